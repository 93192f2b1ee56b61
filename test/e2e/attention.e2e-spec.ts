import { type Application, startApplication } from '../support/application';
import { county, type Known, type Step, story, teacher, tell } from '../support/story';

/** The story up to the step before this route. */
const until = (route: string): readonly Step[] =>
  story.slice(
    0,
    story.findIndex((step) => step.route === route),
  );

interface View {
  readonly locality: string;
  readonly asAt: string;
  readonly entries: readonly { readonly childId: string; readonly flags: readonly string[]; readonly lead: string }[];
  readonly next: string | null;
}

describe('What is stuck in a locality', () => {
  let application: Application;
  let known: Known;
  const attention = async (query = ''): Promise<View> => {
    const { status, body } = await application.get<View>(`/v1/localities/CHN/attention${query}`, { as: county });
    expect(status).toBe(200);
    return body;
  };
  const children = ({ entries }: View): readonly string[] => entries.map(({ childId }) => childId);

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date('2007-04-30T22:30:00Z') });
    known = await tell(
      application,
      async (step, path, body) => (await application.post(path, body, { as: step.as ?? teacher })).body,
      until('/v1/children/{childId}/caf/{episode}/void'),
    );
    await application.caughtUp();
  });
  afterAll(() => application.close());

  it('is told by ids, dates and codes, with the version of the timescales, and by nobody’s name', async () => {
    const view = await attention();
    // 22:30 in summer is the same day in London, for an hour and a half.
    expect(view).toMatchObject({ locality: 'CHN', asAt: '2007-04-30', next: null });
    expect([...children(view)].sort()).toEqual([known.ada, known.ben].sort());
    expect(view.entries[0]).toEqual({
      childId: expect.any(String) as string,
      episode: 1,
      place: 'CHN',
      openedOn: '2007-03-02',
      pausedOn: null,
      authorId: teacher.practitionerId,
      agencyId: teacher.agencyId,
      lead: 'vacant',
      leadId: null,
      teams: [],
      flags: ['assessment-overdue', 'assessment-breached'],
      clocks: [
        {
          clock: 'assessment',
          subject: null,
          startedOn: '2007-03-02',
          dueOn: '2007-03-23',
          breachOn: '2007-04-24',
          version: '2006-1',
          standing: 'breached',
        },
      ],
    });
    expect(JSON.stringify(view)).not.toMatch(/Ada|Ben|Storyfield/);
  });

  it('comes page by page, in the same order each time', async () => {
    const whole = children(await attention());
    const first = await attention('?limit=1');
    expect(children(first)).toEqual(whole.slice(0, 1));
    const second = await attention(`?limit=1&cursor=${first.next ?? ''}`);
    expect(children(second)).toEqual(whole.slice(1));
    expect(second.next).toBeNull();
  });

  it('can be asked for by flag and by who leads', async () => {
    expect((await attention('?flag=assessment-breached&lead=vacant')).entries).toHaveLength(2);
    expect((await attention('?flag=drifting')).entries).toEqual([]);
    expect((await attention('?lead=interim')).entries).toEqual([]);
  });

  it('is refused for a locality that does not exist, and for what cannot be asked', async () => {
    const asked = async (path: string) => {
      const { status, body } = await application.get(path, { as: county });
      return [status, body['code']];
    };
    expect(await asked('/v1/localities/NONE/attention')).toEqual([404, 'locality-not-found']);
    expect(await asked('/v1/localities/CHN/attention?cursor=bm90aGluZw')).toEqual([422, 'invalid-cursor']);
    expect(await asked('/v1/localities/CHN/attention?flag=late')).toEqual([400, 'invalid-field']);
    expect(await asked('/v1/localities/CHN/attention?limit=0')).toEqual([400, 'invalid-field']);
    expect(await asked('/v1/localities/UNK/attention')).toEqual([200, undefined]);
  });
});
