import { type Database, openDatabase } from '@app/database';
import { type OwnDatabase, ownDatabase } from '@app/database/testing';
import { accessMigrations } from '../access.migrations';
import { sampleEntry } from '../testing/sample-entry';
import { AccessTable } from './access-table';
import { looksOf, type LooksPage } from './looks';

const id = (last: number): string => `0d2f6c1e-0000-5000-8000-${String(last).padStart(12, '0')}`;
const [ada, ben, teacher, nurse] = [id(101), id(102), id(201), id(202)] as const;

describe('Who looked at whom', () => {
  let database: OwnDatabase;
  let opened: Database;
  beforeAll(async () => {
    database = await ownDatabase();
    opened = await openDatabase({ url: database.url, poolSize: 2 });
    for (const { sql } of accessMigrations) await opened.pool.query(sql);
    const table = new AccessTable(opened.pool, { authenticationCode: () => 'x' });
    await table.write(sampleEntry({ practitionerId: teacher, children: [ada] }));
    await table.write(sampleEntry({ practitionerId: nurse, children: [ben, ada], decision: 'denied' }));
    await table.write(sampleEntry({ practitionerId: teacher, children: [], verb: 'search' }));
    // The last minute of 31 March in London, where the clocks have gone forward, and the first of 1 April.
    await table.write(sampleEntry({ practitionerId: teacher, children: [ben], at: '2007-03-31T22:59:59.999Z' }));
    await table.write(
      sampleEntry({
        ...{ practitionerId: nurse, children: [], at: '2007-03-31T23:00:00.000Z' },
        ...{ action: 'view-caseload', aboutPractitionerId: teacher },
      }),
    );
  });
  afterAll(async () => {
    await opened.close();
    await database.drop();
  });
  const entries = ({ looks }: LooksPage): bigint[] => looks.map(({ entry }) => entry);

  it('is told for a child, denials and teams of several children included, the latest first', async () =>
    expect(entries(await looksOf(opened.dataSource, { children: [ada] }))).toEqual([2n, 1n]));
  it('is told for a person, searches included', async () => {
    const page = await looksOf(opened.dataSource, { practitionerId: teacher });
    expect(entries(page)).toEqual([4n, 3n, 1n]);
    expect(page.before).toBeUndefined();
  });
  it('is nothing for a child at whom nobody looked', async () =>
    expect(await looksOf(opened.dataSource, { children: [id(999)] })).toEqual({ looks: [] }));
  it('is told page by page, none left out and none twice', async () => {
    const first = await looksOf(opened.dataSource, { practitionerId: teacher }, { pageSize: 2 });
    expect([entries(first), first.before]).toEqual([[4n, 3n], 3n]);
    const second = await looksOf(
      opened.dataSource,
      { practitionerId: teacher },
      { pageSize: 2, before: first.before ?? 0n },
    );
    expect([entries(second), second.before]).toEqual([[1n], undefined]);
  });
  it('is told for a time, its first and last day in London included', async () => {
    const of = { practitionerId: teacher };
    expect(entries(await looksOf(opened.dataSource, of, { from: '2007-03-31', to: '2007-03-31' }))).toEqual([4n]);
    expect(entries(await looksOf(opened.dataSource, of, { from: '2007-04-01' }))).toEqual([]);
    expect(entries(await looksOf(opened.dataSource, of, { to: '2007-03-30' }))).toEqual([3n, 1n]);
  });
  it('says whose work it was about', async () => {
    const { looks } = await looksOf(opened.dataSource, { practitionerId: nurse }, { from: '2007-04-01' });
    expect(looks).toMatchObject([{ entry: 5n, aboutPractitionerId: teacher, children: [] }]);
  });
});
