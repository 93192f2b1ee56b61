import { beginDays } from '@app/reminders';
import { feedsOf } from '../../apps/worker/src';
import { type Application, person, startApplication } from '../support/application';
import { retentionStory } from '../support/retention-story';
import { type Known, story, teacher, tell } from '../support/story';

/** A team around a child whose CAF is open, and another child whose record is erased: what follows, each step waits for. */
const steps = [...story.slice(0, story.findIndex(({ route }) => route === '/v1/teams') + 1), ...retentionStory];
const officer = person(8, { roles: ['information-governance'] });

jest.setTimeout(240_000);

describe('API and worker, each on its own account of the database', () => {
  let application: Application;
  let known: Known;
  let kept: string;

  beforeAll(async () => {
    application = await startApplication({ apart: true });
    const take = async (path: string, body: object, as = teacher): Promise<Readonly<Record<string, unknown>>> => {
      const { status, body: answer } = await application.post(path, body, { as });
      expect([path, status, status < 300 || answer['code']]).toEqual([path, status, true]);
      return answer;
    };
    known = await tell(application, (step, path, body) => take(path, body, step.as), steps);
    const registered = await take('/v1/children', {
      ...{ givenNames: 'Ida', familyName: 'Accountfield', status: 'born', birthDate: '2001-05-17', sex: 'female' },
      ...{ place: 'CHN', localityBasis: 'manual', on: '2007-03-01' },
    });
    kept = registered['childId'] as string;
    await application.caughtUp();
  });
  afterAll(() => application.close());

  it('neither of which is the owner’s, write what people do and what follows from it', async () => {
    const accounts = await Promise.all(
      [application.runtime, application.worker].flatMap(({ pool, application: own }) =>
        [pool, own.pool].map(async (one) => (await one.query<{ name: string }>('SELECT current_user AS name')).rows),
      ),
    );
    expect(accounts.flat().map(({ name }) => name)).toEqual([
      ...['teamaround_application', 'teamaround_application', 'teamaround_worker', 'teamaround_worker'],
    ]);
    // What lies across streams is reserved by whoever changes them, in the name of no person.
    const { rows } = await application.runtime.pool.query<{ by: string; system: boolean }>(
      `SELECT DISTINCT recorded_by AS by, meta->'actor'->>'role' = 'system' AS system FROM log.event
       WHERE stream !~ '^childWork-' ORDER BY 1`,
    );
    expect(rows).toEqual([
      { by: 'teamaround_application', system: false },
      { by: 'teamaround_worker', system: true },
    ]);
  });

  it('have every projection and automation take in all of it', async () => {
    const feeds = await feedsOf(application.worker).status();
    expect(feeds.filter(({ lag, parked, runner }) => lag > 0n || parked > 0 || runner === undefined)).toEqual([]);
    expect(feeds.some(({ kind }) => kind === 'automation')).toBe(true);
    expect((await application.get('/health/ready', { as: null })).body).toMatchObject({ ready: true, parked: 0 });
    expect((await application.get(`/v1/children/${known.ada}/caf/1`)).status).toBe(200);
  });

  it('erase what was approved', async () => {
    const { body } = await application.get(`/v1/children/${known.hal}/retention`, { as: officer });
    expect(body['destroyed']).toMatchObject({ recordClass: 'on-request', keys: 1 });
    const { rows } = await application.runtime.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM keys.subject_key WHERE subject = $1 AND wrapped IS NOT NULL`,
      [`child-${known.hal}`],
    );
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('make the nightly list of what need not be kept any more', async () => {
    const { aggregates, clock } = application.worker;
    await beginDays(aggregates, clock);
    await application.caughtUp();
    const { body } = await application.get('/v1/retention/proposals', { as: officer });
    expect(body['proposals']).toEqual([expect.objectContaining({ childId: kept, recordClass: 'register-entry' })]);
  });

  it('build a read model anew', async () => {
    const feeds = feedsOf(application.worker);
    await feeds.rebuild('child-card');
    // Gives its lock back, with the connection that held it.
    await feeds.stop();
    expect((await application.get(`/v1/children/${known.ada}`)).status).toBe(200);
  });
});
