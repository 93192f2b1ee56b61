import { type Principal } from '@app/access';
import { loadReferenceLocalities } from '@app/localities';
import { agenciesAtWork } from '../support/agencies-at-work';
import { type Answer, type Application, person, startApplication } from '../support/application';
import { searchedFor, type SoughtName } from '../support/searched-for';

const children = 100;
const school = person(1);
const health = person(2);
const youth = person(4);
const county = person(5, { roles: ['county-caf-team'] });
const editor = person(6, { roles: ['directory-editor'] });
/** As the register of practitioners knows them. */
const known = [
  { who: youth, name: 'Una Example', contact: '01865 000003', agency: 'Youth service North', type: 'youth-service' },
  {
    who: school,
    name: 'Tom Example',
    contact: '01865 000001',
    agency: 'Hilltop Primary School',
    type: 'primary-school',
  },
  {
    who: health,
    name: 'Vera Example',
    contact: '01865 000002',
    agency: 'Health visitors North',
    type: 'health-visiting',
  },
];
const contactOf = (
  as: string,
  { practitionerId, agencyId }: Pick<Principal, 'practitionerId' | 'agencyId'>,
): object => {
  const one = known.find(({ who }) => who.practitionerId === practitionerId);
  const [name, agencyName, workContact] = [one?.name ?? null, one?.agency ?? null, one?.contact ?? null];
  return { as, practitionerId, name, agencyId, agencyName, workContact };
};
const countyTeam = {
  as: 'county-caf-team',
  practitionerId: null,
  name: null,
  agencyId: null,
  agencyName: null,
  workContact: null,
};
const parent = { kind: 'parent', parentalResponsibility: true };
const caf = {
  on: '2007-03-02',
  source: 'new',
  reasons: ['attendance'],
  primaryReason: 'attendance',
  whatLedToThis: 'Canary of the family',
};

jest.setTimeout(120_000);

