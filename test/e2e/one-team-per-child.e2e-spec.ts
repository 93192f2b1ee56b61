import { loadReferenceLocalities } from '@app/localities';
import { type Answer, type Application, person, startApplication } from '../support/application';
import { agenciesAtWork } from '../support/agencies-at-work';
import { searchedFor } from '../support/searched-for';

const teacher = person(1);
const nurse = person(2);
const county = person(5, { roles: ['county-caf-team'] });
const rounds = 5;

jest.setTimeout(180_000);

describe('Requests that meet around one child', () => {
  let application: Application;
  let born = 0;

  const done = ({ status, body }: Answer): Answer['body'] => {
    if (status >= 300) throw new Error(JSON.stringify(body));
    return body;
  };
  /** A child with consent for both agencies and an open CAF. */
  const child = async (): Promise<string> => {
    const name = { givenNames: `Racer${(born += 1)}`, familyName: 'Racefield', birthDate: '2001-05-17' };
    const lives = { status: 'born', sex: 'female', place: 'BAN', localityBasis: 'manual', on: '2007-03-01' };
    const { childId } = done(await application.post('/v1/children', { ...name, ...lives, confirmedNew: true }));
    const of = `/v1/children/${String(childId)}`;
    done(
      await application.post(`${of}/consent`, {
        ...{ how: 'written', name: 'Grace Racefield', leafletGiven: true, validFrom: '2007-03-01' },
        ...{ scopes: ['assess', 'store', 'share'], tier: 'additional' },
        allowedAgencies: [teacher.agencyId, nurse.agencyId],
        givenBy: { kind: 'parent', parentalResponsibility: true },
      }),
    );
    done(
      await application.post(`${of}/caf`, {
        ...{ on: '2007-03-02', source: 'new', searchId: await searchedFor(application, name, teacher) },
        ...{ reasons: ['attendance'], primaryReason: 'attendance', whatLedToThis: 'Often late' },
      }),
    );
    return childId as string;
  };
  const convene = (children: readonly string[], purpose = 'Calmer mornings'): Promise<Answer> =>
    application.post('/v1/teams', {
      purpose,
      on: '2007-04-02',
      children,
      agencies: [teacher, nurse].map(({ practitionerId, agencyId }) => ({
        ...{ practitionerId, agencyId, role: 'practitioner' },
      })),
      family: [{ relationship: 'mother', name: 'Grace Racefield' }],
    });
  const teamOf = async (children: readonly string[]): Promise<string> =>
    done(await convene(children))['tacId'] as string;
  interface Listed {
    readonly teams: readonly {
      readonly status: string;
      readonly children: readonly { childId: string; until: string | null }[];
    }[];
  }
  /** How many open teams serve the child once everything has followed. */
  const openTeams = async (childId: string): Promise<number> => {
    await application.caughtUp();
    const { body } = await application.get<Listed>(`/v1/children/${childId}/teams`, { as: county });
    return body.teams.filter(
      ({ status, children }) =>
        status === 'open' && children.some((one) => one.childId === childId && one.until === null),
    ).length;
  };
  const codes = (answers: readonly Answer[]): readonly string[] =>
    answers.map(({ status, body }) => (status < 300 ? 'done' : String(body['code']))).sort();

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date('2007-09-01T10:00:00Z') });
    await loadReferenceLocalities(application.runtime);
    await agenciesAtWork(application, teacher, nurse);
    await application.caughtUp();
  });
  afterAll(() => application.close());

  it.each(Array.from({ length: rounds }, (_, nth) => nth + 1))(
    'three teams convened at once for one child are one team, round %i',
    async () => {
      const childId = await child();
      const answers = await Promise.all(['one', 'two', 'three'].map((purpose) => convene([childId], purpose)));
      expect(codes(answers)).toEqual(['done', 'team-already-open', 'team-already-open']);
      expect(await openTeams(childId)).toBe(1);
    },
  );

  it('the same request three times at once is answered three times with the one team and its members', async () => {
    const childId = await child();
    const answers = (await Promise.all([1, 2, 3].map(() => convene([childId])))).map(done);
    const first = answers[0] ?? {};
    for (const { tacId, agencies, family } of answers)
      expect({ tacId, agencies, family }).toEqual({
        ...{ tacId: first['tacId'], agencies: first['agencies'], family: first['family'] },
      });
    await application.caughtUp();
    const { body } = await application.get<{ members: { memberId: string }[] }>(`/v1/teams/${String(first['tacId'])}`);
    const members = [...(first['agencies'] as string[]), ...(first['family'] as string[])];
    expect(body.members.map(({ memberId }) => memberId)).toEqual(members);
    expect(await openTeams(childId)).toBe(1);
  });

  it.each(Array.from({ length: rounds }, (_, nth) => nth + 1))(
    'a child whom two teams take in at once is in one, round %i',
    async () => {
      const childId = await child();
      const teams = [await teamOf([await child()]), await teamOf([await child()])];
      await application.caughtUp();
      const answers = await Promise.all(
        teams.map((tacId) => application.post(`/v1/teams/${tacId}/children`, { on: '2007-05-01', childId })),
      );
      expect(codes(answers)).toEqual(['done', 'team-already-open']);
      expect(await openTeams(childId)).toBe(1);
    },
  );

  it.each(Array.from({ length: rounds }, (_, nth) => nth + 1))(
    'a CAF does not close while its team is convened, nor the other way round, round %i',
    async () => {
      const childId = await child();
      const close = { on: '2007-08-01', reason: 'family-disengaged', summary: 'They want to wait' };
      const [convened, closed] = await Promise.all([
        convene([childId]),
        application.post(`/v1/children/${childId}/caf/1/closure`, close),
      ]);
      expect([
        ['done', 'team-still-open'],
        ['caf-not-open', 'done'],
      ]).toContainEqual([...codes([convened]), ...codes([closed])]);
      expect(await openTeams(childId)).toBe(convened.status < 300 ? 1 : 0);
    },
  );
});
