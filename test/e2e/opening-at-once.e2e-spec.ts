import { loadReferenceLocalities } from '@app/localities';
import { type Answer, type Application, person, startApplication } from '../support/application';

const children = 100;
const school = person(1);
const health = person(2);
const county = person(5, { roles: ['county-caf-team'] });
const parent = { kind: 'parent', parentalResponsibility: true };
const caf = {
  on: '2007-03-02',
  source: 'new',
  reasons: ['attendance'],
  primaryReason: 'attendance',
  whatLedToThis: 'Canary of the family',
  agencyType: 'primary-school',
};

jest.setTimeout(120_000);

describe('Two practitioners of different agencies who open a CAF for the same child in the same instant', () => {
  let application: Application;
  const ids: string[] = [];

  const done = (answer: Answer): Answer => {
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer;
  };
  const register = async (nth: number): Promise<string> => {
    const { body } = done(
      await application.post('/v1/children', {
        ...{ givenNames: `Twin${nth}`, familyName: 'Instant', status: 'born', birthDate: '2001-05-17', sex: 'female' },
        ...{ place: 'BAN', localityBasis: 'manual', on: '2007-03-01', confirmedNew: true },
      }),
    );
    const childId = body['childId'] as string;
    done(
      await application.post(`/v1/children/${childId}/consent`, {
        ...{ how: 'written', name: 'Grace Instant', leafletGiven: true, validFrom: '2007-03-01' },
        ...{ scopes: ['assess', 'store', 'share'], tier: 'additional', givenBy: parent },
        allowedAgencies: [school.agencyId, health.agencyId],
      }),
    );
    return childId;
  };

  beforeAll(async () => {
    application = await startApplication();
    await loadReferenceLocalities(application.runtime);
    await application.caughtUp();
    ids.push(...(await Promise.all(Array.from({ length: children }, (_, nth) => register(nth)))));
  });
  afterAll(() => application.close());

  it('edge case 1: one opens, the other is told that there is one and whom to ask, a hundred times at once', async () => {
    const pairs = await Promise.all(
      ids.map(async (childId) => {
        const opened = [school, health].map(async (as) => ({
          as,
          answer: await application.post(`/v1/children/${childId}/caf`, caf, { as }),
        }));
        return { childId, answers: await Promise.all(opened) };
      }),
    );
    expect(pairs).toHaveLength(children);
    for (const { childId, answers } of pairs) {
      const [first, second] = answers.toSorted((a, b) => a.answer.status - b.answer.status);
      expect([first?.answer.status, second?.answer.status]).toEqual([201, 409]);
      expect(second?.answer.body).toEqual({
        type: 'urn:teamaround:problem:caf-already-open',
        title: 'CAF already open',
        status: 409,
        code: 'caf-already-open',
        detail: 'a CAF is open for this child: ask its author to take part in it',
        contact: { as: 'author', practitionerId: first?.as.practitionerId, agencyId: first?.as.agencyId },
        correlationId: expect.any(String) as string,
      });
      const stored = await application.runtime.store.read(`caf-${childId}`);
      expect(stored.map(({ type, meta }) => [type, meta.actor.practitionerId])).toEqual([
        ['caf.opened.v1', first?.as.practitionerId],
      ]);
    }
  });

  it('names the Lead Professional once there is one, and nobody near a shielded child', async () => {
    const childId = ids[0] as string;
    const third = person(3);
    const asked = async (as: typeof third): Promise<unknown> => {
      const { body } = await application.post(`/v1/children/${childId}/caf`, caf, { as });
      return body['contact'] ?? body['code'];
    };
    const { practitionerId, agencyId } = health;
    const lead = `/v1/children/${childId}/lead-professional/proposals`;
    const nominee = { practitionerId, agencyId, agencyType: 'health-visiting', familyAgreed: true };
    done(await application.post(lead, { on: '2007-03-05', ...nominee }, { as: county }));
    done(await application.post(`${lead}/1/acceptance`, { on: '2007-03-06' }, { as: health }));
    expect(await asked(third)).toEqual({ as: 'lead-professional', practitionerId, agencyId });
    const shielding = { reason: 'domestic-abuse', from: '2007-03-07', reviewOn: '2007-09-07' };
    done(await application.post(`/v1/children/${childId}/shielding`, shielding, { as: county }));
    expect(await asked(county)).toEqual({ as: 'locality-coordinator', practitionerId: null, agencyId: null });
    // To whoever has nothing to do with a shielded child, it is not there.
    expect(await asked(third)).toBe('child-not-found');
  });
});
