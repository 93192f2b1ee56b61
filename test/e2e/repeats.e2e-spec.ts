import { type Answer, type Application, startApplication } from '../support/application';
import { type Step, story, teacher, tell } from '../support/story';

interface Taken {
  readonly step: Step;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly answer: Answer;
}

jest.setTimeout(240_000);

const day = /^\d{4}-\d{2}-\d{2}$/;
const dayAfter = (on: string): string => new Date(Date.parse(on) + 86_400_000).toISOString().slice(0, 10);

/** Fields that hold free text, which is sealed, or might be. */
const words =
  /^(why|note|reason|name|value|school|minutes|venue|summary|conclusions|whatLedToThis|words|text|detail|what|description|desiredOutcome|progress|handoverNote|parentComment|question|feedback|said)$/;

/** The body with one field different, for each field that can be: days, flags and texts. */
const variants = (body: Taken['body']): readonly (readonly [field: string, body: Taken['body']])[] =>
  Object.entries(body).flatMap(([field, value]) => {
    if (typeof value === 'boolean') return [[field, { ...body, [field]: !value }] as const];
    if (typeof value !== 'string') return [];
    if (day.test(value)) return [[field, { ...body, [field]: dayAfter(value) }] as const];
    return words.test(field) ? [[field, { ...body, [field]: 'Quite another text' }] as const] : [];
  });

describe('A request without an idempotency key that is sent once more', () => {
  let application: Application;
  const taken: Taken[] = [];

  beforeAll(async () => (application = await startApplication()));
  afterAll(() => application.close());

  /** The last position that a person wrote: what follows from it comes in its own time. */
  const written = async (): Promise<string> => {
    const { rows } = await application.runtime.pool.query<{ last: string }>(
      `SELECT coalesce(max(position), 0)::text AS last FROM log.event WHERE meta->'actor'->>'role' <> 'system'`,
    );
    return rows[0]?.last ?? '0';
  };
  /** With the first request the sender's work with the child may have ended: then the second finds nothing. */
  const isHidden = ({ status, body }: Answer): boolean =>
    status === 404 && ['child-not-found', 'team-not-found'].includes(String(body['code']));

  const post = (step: Step, path: string, body: object): Promise<Answer> =>
    application.post(path, body, { as: step.as ?? teacher });

  it('is answered as the first time, on every route that changes something, and writes nothing', async () => {
    const wrong: unknown[] = [];
    await tell(application, async (step, path, body) => {
      const answer = await post(step, path, body);
      if (answer.status >= 300) throw new Error(`the story stops at ${path}: ${JSON.stringify(answer.body)}`);
      const before = await written();
      const again = await post(step, path, body);
      const asFirst = again.status === answer.status && JSON.stringify(again.body) === JSON.stringify(answer.body);
      // A child is registered under a new id each time: whoever does it again is asked whether it is the same child.
      const asked = step.route === '/v1/children' && again.body['code'] === 'probable-duplicate';
      if (!asFirst && !asked && !isHidden(again))
        wrong.push([step.route, again.status, again.body['code'] ?? again.body]);
      if ((await written()) !== before) wrong.push([step.route, 'was written twice']);
      taken.push({ step, path, body: body as Taken['body'], answer });
      return answer.body;
    });
    expect(wrong).toEqual([]);
    expect(taken).toHaveLength(story.length);
  });

  it('is never answered as done when one of its fields differs and nothing is written', async () => {
    const wrong: unknown[] = [];
    let tried = 0;
    for (const { step, path, body } of taken)
      for (const [field, other] of variants(body)) {
        const before = await written();
        const { status, body: answer } = await post(step, path, other);
        tried += 1;
        const wrote = (await written()) !== before;
        if (status < 300 && !wrote) wrong.push([step.route, field, 'answered as done, nothing written']);
        if (status >= 300 && wrote) wrong.push([step.route, field, `answered ${status}, and written`]);
        if (status >= 500) wrong.push([step.route, field, status, answer['code']]);
      }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(story.length);
  });
});
