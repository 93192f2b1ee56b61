import { Pool } from 'pg';
import { type OwnDatabase, ownDatabase } from '@app/database/testing';
import { accessMigrations } from '../access.migrations';
import { sampleEntry } from '../testing/sample-entry';
import { AccessTable } from './access-table';
import { looksOf, type LooksPage } from './looks';

const id = (last: number): string => `0d2f6c1e-0000-5000-8000-${String(last).padStart(12, '0')}`;
const [ada, ben, teacher, nurse] = [id(101), id(102), id(201), id(202)] as const;

describe('Who looked at whom', () => {
  let database: OwnDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await ownDatabase();
    pool = new Pool({ connectionString: database.url });
    for (const { sql } of accessMigrations) await pool.query(sql);
    const table = new AccessTable(pool, { authenticationCode: () => 'x' });
    await table.write(sampleEntry({ practitionerId: teacher, children: [ada] }));
    await table.write(sampleEntry({ practitionerId: nurse, children: [ben, ada], decision: 'denied' }));
    await table.write(sampleEntry({ practitionerId: teacher, children: [], verb: 'search' }));
    await table.write(sampleEntry({ practitionerId: teacher, children: [ben] }));
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });
  const entries = ({ looks }: LooksPage): bigint[] => looks.map(({ entry }) => entry);

  it('is told for a child, denials and teams of several children included, the latest first', async () =>
    expect(entries(await looksOf(pool, { childId: ada }))).toEqual([2n, 1n]));
  it('is told for a person, searches included', async () => {
    const page = await looksOf(pool, { practitionerId: teacher });
    expect(entries(page)).toEqual([4n, 3n, 1n]);
    expect(page.before).toBeUndefined();
  });
  it('is nothing for a child at whom nobody looked', async () =>
    expect(await looksOf(pool, { childId: id(999) })).toEqual({ looks: [] }));
  it('is told page by page, none left out and none twice', async () => {
    const first = await looksOf(pool, { practitionerId: teacher }, { pageSize: 2 });
    expect([entries(first), first.before]).toEqual([[4n, 3n], 3n]);
    const second = await looksOf(pool, { practitionerId: teacher }, { pageSize: 2, before: first.before ?? 0n });
    expect([entries(second), second.before]).toEqual([[1n], undefined]);
  });
});
