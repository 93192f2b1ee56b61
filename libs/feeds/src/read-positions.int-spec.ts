import { type Pause } from './pause';
import { ReadPositions } from './read-positions';
import { openVisitsDatabase, type VisitsDatabase } from './testing/visits-database';

let database: VisitsDatabase;
beforeAll(async () => {
  database = await openVisitsDatabase();
  await database.pool.query("INSERT INTO feeds.checkpoint (name, version, position) VALUES ('visit-card', 1, 10)");
});
afterAll(() => database.close());

describe('Waiting for a read model', () => {
  it('ends at once when the position is stored already', async () =>
    expect(await new ReadPositions(database.pool).reached('visit-card', 10n, 10_000)).toBeUndefined());

  it('ends when a runner of this process says so, without a look at the database', async () => {
    const never = { query: () => Promise.reject(new Error('no database')) };
    const positions = new ReadPositions(never as never);
    const waiting = positions.reached('visit-card', 11n, 10_000);
    positions.moved('visit-card', 11n);
    expect(await waiting).toBeUndefined();
    expect(await positions.reached('visit-card', 9n, 0)).toBeUndefined();
  });

  it('ends when another process has moved the checkpoint', async () => {
    const waiting = new ReadPositions(database.pool).reached('visit-card', 12n, 10_000);
    await database.pool.query("UPDATE feeds.checkpoint SET position = 12 WHERE name = 'visit-card'");
    expect(await waiting).toBeUndefined();
  });

  it('is refused when the time is over, also for a read model that has never run', async () => {
    const overAtOnce: Pause = () => Promise.resolve();
    const positions = new ReadPositions(database.pool, overAtOnce);
    expect(await positions.reached('visit-card', 99n, 1)).toMatchObject({ refused: 'read-model-behind' });
    expect(await positions.reached('no-card', 0n, 1)).toMatchObject({ refused: 'read-model-behind' });
  });
});
