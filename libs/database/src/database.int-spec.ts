import { Column, Entity, PrimaryColumn } from 'typeorm';
import {
  type Database,
  DatabaseUnreachable,
  migrate,
  type Migration,
  openDatabase,
  SchemaFromTheFuture,
} from '@app/database';
import { ownDatabase, type OwnDatabase } from '@app/database/testing';

const dayCard: Migration = {
  name: 'day-card',
  at: 1_790_000_900_000,
  sql: `CREATE TABLE read.day_card (id int PRIMARY KEY, day date NOT NULL, days date[] NOT NULL, position bigint NOT NULL);
        INSERT INTO read.day_card VALUES (1, '2026-03-29', '{2026-03-29,2026-10-25}', 9007199254740993);`,
};
const note: Migration = { name: 'note', at: 1_790_000_900_001, sql: 'CREATE TABLE read.note (id int PRIMARY KEY)' };
const broken: Migration = {
  name: 'broken',
  at: 1_790_000_900_002,
  sql: 'CREATE TABLE read.half (id int); SELECT no_such_function();',
};

@Entity({ schema: 'read', name: 'day_card' })
class DayRow {
  @PrimaryColumn('int') id!: number;
  @Column('date') day!: string;
  @Column('bigint') position!: string;
}

describe('Opening a database', () => {
  let own: OwnDatabase;
  let database: Database;
  beforeEach(async () => {
    own = await ownDatabase();
    database = await openDatabase({ url: own.url, entities: [DayRow], poolSize: 3 });
  });
  afterEach(async () => {
    await database.close();
    await own.drop();
  });

  const tables = async (): Promise<string[]> => {
    const { rows } = await database.pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'read' ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  };

  it('lets dates and big numbers arrive as they were written, for pg and for TypeORM', async () => {
    await migrate(database.dataSource, [dayCard]);
    const { rows } = await database.pool.query('SELECT day, days, position FROM read.day_card');
    expect(rows).toEqual([{ day: '2026-03-29', days: ['2026-03-29', '2026-10-25'], position: '9007199254740993' }]);
    expect(await database.dataSource.getRepository(DayRow).find()).toEqual([
      { id: 1, day: '2026-03-29', position: '9007199254740993' },
    ]);
  });

  it('does each migration once, in order of time, whatever order they are listed in', async () => {
    expect(await migrate(database.dataSource, [note, dayCard])).toEqual([
      'read-schema-1790000000000',
      'day-card-1790000900000',
      'note-1790000900001',
    ]);
    expect(await migrate(database.dataSource, [note, dayCard])).toEqual([]);
  });

  it('lets several processes start at once: one works, the others wait', async () => {
    const others = await Promise.all([1, 2, 3].map(() => openDatabase({ url: own.url, poolSize: 2 })));
    const done = await Promise.all(others.map(({ dataSource }) => migrate(dataSource, [dayCard, note])));
    await Promise.all(others.map((other) => other.close()));
    expect(done.map(({ length }) => length).sort()).toEqual([0, 0, 3]);
    expect(await tables()).toEqual(['day_card', 'note']);
  });

  it('undoes all of a migration that fails, and keeps those before it', async () => {
    await expect(migrate(database.dataSource, [dayCard, broken])).rejects.toThrow(/no_such_function/);
    expect(await tables()).toEqual(['day_card']);
    expect(await migrate(database.dataSource, [dayCard, note])).toEqual(['note-1790000900001']);
  });

  it('refuses a database that a newer version has changed, before it changes anything', async () => {
    await migrate(database.dataSource, [note]);
    const older = migrate(database.dataSource, [dayCard]);
    await expect(older).rejects.toThrow(SchemaFromTheFuture);
    await expect(older).rejects.toThrow(/newer version of Teamaround/);
    expect(await tables()).toEqual(['note']);
  });

  it('refuses two migrations of the same time', async () => {
    await expect(migrate(database.dataSource, [note, { ...dayCard, at: note.at }])).rejects.toThrow(/share the time/);
  });

  it('goes on after the server has ended its idle connections', async () => {
    await database.pool.query('SELECT 1');
    const other = await openDatabase({ url: own.url, poolSize: 1 });
    const lost = new Promise((resolve) => database.pool.once('remove', resolve));
    await other.pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await other.close();
    await lost;
    expect((await database.pool.query('SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
  });

  it('says which database it cannot reach, and not the password', async () => {
    const gone = new URL(own.url);
    gone.port = '1';
    gone.password = 'hush';
    const opening = openDatabase({ url: gone.href });
    await expect(opening).rejects.toThrow(DatabaseUnreachable);
    await expect(opening).rejects.toThrow(
      /^The database teamaround_test_\w+ at \S+ cannot be reached \(ECONNREFUSED\)\.$/,
    );
    await expect(opening).rejects.not.toThrow(/hush/);
  });
});
