import { type Database, openDatabase } from '@app/database';
import { ownDatabase, type OwnDatabase } from '@app/database/testing';
import { privacyInMemory } from '@app/privacy/testing';
import { leaksOf } from '../support/canaries';

const canary = 'Quillfeather Zoë "Zo"';
let own: OwnDatabase;
let database: Database;
beforeAll(async () => {
  own = await ownDatabase();
  database = await openDatabase({ url: own.url });
  await database.pool.query(`
    CREATE SCHEMA read;
    CREATE TABLE read."Odd name" (id int PRIMARY KEY, note text, nested jsonb, plain json, list text[], bytes bytea)`);
});
afterEach(() => database.pool.query('TRUNCATE read."Odd name"'));
afterAll(async () => {
  await database.close();
  await own.drop();
});
const leaks = async (logged: readonly string[] = []) =>
  (await leaksOf([canary, 'Another canary'], { pool: database.pool, logged })).map(
    (leak) => `${leak.canary} in ${leak.where}`,
  );
const keep = (column: string, value: unknown): Promise<unknown> =>
  database.pool.query(`INSERT INTO read."Odd name" (id, ${column}) VALUES (1, $1)`, [value]);

describe('Looking for what nobody may read', () => {
  it.each([
    ['note', `before ${canary} after`],
    ['note', canary.replace('Quill', 'qUILL')],
    ['note', encodeURIComponent(canary)],
    ['note', new URLSearchParams({ canary }).toString()],
    ['note', Buffer.from(`a${canary}b`).toString('base64')],
    ['note', Buffer.from(`ab${canary}c`).toString('base64url')],
    ['note', Buffer.from(`abc${canary}d`).toString('base64')],
    ['note', Buffer.from(canary).toString('hex')],
    ['nested', JSON.stringify({ deep: [{ name: canary }] })],
    ['plain', JSON.stringify({ [canary]: 1 })],
    ['list', ['x', canary]],
    ['bytes', Buffer.from(`a${canary}`)],
  ])('finds it in %s: %j', async (column, value) => {
    await keep(column, value);
    expect(await leaks()).toEqual([`${canary} in read.Odd name.${column}`]);
  });
  it('finds it in the server log', async () =>
    expect(await leaks(['{"event":"request"}', JSON.stringify({ error: `no ${canary}` })])).toEqual([
      `${canary} in server log`,
    ]));
  it('finds nothing in what is sealed', async () => {
    const { sealer } = await privacyInMemory();
    const [sealed] = await sealer.seal([{ subject: 'child-1', eventId: 'e', type: 't', personal: { name: canary } }]);
    await keep('note', sealed);
    expect(await leaks(['{"event":"request"}'])).toEqual([]);
  });
  it('takes no text that turns up by chance', () =>
    expect(leaksOf(['Ada'], { pool: database.pool, logged: [] })).rejects.toThrow('at least 6'));
});