describe('Two practitioners of different agencies who open a CAF for the same child in the same instant', () => {
  let application: Application;
  const ids: string[] = [];

  const done = (answer: Answer): Answer => {
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
    return answer;
  };
  const named = (nth: number): SoughtName => ({
    ...{ givenNames: `Twin${nth}`, familyName: 'Instant', birthDate: '2001-05-17' },
  });
  const opening = async (nth: number, as: Principal): Promise<object> => ({
    ...caf,
    searchId: await searchedFor(application, named(nth), as),
  });
  /** What somebody who knows nothing about the child is told. */
  const found = async (nth: number): Promise<unknown> => {
    const { body } = await application.post('/v1/children/search', { name: named(nth) }, { as: person(3) });
    return body['found'];
  };
  const register = async (nth: number, told = [school, health]): Promise<string> => {
    const { body } = done(
      await application.post('/v1/children', {
        ...{ ...named(nth), status: 'born', sex: 'female' },
        ...{ place: 'BAN', localityBasis: 'manual', on: '2007-03-01', confirmedNew: true },
      }),
    );
    const childId = body['childId'] as string;
    done(
      await application.post(`/v1/children/${childId}/consent`, {
        ...{ how: 'written', name: 'Grace Instant', leafletGiven: true, validFrom: '2007-03-01' },
        ...{ scopes: ['assess', 'store', 'share'], tier: 'additional', givenBy: parent },
        allowedAgencies: told.map(({ agencyId }) => agencyId),
      }),
    );
    return childId;
  };

  let now = new Date();

  beforeAll(async () => {
    application = await startApplication({ clock: () => now });
    await loadReferenceLocalities(application.runtime);
    await application.caughtUp();
    for (const { who, name, contact, agency, type } of known) {
      const { agencyId, practitionerId } = who;
      const started = { agencyId, on: '2006-09-01' };
      done(await application.post('/v1/agencies', { ...started, name: agency, agencyType: type }, { as: editor }));
      const registered = { ...started, practitionerId, role: 'practitioner', name, contact };
      done(await application.post('/v1/practitioners', registered, { as: editor }));
    }
    await agenciesAtWork(application, person(3), county);
    ids.push(...(await Promise.all(Array.from({ length: children }, (_, nth) => register(nth)))));
  });
  afterAll(() => application.close());

  it('edge case 1: one opens, the other is told that there is one and whom to ask, a hundred times at once', async () => {
    const both = [school, health];
    // Each has looked before the other opened: nobody was told of an open CAF.
    const bodies = await Promise.all(ids.map((_, nth) => Promise.all(both.map((as) => opening(nth, as)))));
    const pairs = await Promise.all(
      ids.map(async (childId, nth) => {
        const opened = both.map(async (as, who) => ({
          as,
          answer: await application.post(`/v1/children/${childId}/caf`, bodies[nth]?.[who], { as }),
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
        contact: contactOf('caf-author', first?.as ?? school),
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
      const { body } = await application.post(`/v1/children/${childId}/caf`, await opening(0, as), { as });
      return body['contact'] ?? body['code'];
    };
    const { practitionerId, agencyId } = health;
    const lead = `/v1/children/${childId}/lead-professional/proposals`;
    const nominee = { practitionerId, agencyId, familyAgreed: true };
    done(await application.post(lead, { on: '2007-03-05', ...nominee }, { as: county }));
    done(await application.post(`${lead}/1/acceptance`, { on: '2007-03-06' }, { as: health }));
    expect(await asked(third)).toEqual(contactOf('lead-professional', health));
    expect(await found(0)).toMatchObject([{ childId, cafOpen: true, contact: contactOf('lead-professional', health) }]);
    const shielding = { reason: 'domestic-abuse', from: '2007-03-07', reviewOn: '2007-09-07' };
    done(await application.post(`/v1/children/${childId}/shielding`, shielding, { as: county }));
    expect(await asked(county)).toEqual(countyTeam);
    expect(await found(0)).toEqual([{ cafOpen: true, contact: countyTeam }]);
    // To whoever has nothing to do with a shielded child, it is not there.
    expect(await asked(third)).toBe('child-not-found');
  });

  it('edge case 2: tells of a CAF that is open on a record merged into the one that is used, and whom to ask', async () => {
    const duplicate = ids[1] as string;
    const used = await register(1);
    const merge = { survivorId: used, reason: 'registered-twice', on: '2007-03-08' };
    done(await application.post(`/v1/children/${duplicate}/merge`, merge, { as: county }));
    await application.caughtUp();
    const [opened] = await application.runtime.store.read(`caf-${duplicate}`);
    const author = known.find(({ who }) => who.practitionerId === opened?.meta.actor.practitionerId)?.who ?? person(9);
    const contact = contactOf('caf-author', author);
    expect(await found(1)).toEqual([{ childId: used, cafOpen: true, contact }]);
    const { status, body } = await application.post(`/v1/children/${used}/caf`, await opening(1, school));
    expect([status, body['code'], body['contact']]).toEqual([409, 'caf-already-open', contact]);
    expect(await application.runtime.store.read(`caf-${used}`)).toEqual([]);
  });

  it('names nobody who works elsewhere by now, only the agency', async () => {
    const childId = await register(children + 1, [school, youth]);
    const body = await opening(children + 1, youth);
    done(await application.post(`/v1/children/${childId}/caf`, body, { as: youth }));
    await application.caughtUp();
    const contact = contactOf('caf-author', youth);
    expect(await found(children + 1)).toEqual([{ childId, cafOpen: true, contact }]);
    const elsewhere = { agencyId: school.agencyId, role: 'family worker', on: '2007-06-01' };
    done(await application.post(`/v1/practitioners/${youth.practitionerId}/posts`, elsewhere, { as: editor }));
    expect(await found(children + 1)).toMatchObject([{ contact: { ...contact, name: null, workContact: null } }]);
  });

  describe('and somebody who has not looked for the child', () => {
    let childId = '';
    let mine = '';
    const open = async (searchId: string | undefined, as = school): Promise<unknown> => {
      const { status, body } = await application.post(`/v1/children/${childId}/caf`, { ...caf, searchId }, { as });
      return status === 201 ? 'opened' : [status, body['code'], body['errors']];
    };
    const refusal = (status: number, code: string): unknown => [
      status,
      code,
      [expect.objectContaining({ pointer: '/searchId', code })],
    ];
    /** A token of a later day. */
    const later = { ...school, localities: ['BAN'] };

    beforeAll(async () => {
      // Looked for before there was such a child on the register.
      mine = await searchedFor(application, named(children), school);
      childId = await register(children);
    });

    it('is refused, and changes nothing', async () => {
      const head = await application.head();
      expect(await open(undefined)).toEqual(refusal(422, 'missing-search'));
      expect(await open('Y2FuYXJ5')).toEqual(refusal(422, 'missing-search'));
      expect(await open(mine, health)).toEqual(refusal(422, 'missing-search'));
      const another = await searchedFor(application, named(0), school);
      expect(await open(another)).toEqual(refusal(409, 'search-for-another-child'));
      expect(await application.head()).toBe(head);
    });
    it('is refused the day after, and opens one with a search of that day, in another process too', async () => {
      now = new Date(now.getTime() + 25 * 3_600_000);
      expect(await open(mine, later)).toEqual(refusal(409, 'search-too-old'));
      const again = await searchedFor(application, named(children), later);
      await application.restart();
      expect(await open(again, later)).toBe('opened');
      const [opened] = await application.runtime.store.read(`caf-${childId}`);
      const { rows } = await application.runtime.pool.query(
        `SELECT verb FROM audit.access WHERE practitioner_id = $1 AND correlation_id = $2`,
        [school.practitionerId, (opened?.data as { searchId: string } | undefined)?.searchId],
      );
      expect(rows).toEqual([{ verb: 'search' }]);
    });
  });
});
