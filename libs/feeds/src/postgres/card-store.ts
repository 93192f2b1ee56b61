import { type CustomTypesConfig, type Pool, type PoolClient, types } from 'pg';
import { type CardState } from '../fold-page';
import { parsers, typeOf } from './column-types';
import { type Card, type CardTable, type CardValue } from '../projection';

const cardTypes: CustomTypesConfig = {
  getTypeParser: ((oid: Parameters<typeof types.getTypeParser>[0]) =>
    parsers.get(oid) ?? (types.getTypeParser(oid) as unknown)) as typeof types.getTypeParser,
};

/** A card holds a value that cannot be written as JSON. */
export class UnwritableCard extends Error {
  override readonly name = 'UnwritableCard';
}

const plainName = /^[a-z_][a-z0-9_]*$/;
const plainTable = /^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$/;

/** Reads and writes the cards of one table, many at a time. */
export class CardStore {
  private readonly key: string;
  private readonly columns: readonly string[];
  private readonly bigints: readonly string[];
  private readonly versioned: boolean;
  private readonly sql: {
    readonly load: string;
    readonly upsert: string;
    readonly remove: string;
    readonly close: string;
    readonly insert: string;
  };

  /**
   * @param name of the table; differs from the declared one while a rebuild fills its shadow.
   * @throws when a name is not plain or a column type is not one of those that come back as they went in.
   */
  constructor(table: CardTable, name: string = table.name) {
    const { key, columns } = table;
    if (!plainTable.test(name)) throw new Error(`not a plain table name with its schema: ${name}`);
    for (const column of Object.keys(columns))
      if (!plainName.test(column)) throw new Error(`${name}: not a plain column name: ${column}`);
    for (const type of Object.values(columns)) typeOf(type);
    const keyType = columns[key];
    if (keyType === undefined) throw new Error(`${name}: the key ${key} is not among the columns`);
    this.key = key;
    this.versioned = table.versioned === true;
    this.columns = Object.keys(columns);
    this.bigints = this.columns.filter((column) => columns[column] === 'bigint');

    const list = this.columns.join(', ');
    const rest = this.columns.filter((column) => column !== key).map((column) => `${column} = excluded.${column}`);
    const typed = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
    const current = this.versioned ? ' AND known_to IS NULL' : '';
    this.sql = {
      load: `SELECT ${list} FROM ${name} WHERE ${key} = ANY($1::${keyType}[])${current}`,
      upsert: `INSERT INTO ${name} (${list}) SELECT ${list} FROM json_to_recordset($1) AS card(${typed.join(', ')})
        ON CONFLICT (${key}) DO ${rest.length > 0 ? `UPDATE SET ${rest.join(', ')}` : 'NOTHING'}`,
      remove: `DELETE FROM ${name} WHERE ${key} = ANY($1::${keyType}[])`,
      close: `UPDATE ${name} SET known_to = closed.at FROM json_to_recordset($1) AS closed(key ${keyType}, at bigint)
        WHERE ${name}.${key} = closed.key AND known_to IS NULL`,
      insert: `INSERT INTO ${name} (${list}, known_from, known_to) SELECT ${list}, known_from, known_to
        FROM json_to_recordset($1) AS card(${typed.join(', ')}, known_from bigint, known_to bigint)`,
    };
  }

  /** @returns the present cards with these keys. */
  async load(database: Pool | PoolClient, keys: Iterable<string>): Promise<Map<string, Card>> {
    const wanted = [...keys];
    if (wanted.length === 0) return new Map();
    const { rows } = await database.query<CardValue[]>({
      text: this.sql.load,
      values: [wanted],
      rowMode: 'array',
      types: cardTypes,
    });
    const cards = new Map<string, Card>();
    for (const row of rows) {
      const card: Record<string, CardValue> = {};
      for (let index = 0; index < row.length; index += 1) card[this.columns[index] as string] = row[index] as CardValue;
      cards.set(card[this.key] as string, card);
    }
    return cards;
  }

  /**
   * Writes the changes of a page: the last state of each card, or with versions every state.
   * @throws UnwritableCard, or the database's error when it does not take a row.
   */
  async write(tx: PoolClient, changes: ReadonlyMap<string, readonly CardState[]>): Promise<void> {
    await (this.versioned ? this.writeVersions(tx, changes) : this.writeLast(tx, changes));
  }

  /** Removes the cards altogether, all versions included. */
  async remove(tx: PoolClient, keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await tx.query(this.sql.remove, [keys]);
  }

  private async writeLast(tx: PoolClient, changes: ReadonlyMap<string, readonly CardState[]>): Promise<void> {
    const cards: object[] = [];
    const gone: string[] = [];
    for (const [key, states] of changes) {
      const card = states[states.length - 1]?.card;
      if (card === undefined) gone.push(key);
      else cards.push(this.row(card));
    }
    if (cards.length > 0) await tx.query(this.sql.upsert, [asDocument(cards)]);
    await this.remove(tx, gone);
  }

  private async writeVersions(tx: PoolClient, changes: ReadonlyMap<string, readonly CardState[]>): Promise<void> {
    const closed: object[] = [];
    const versions: object[] = [];
    for (const [key, states] of changes) {
      closed.push({ key, at: String(states[0]?.at) });
      states.forEach(({ card, at }, index) => {
        const until = states[index + 1]?.at;
        if (card !== undefined)
          versions.push({
            known_from: String(at),
            known_to: until === undefined ? null : String(until),
            ...this.row(card),
          });
      });
    }
    await tx.query(this.sql.close, [asDocument(closed)]);
    if (versions.length > 0) await tx.query(this.sql.insert, [asDocument(versions)]);
  }

  /** JSON knows no bigint: as text, which the column's type reads again. */
  private row(card: Card): object {
    if (this.bigints.length === 0) return card;
    const row: Record<string, CardValue | undefined> = { ...card };
    for (const column of this.bigints) {
      const value = row[column];
      if (typeof value === 'bigint') row[column] = String(value);
    }
    return row;
  }
}

const asDocument = (rows: readonly object[]): string => {
  try {
    return JSON.stringify(rows);
  } catch {
    throw new UnwritableCard();
  }
};
