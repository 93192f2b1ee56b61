import fc from 'fast-check';
import { type Application, startApplication } from '../support/application';
import { inLanes, onTheWire } from '../support/barrage';
import { type Dice, mutatedBytes, wireNoise } from '../support/mutations';
import { describedRequests, type Description } from '../support/schema-requests';
import { bodyOf, type Known, pathOf, story, teacher, told } from '../support/story';

/** Another seed tries other requests: PROOF_SEED=7 npm run proofs -- s9 */
const seed = Number(process.env['PROOF_SEED'] ?? 9);
const EACH = 10_000;
/** What the whole process may grow by, the requests' own bytes included. */
const GROWTH_MB = 400;

describe(`S9: whatever is sent, the service answers, seed ${seed}`, () => {
  let application: Application;
  let known: Known;
  let token: string;
  const statuses = new Map<number, number>();

  const note = (status: number, what: string): void => {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status >= 500) throw new Error(`${status} for ${what}`);
  };
  const memory = (): number => process.memoryUsage().rss / 1e6;

  beforeAll(async () => {
    application = await startApplication();
    known = await told(application);
    token = await application.tokenFor(teacher);
  });
  afterAll(() => application.close());

  /** A request of the story as bytes, signed in or not. */
  const requestBytes = (dice: Dice): string => {
    const step = dice.pick(story);
    const body = JSON.stringify(bodyOf(step, known));
    const authorization = dice.chance(0.7) ? `Authorization: Bearer ${token}\r\n` : '';
    return (
      `POST ${pathOf(step, known)} HTTP/1.1\r\nHost: localhost\r\n${authorization}Content-Type: application/json\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`
    );
  };

  it(`to ${EACH} malformed requests on raw sockets without a fault of the server`, async () => {
    const before = memory();
    let answered = 0;
    await inLanes(seed, EACH, async (_, dice) => {
      const request = requestBytes(dice);
      const noise = dice.chance(0.5) ? wireNoise(request, dice) : Buffer.from(mutatedBytes({}, dice));
      const bytes = dice.chance(0.5)
        ? noise
        : Buffer.concat([Buffer.from(request.slice(0, dice.roll(request.length))), noise]);
      for (const [, status] of (await onTheWire(application.url, bytes)).matchAll(/HTTP\/1\.1 (\d{3}) /g)) {
        answered += 1;
        note(Number(status), bytes.toString('latin1').slice(0, 500));
      }
    });
    expect(answered).toBeGreaterThan(EACH / 4);
    expect(memory() - before).toBeLessThan(GROWTH_MB);
  });

  it(`to ${EACH} requests made from its own description without a fault of the server`, async () => {
    const before = memory();
    const { body: description } = await application.get<Description>('/openapi.json', { as: null });
    const ids = [known.ada, known.ben, known.cara, known.gwen, known.team, known.member, known.action, known.adult];
    const requests = fc.sample(describedRequests(description, ids), { numRuns: EACH, seed });
    await inLanes(seed, EACH, async (index) => {
      const { method, path, headers, body } = requests[index] as (typeof requests)[number];
      const { status } = await application.request(method, path, {
        as: teacher,
        headers,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      note(status, `${method} ${path} ${JSON.stringify(body ?? null).slice(0, 500)}`);
    });
    expect(memory() - before).toBeLessThan(GROWTH_MB);
  });

  it('and goes on as before, having met every kind of answer', async () => {
    await application.caughtUp();
    expect((await application.get('/health/ready', { as: null })).status).toBe(200);
    expect((await application.get(`/v1/children/${known.gwen}`)).status).toBe(200);
    for (const status of [200, 201, 400, 401, 404, 409, 422])
      expect([status, (statuses.get(status) ?? 0) > 0]).toEqual([status, true]);
    expect(application.logged.filter((line) => line.includes('"event":"unforeseen"'))).toEqual([]);
  });
});
