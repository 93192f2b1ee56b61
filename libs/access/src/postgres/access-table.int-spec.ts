import { createHmac } from 'node:crypto';
import { Pool } from 'pg';
import { faultyLink, type OwnDatabase, ownDatabase } from '@app/database/testing';
import { accessMigrations } from '../access.migrations';
import { RecordUnavailable } from '../access.errors';
import { type AccessEntry } from '../record/access-record';
import { type Authentication } from '../record/chain';
import { type RecordReport, verifyRecord } from '../record/verify-record';
import { sampleEntry } from '../testing/sample-entry';
import { AccessTable } from './access-table';
import { allEntries } from './kept-entries';

const by: Authentication = {
  authenticationCode: (kind, text) => createHmac('sha256', kind).update(text).digest('base64'),
};
const looks = (count: number): AccessEntry[] =>
  Array.from({ length: count }, (_, second) =>
    sampleEntry({ at: new Date(Date.UTC(2007, 2, 1, 9, 0, second)).toISOString() }),
  );

describe('The table of who looked at what', () => {
  let database: OwnDatabase;
  let pool: Pool;
  beforeEach(async () => {
    database = await ownDatabase();
    pool = new Pool({ connectionString: database.url });
    for (const { sql } of accessMigrations) await pool.query(sql);
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });
  const verify = (): Promise<RecordReport> => verifyRecord(allEntries(pool, 7), by);
  const writeAll = async (table: AccessTable, entries: readonly AccessEntry[]): Promise<void> => {
    await Promise.all(entries.map((entry) => table.write(entry)));
  };

  it('keeps what was asked, by whom, and how it was decided', async () => {
    const entry = sampleEntry({ children: [sampleEntry().agencyId, sampleEntry().practitionerId] });
    await new AccessTable(pool, by).write(entry);
    for await (const page of allEntries(pool)) expect(page).toEqual([expect.objectContaining({ ...entry, entry: 1n })]);
  });

  it('is whole after many looks at once, in few statements', async () => {
    const statements = jest.spyOn(pool, 'query');
    await writeAll(new AccessTable(pool, by), looks(1_200));
    expect(statements.mock.calls.length).toBeLessThan(10);
    expect(await verify()).toMatchObject({ entries: 1_200n });
    expect((await verify()).broken).toBeUndefined();
  });

  it('is whole when several processes write to it at once, and none of them waits for ever', async () => {
    const processes = [1, 2, 3, 4].map(() => new AccessTable(pool, by));
    for (let wave = 0; wave < 25; wave++) await Promise.all(processes.map((table) => writeAll(table, looks(3))));
    const report = await verify();
    expect(report.broken).toBeUndefined();
    expect(report.entries).toBe(300n);
  });

  it.each([`UPDATE audit.access SET decision = 'denied'`, 'DELETE FROM audit.access', 'TRUNCATE audit.access'])(
    'is only ever added to: %s',
    async (statement) => {
      await new AccessTable(pool, by).write(sampleEntry());
      await expect(pool.query(statement)).rejects.toThrow('only ever added to');
    },
  );

  describe('when somebody with the rights of its owner', () => {
    const damages: readonly (readonly [string, string, object])[] = [
      ['alters an entry', `UPDATE audit.access SET children = '{}' WHERE entry = 8`, { kind: 'altered', entry: 8n }],
      ['removes one', 'DELETE FROM audit.access WHERE entry = 8', { kind: 'missing', entry: 8n }],
      [
        'puts one in',
        `UPDATE audit.access SET entry = entry + 100 WHERE entry > 8; UPDATE audit.access SET entry = entry - 99 WHERE entry > 100;
         INSERT INTO audit.access SELECT 9, digest, at, verb, action, decision, reason, practitioner_id, role, agency_id,
           purpose, children, fields, correlation_id FROM audit.access WHERE entry = 8`,
        { kind: 'altered', entry: 9n },
      ],
      [
        'changes the order',
        `UPDATE audit.access SET entry = 100 WHERE entry = 8; UPDATE audit.access SET entry = 8 WHERE entry = 9;
         UPDATE audit.access SET entry = 9 WHERE entry = 100`,
        { kind: 'altered', entry: 8n },
      ],
    ];
    it.each(damages)('%s, the place is found', async (_, damage, broken) => {
      await writeAll(new AccessTable(pool, by), looks(20));
      await pool.query(`ALTER TABLE audit.access DISABLE TRIGGER keep; ${damage}`);
      expect((await verify()).broken).toEqual(broken);
    });
    it('cuts off its end, an end that was noted tells', async () => {
      await writeAll(new AccessTable(pool, by), looks(20));
      const { end } = await verify();
      await pool.query(`ALTER TABLE audit.access DISABLE TRIGGER keep; DELETE FROM audit.access WHERE entry > 15`);
      expect((await verify()).broken).toBeUndefined();
      const told = await verifyRecord(allEntries(pool), by, { noted: [end] });
      expect(told.broken).toEqual({ kind: 'cut', entry: 16n });
    });
  });

  it('says so when an entry cannot be kept, and keeps the others of its batch', async () => {
    const table = new AccessTable(pool, by);
    const [first, second, third] = looks(3).map((entry, index) =>
      table.write(index === 1 ? { ...entry, correlationId: 'none' } : entry),
    );
    await expect(second).rejects.toThrow(RecordUnavailable);
    await Promise.all([first, third]);
    expect(await verify()).toMatchObject({ entries: 2n });
  });

  it('says so while the database is away, and goes on after', async () => {
    const link = await faultyLink(database.url);
    const through = new Pool({ connectionString: link.url });
    through.on('error', () => undefined);
    const table = new AccessTable(through, by);
    try {
      await table.write(sampleEntry());
      link.refuse();
      await expect(table.write(sampleEntry())).rejects.toMatchObject({
        status: 503,
        code: 'access-record-unavailable',
      });
      link.restore();
      await table.write(sampleEntry());
      expect(await verify()).toMatchObject({ entries: 2n });
      link.loseAnswer(sampleEntry().correlationId);
      await expect(table.write(sampleEntry())).rejects.toThrow(RecordUnavailable);
      await table.write(sampleEntry());
      // The one whose answer was lost is there as well: nobody saw anything for it, and it is written down all the same.
      const report = await verify();
      expect(report).toMatchObject({ entries: 4n });
      expect(report.broken).toBeUndefined();
    } finally {
      await through.end();
      await link.close();
    }
  });
});
