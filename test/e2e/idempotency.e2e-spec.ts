import { type Answer, type Application, startApplication } from '../support/application';
import { type Step, story, teacher, tell } from '../support/story';

interface Taken {
  readonly step: Step;
  readonly path: string;
  readonly body: object;
  readonly key: string;
  readonly answer: Answer;
}

interface Described {
  readonly post?: { readonly responses: Record<string, { readonly headers?: object }> };
}
/** A search is sent as POST as well, so that nothing personal stands in an address: its answer has no ETag. */
const changes = (post: Described['post']): boolean =>
  Object.values(post?.responses ?? {}).some(({ headers }) => headers !== undefined && 'ETag' in headers);

jest.setTimeout(120_000);

describe('A request that is sent again with the same idempotency key', () => {
  let application: Application;
  const taken: Taken[] = [];

  const send = ({ step, path, body, key }: Omit<Taken, 'answer'>): Promise<Answer> =>
    application.post(path, body, { as: step.as ?? teacher, key });

  /** About the child whose record the story ends by erasing. */
  const isErased = ({ path, answer }: Taken): boolean =>
    taken.some(
      (one) =>
        one.path.endsWith('/retention/erasure-requests') &&
        [one.path.split('/')[3]].includes(
          path === '/v1/children' ? String(answer.body['childId']) : path.split('/')[3],
        ),
    );

  /** The sender's work with the child has ended with its CAF or team: to them the record is hidden, and with it what they had sent. */
  const isHidden = ({ path, step }: Taken, { status, body }: Answer): boolean =>
    status === 404 &&
    ['child-not-found', 'team-not-found'].includes(String(body['code'])) &&
    (step.as ?? teacher).roles.includes('practitioner') &&
    (path === '/v1/teams' ||
      taken.some((one) => /\/closure$/.test(one.path) && one.path.split('/')[3] === path.split('/')[3]));

  beforeAll(async () => (application = await startApplication()));
  afterAll(() => application.close());

  it('is done once, ten at a time, on every route that changes something', async () => {
    await tell(application, async (step, path, body, index) => {
      const request = { step, path, body, key: `step-${index}` };
      const before = await application.head();
      const answers = await Promise.all(Array.from({ length: 10 }, () => send(request)));
      const [answer] = answers as [Answer];
      if (answer.status >= 300) throw new Error(`${path} is refused: ${JSON.stringify(answer.body)}`);
      expect([typeof answer.body['revision'], typeof answer.body['position']]).toEqual(['string', 'string']);
      expect([200, 201]).toContain(answer.status);
      for (const other of answers) expect([other.status, other.body]).toEqual([answer.status, answer.body]);
      expect(BigInt(answer.body['position'] as string)).toBeGreaterThan(before);
      taken.push({ ...request, answer });
      return answer.body;
    });
    const { rows } = await application.runtime.pool.query<{ commands: string }>(
      `SELECT count(DISTINCT meta->>'commandId') AS commands FROM log.event WHERE meta->'actor'->>'role' <> 'system'
         AND type NOT LIKE 'children.danger-reported.%'`,
    );
    expect(Number(rows[0]?.commands)).toBe(story.length);
  });

  it('is tried on every route of the description that changes something', async () => {
    const { body } = await application.get<{ paths: Record<string, Described> }>('/openapi.json', { as: null });
    const changing = Object.entries(body.paths).flatMap(([route, { post }]) => (changes(post) ? [route] : []));
    expect(new Set(story.map(({ route }) => route))).toEqual(new Set(changing));
  });

  it('is answered alike after a restart, and writes nothing', async () => {
    const before = await application.head();
    await application.restart();
    for (const request of taken.filter((one) => !isErased(one))) {
      const again = await send(request);
      if (isHidden(request, again)) continue;
      expect([request.path, again.status, again.body]).toEqual([
        request.path,
        request.answer.status,
        request.answer.body,
      ]);
    }
    await application.caughtUp();
    expect(await application.head()).toBe(before);
  });

  it('cannot be compared any more where it told of somebody who was erased since', async () => {
    const erased = taken.filter(isErased);
    expect(erased).not.toHaveLength(0);
    for (const request of erased) {
      const again = await send(request);
      if (isHidden(request, again)) continue;
      // What told nothing personal is still known.
      if (again.status === request.answer.status) expect(again.body).toEqual(request.answer.body);
      else expect([again.status, again.body['code']]).toEqual([410, 'record-erased']);
    }
    const registration = erased.find(({ path }) => path === '/v1/children') as Taken;
    expect(await send(registration)).toMatchObject({ status: 410 });
  });

  it('is refused when it asks for something else', async () => {
    const before = await application.head();
    for (const request of taken.filter((one) => Object.keys(one.body).length > 0 && !isErased(one))) {
      const other = await send({ ...request, body: { ...request.body, ...different(request.body) } });
      if (isHidden(request, other)) continue;
      expect([request.path, other.status, other.body['code']]).toEqual([request.path, 422, 'key-reused']);
    }
    expect(await application.head()).toBe(before);
  });
});

/** Another value for one field of a body, as valid as the first. */
const different = (body: object): object => {
  const names = Object.keys(body);
  const day = names.find((name) => /^(on|from|validFrom|until|birthDate|is|wishedFor)$/.test(name));
  if (day !== undefined) return { [day]: '2007-07-21' };
  return { [names.find((name) => /^(why|note|reason|name|value|school)$/.test(name)) as string]: 'Another text' };
};
