import pg from 'pg';

const SETTINGS = [
  'server_version',
  'fsync',
  'synchronous_commit',
  'wal_sync_method',
  'full_page_writes',
  'wal_level',
  'shared_buffers',
  'max_wal_size',
  'commit_delay',
  'max_connections',
];

/** The databases of one run on one server; all of them are dropped at the end. */
export class Databases {
  #admin;
  #url;
  #made = new Set();

  static async on(url) {
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    return new Databases(admin, url);
  }

  constructor(admin, url) {
    this.#admin = admin;
    this.#url = url;
  }

  /** The settings that a figure depends on, as the server has them. */
  async settings() {
    const { rows } = await this.#admin.query(
      'SELECT name, current_setting(name) AS setting FROM pg_settings WHERE name = ANY($1)',
      [SETTINGS],
    );
    return Object.fromEntries(SETTINGS.map((name) => [name, rows.find((row) => row.name === name)?.setting]));
  }

  /** @returns the address of a new database, empty or a copy of another of this run. */
  async create(purpose, copyOf) {
    const name = this.#nameOf(purpose);
    const template = copyOf === undefined ? '' : ` TEMPLATE ${this.#nameOf(copyOf)}`;
    await this.#admin.query(`CREATE DATABASE ${name}${template}`);
    this.#made.add(name);
    return this.urlOf(purpose);
  }

  urlOf(purpose) {
    const url = new URL(this.#url);
    url.pathname = `/${this.#nameOf(purpose)}`;
    return url.href;
  }

  /** Dirty pages of the last cell are not the next one's burden. */
  checkpoint() {
    return this.#admin.query('CHECKPOINT');
  }

  /** After a seed: what a server does in its own time anyway. */
  async settle(purpose) {
    const client = new pg.Client({ connectionString: this.urlOf(purpose) });
    await client.connect();
    await client.query('VACUUM ANALYZE');
    await client.end();
  }

  async dropAll() {
    for (const name of this.#made) await this.#admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await this.#admin.end();
  }

  #nameOf(purpose) {
    return `teamaround_bench_${process.pid}_${purpose.replace(/[^a-z0-9]+/g, '_')}`;
  }
}
