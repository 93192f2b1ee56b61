import { type Pool } from 'pg';
import { Listening } from '@app/database';
import { type CalendarDate } from '@app/kernel';
import { type WrappingKey } from '../beyond-recovery';
import { type KeptKey, type KeyTable, type WrappedKey } from '../key-table';

interface Row {
  readonly subject: string;
  readonly wrapped: Buffer | null;
  readonly key_id: string | null;
}
const kept = ({ subject, wrapped, key_id: keyId }: Row): KeptKey =>
  wrapped === null || keyId === null ? { subject, is: 'erased' } : { subject, is: 'wrapped', wrapped, keyId };

/** Channel on which every erasure is told, with the subject. */
const ERASED = 'subject_erased';
/** A connection that cannot be made in this time counts as refused. */
const CONNECT_MS = 5_000;

/** Subject keys in PostgreSQL, schema `keys`. */
export class PostgresKeyTable implements KeyTable {
  /** @param keeper by whose account keys are wrapped anew: the same, unless the other one may not. */
  constructor(
    private readonly pool: Pool,
    private readonly keeper: Pool = pool,
  ) {}

  async find(subjects: readonly string[]): Promise<readonly KeptKey[]> {
    const { rows } = await this.pool.query<Row>({
      name: 'find-subject-keys',
      text: 'SELECT subject, wrapped, key_id FROM keys.subject_key WHERE subject = ANY ($1::text[])',
      values: [subjects],
    });
    return rows.map(kept);
  }

  async keep(fresh: readonly WrappedKey[]): Promise<readonly KeptKey[]> {
    // In order of the subject: two processes that insert the same subjects must not wait for each other crosswise.
    const { rows } = await this.pool.query<Row>({
      name: 'keep-subject-keys',
      text: `
        WITH fresh AS (
          SELECT * FROM unnest($1::text[], $2::bytea[], $3::text[]) AS f (subject, wrapped, key_id)
        ), made AS (
          INSERT INTO keys.subject_key (subject, wrapped, key_id)
          SELECT subject, wrapped, key_id FROM fresh
          WHERE NOT EXISTS (SELECT FROM keys.subject_key there WHERE there.subject = fresh.subject)
          ORDER BY subject
          ON CONFLICT (subject) DO NOTHING
          RETURNING subject, wrapped, key_id
        )
        SELECT subject, wrapped, key_id FROM made
        UNION ALL
        SELECT subject, k.wrapped, k.key_id FROM fresh JOIN keys.subject_key k USING (subject)`,
      values: [
        fresh.map(({ subject }) => subject),
        fresh.map(({ wrapped }) => wrapped),
        fresh.map(({ keyId }) => keyId),
      ],
    });
    if (rows.length === fresh.length) return rows.map(kept);
    // Another process was faster with the rest: its rows are not in the statement's snapshot, but in the next one.
    const known = new Set(rows.map(({ subject }) => subject));
    const late = await this.find(fresh.flatMap(({ subject }) => (known.has(subject) ? [] : [subject])));
    return [...rows.map(kept), ...late];
  }

  /** @throws the server's refusal (42501) when the account is not the owner's and no destruction in the log names the subject. */
  async erase(subject: string): Promise<void> {
    await this.pool.query({ name: 'destroy-subject-key', text: 'SELECT keys.destroy($1)', values: [subject] });
  }

  async erased(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ subject: string }>(
      'SELECT subject FROM keys.subject_key WHERE erased_at IS NOT NULL ORDER BY subject',
    );
    return rows.map(({ subject }) => subject);
  }

  async wrappings(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.pool.query<{ key_id: string; keys: string }>(
      'SELECT key_id, count(*) AS keys FROM keys.subject_key WHERE key_id IS NOT NULL GROUP BY key_id ORDER BY key_id',
    );
    return new Map(rows.map(({ key_id: keyId, keys }) => [keyId, Number(keys)]));
  }

  async notWrappedBy(keyId: string, limit: number): Promise<readonly WrappedKey[]> {
    const { rows } = await this.pool.query<Row>({
      name: 'subject-keys-not-wrapped-by',
      text: `
        SELECT subject, wrapped, key_id FROM keys.subject_key
        WHERE key_id IS NOT NULL AND (key_id < $1 OR key_id > $1) LIMIT $2`,
      values: [keyId, limit],
    });
    return rows.map(kept).filter((key) => key.is === 'wrapped');
  }

  async rewrap(keys: readonly { readonly from: string; readonly to: WrappedKey }[]): Promise<void> {
    await this.keeper.query({
      name: 'rewrap-subject-keys',
      text: `
        WITH locked AS (
          SELECT subject FROM keys.subject_key WHERE subject = ANY ($1::text[]) ORDER BY subject FOR UPDATE
        )
        UPDATE keys.subject_key k SET wrapped = new.wrapped, key_id = new.key_id
        FROM locked
        JOIN unnest($1::text[], $2::text[], $3::bytea[], $4::text[]) AS new (subject, old_key_id, wrapped, key_id)
          USING (subject)
        WHERE k.subject = locked.subject AND k.key_id = new.old_key_id`,
      values: [
        keys.map(({ to }) => to.subject),
        keys.map(({ from }) => from),
        keys.map(({ to }) => to.wrapped),
        keys.map(({ to }) => to.keyId),
      ],
    });
  }

  async wrappingKeys(): Promise<readonly WrappingKey[]> {
    const { rows } = await this.pool.query<WrappingKey>(
      `SELECT id, first_used_on AS "firstUsedOn", retired_on AS "retiredOn", destroyed_on AS "destroyedOn"
       FROM keys.wrapping_key ORDER BY first_used_on, id`,
    );
    return rows;
  }

  async noteWrappingKey(keyId: string, on: CalendarDate): Promise<void> {
    await this.keeper.query(
      `INSERT INTO keys.wrapping_key AS w (id, first_used_on) VALUES ($1, $2)
       ON CONFLICT (id) DO UPDATE SET retired_on = NULL WHERE w.destroyed_on IS NULL AND w.retired_on IS NOT NULL`,
      [keyId, on],
    );
  }

  async retireOthers(keyId: string, on: CalendarDate): Promise<void> {
    await this.keeper.query(
      `UPDATE keys.wrapping_key w SET retired_on = $2 WHERE id <> $1 AND retired_on IS NULL
         AND NOT EXISTS (SELECT FROM keys.subject_key k WHERE k.key_id = w.id)`,
      [keyId, on],
    );
  }

  async noteDestroyed(keyId: string, on: CalendarDate, by: string): Promise<void> {
    await this.keeper.query(
      'UPDATE keys.wrapping_key SET destroyed_on = $2, destroyed_by = $3 WHERE id = $1 AND destroyed_on IS NULL',
      [keyId, on, by],
    );
  }

  async onErased(listener: (subject: string | undefined) => void): Promise<() => Promise<void>> {
    // The password is hidden from a plain copy of the pool's settings.
    const { password } = this.pool.options;
    const connection = { ...this.pool.options, password, connectionTimeoutMillis: CONNECT_MS };
    const listening = new Listening(connection, ERASED, listener);
    await listening.start();
    return () => listening.stop();
  }
}
