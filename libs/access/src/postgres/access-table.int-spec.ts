import { Pool } from 'pg';
import { type OwnDatabase, ownDatabase } from '@app/database/testing';
import { accessMigrations } from '../access.migrations';
import { type AccessEntry } from '../record/access-record';
import { AccessTable } from './access-table';

const entry: AccessEntry = {
  at: '2007-03-01T09:00:00.000Z',
  verb: 'view',
  action: 'view-child',
  decision: 'allowed',
  reason: 'caf-author',
  practitionerId: '0d2f6c1e-0000-5000-8000-000000000001',
  role: 'caf-author',
  agencyId: '0d2f6c1e-0000-5000-8000-000000000002',
  purpose: 'early-help',
  children: ['0d2f6c1e-0000-5000-8000-000000000003'],
  fields: 'full',
  correlationId: '0d2f6c1e-0000-5000-8000-000000000004',
};

describe('The record of who looked at what', () => {
  let database: OwnDatabase;
  let pool: Pool;
  beforeAll(async () => {
    database = await ownDatabase();
    pool = new Pool({ connectionString: database.url });
    for (const { sql } of accessMigrations) await pool.query(sql);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('keeps what was asked, by whom, and how it was decided', async () => {
    await new AccessTable(pool).write(entry);
    const { rows } = await pool.query('SELECT * FROM audit.access');
    expect(rows).toMatchObject([
      { verb: 'view', action: 'view-child', decision: 'allowed', children: entry.children, fields: 'full' },
    ]);
  });
  it.each([`UPDATE audit.access SET decision = 'denied'`, 'DELETE FROM audit.access', 'TRUNCATE audit.access'])(
    'is only ever added to: %s',
    (statement) => expect(pool.query(statement)).rejects.toThrow('only ever added to'),
  );
  it('says so when an entry cannot be kept, so that nothing is shown', () =>
    expect(new AccessTable(pool).write({ ...entry, correlationId: 'none' })).rejects.toThrow());
});
