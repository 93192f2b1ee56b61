import { type Application, startApplication } from '../support/application';
import { inLanes, onTheWire } from '../support/barrage';
import { type Known, bodyOf, pathOf, type Step, story, teacher, tell } from '../support/story';
import {
  type Dice,
  mutatedBody,
  mutatedBytes,
  oddHeaders,
  oddQueries,
  oddSegments,
  wireNoise,
} from '../support/mutations';

/** Another seed tries other requests: FUZZ_SEED=7 FUZZ_REQUESTS=20000 npx jest --selectProjects e2e --testPathPatterns fuzz */
const seed = Number(process.env['FUZZ_SEED'] ?? 2007);
const requests = Number(process.env['FUZZ_REQUESTS'] ?? 2_000);

jest.setTimeout(60_000 + requests * 30);

describe(`Malformed requests, seed ${seed}`, () => {
  let application: Application;
  let known: Known;
  let routes: readonly { readonly method: string; readonly route: string }[];
  /** Positions of what was written by requests that turned out to be good ones. */
  const written = new Set<string>();
  const statuses = new Map<number, number>();

  beforeAll(async () => {
    application = await startApplication();
    known = await tell(application, async (step, path, body) => {
      const { status, body: answer } = await application.post(path, body, { as: step.as ?? teacher });
      if (status >= 300) throw new Error(`the story stops at ${path}: ${status}`);
      written.add(answer['position'] as string);
      return answer;
    });
    const { body } = await application.get<{ paths: Record<string, object> }>('/openapi.json', { as: null });
    // Health says truly that it is not ready while the read models are behind: that is no fault.
    routes = Object.entries(body.paths).flatMap(([route, methods]) =>
      route.startsWith('/health/')
        ? []
        : Object.keys(methods).map((method) => ({ method: method.toUpperCase(), route })),
    );
  });
  afterAll(() => application.close());

  const note = (status: number, what: string): void => {
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    if (status >= 500) throw new Error(`${status} for ${what}`);
  };
  const stepOf = (route: string, dice: Dice): Step => dice.pick(story.filter((step) => step.route === route));
  const addressOf = (route: string, dice: Dice): string => {
    const step = story.find((one) => one.route === route) ?? { route, body: {} };
    const path = pathOf(step, known);
    const segments = path.split('/');
    if (segments.length > 3 && dice.chance(0.15)) segments[3 + dice.roll(segments.length - 3)] = dice.pick(oddSegments);
    return segments.join('/') + (dice.chance(0.15) ? `?${dice.pick(oddQueries)}` : '');
  };
  const send = async (method: string, route: string, dice: Dice): Promise<void> => {
    const path = addressOf(route, dice);
    const isChange = method === 'POST';
    const step = isChange ? stepOf(route, dice) : undefined;
    const good = step === undefined ? undefined : bodyOf(step, known);
    const body = good && mutatedBytes(dice.chance(0.15) ? good : mutatedBody(good, dice), dice);
    const headers = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(dice.chance(0.15) ? dice.pick(oddHeaders) : {}),
    };
    const answer = await application
      .request(dice.chance(0.03) ? dice.pick(['PUT', 'PATCH', 'DELETE', 'OPTIONS']) : method, path, {
        as: step?.as ?? teacher,
        headers,
        ...(body === undefined ? {} : { body }),
      })
      // The client itself refuses some headers, and a body that is turned away unread may end the connection.
      .catch((error: unknown) => {
        if ((error as Error).name === 'TypeError') return undefined;
        throw error;
      });
    if (answer === undefined) return;
    note(
      answer.status,
      `${method} ${route} as ${path}, body ${body === undefined ? 'none' : Buffer.from(body).toString('latin1').slice(0, 500)}`,
    );
    if (answer.status >= 400 && answer.status !== 404 && typeof answer.body === 'object')
      expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
    if (isChange && answer.status < 300) written.add(answer.body['position'] as string);
  };
  const nothingUnexpected = async (): Promise<void> => {
    const { rows } = await application.runtime.pool.query<{ position: string }>(
      // A report of danger is answered with its id alone: where it lies in the log would tell something about the child.
      `SELECT max(position)::text AS position FROM log.event
       WHERE meta->'actor'->>'role' <> 'system' AND type NOT LIKE 'children.danger-reported.%' GROUP BY meta->>'commandId'`,
    );
    expect(rows.map(({ position }) => position).filter((position) => !written.has(position))).toEqual([]);
  };

  it('to every route are answered without a fault of the server', async () => {
    const count = Math.floor(requests * 0.75);
    await inLanes(seed, count, async (index, dice) => {
      const { method, route } = routes[index % routes.length] as (typeof routes)[number];
      await send(method, route, dice);
    });
    await nothingUnexpected();
  });

  it('on the bare wire are answered without a fault of the server', async () => {
    const body = JSON.stringify({ code: 'WIR', name: 'Wire', area: 'North', from: '2006-09-01' });
    const request =
      `POST /v1/localities HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n` +
      `Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
    await inLanes(seed, Math.ceil(requests * 0.25), async (_, dice) => {
      const noise = wireNoise(request, dice);
      for (const [, status] of (await onTheWire(application.url, noise)).matchAll(/HTTP\/1\.1 (\d{3}) /g))
        note(Number(status), noise.toString('latin1').slice(0, 500));
    });
    await nothingUnexpected();
  });

  it('leave the service working, and met every kind of refusal', async () => {
    await application.caughtUp();
    expect((await application.get('/health/ready', { as: null })).status).toBe(200);
    expect((await application.get(`/v1/children/${known.ada}`)).status).toBe(200);
    for (const status of [200, 400, 401, 404, 405, 409, 412, 415, 422])
      expect([status, (statuses.get(status) ?? 0) > 0]).toEqual([status, true]);
    expect(application.logged.filter((line) => line.includes('"event":"unforeseen"'))).toEqual([]);
  });
});
