import { type Principal } from '@app/access';
import { agenciesAtWork, practitionersAtWork } from '../support/agencies-at-work';
import { type Application, person, startApplication } from '../support/application';
import { searchedFor } from '../support/searched-for';

interface Asked {
  readonly kind: string;
  readonly child: { readonly childId: string; readonly ref: string } | null;
  readonly number: number | null;
  readonly by: string | null;
  readonly route: string | null;
  readonly written: unknown;
}

const teacher = person(301);
const nurse = person(302);
const stranger = person(303);
const duty = person(304, { roles: ['social-care-duty'] });
const county = person(305, { roles: ['county-caf-team'] });
const editor = person(306, { roles: ['directory-editor'] });
const coordinator = person(307, { roles: ['locality-coordinator'] });
const receiving = person(308, { roles: ['locality-coordinator'] });
const governance = person(309, { roles: ['information-governance'] });

describe('What is asked of whom', () => {
  let application: Application;
  let childId: string;
  const identity = { givenNames: 'Ida', familyName: 'Requestfield', birthDate: '2001-05-17' };

  const send = async (as: Principal, path: string, body: object): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await application.post(path, body, { as });
    if (answer.status >= 300) throw new Error(`${path} is refused: ${JSON.stringify(answer.body)}`);
    await application.caughtUp();
    return answer.body;
  };
  const askedOf = async (as: Principal, headers: Readonly<Record<string, string>> = {}): Promise<readonly Asked[]> => {
    const { status, body } = await application.get<{ requests: readonly Asked[] }>('/v1/me/requests', { as, headers });
    expect(status).toBe(200);
    return body.requests;
  };
  const kindsOf = async (as: Principal): Promise<readonly string[]> => (await askedOf(as)).map(({ kind }) => kind);
  const ofCaf = (route: string): string => `/v1/children/${childId}/caf/1/${route}`;

  beforeAll(async () => {
    application = await startApplication({ clock: () => new Date('2007-07-31T10:00:00Z') });
    await agenciesAtWork(application, teacher, nurse, { ...duty, agencyType: 'social-care' });
    await practitionersAtWork(application, nurse);
    for (const [code, person] of [
      ['REA', coordinator],
      ['REB', receiving],
    ] as const) {
      await send(editor, '/v1/localities', { code, name: code, area: 'North', from: '2006-09-01' });
      await send(editor, `/v1/localities/${code}/places`, { place: code, name: code, from: '2006-09-01' });
      const { practitionerId } = person;
      await send(editor, `/v1/localities/${code}/coordinator`, { practitionerId, from: '2006-09-01' });
    }
    const registered = { ...identity, status: 'born', sex: 'female', place: 'REA', localityBasis: 'manual' };
    childId = (await send(teacher, '/v1/children', { ...registered, on: '2007-03-01' }))['childId'] as string;
    await send(teacher, `/v1/children/${childId}/consent`, {
      ...{ how: 'written', name: 'Grace Requestfield', scopes: ['assess', 'store', 'share'], tier: 'additional' },
      allowedAgencies: [teacher.agencyId, nurse.agencyId, duty.agencyId],
      ...{ givenBy: { kind: 'parent', parentalResponsibility: true }, leafletGiven: true, validFrom: '2007-03-01' },
      expiresOn: '2007-08-15',
    });
    await send(teacher, `/v1/children/${childId}/caf`, {
      ...{ on: '2007-03-02', source: 'new', reasons: ['attendance'], primaryReason: 'attendance' },
      ...{ whatLedToThis: 'Often late' },
      searchId: await searchedFor(application, identity, teacher),
    });
  });
  afterAll(() => application.close());

  it('consent that ends within 28 days is on the lists of the author and the coordinator, and of nobody else', async () => {
    expect(await askedOf(teacher)).toMatchObject([{ kind: 'consent-expiring', by: '2007-08-15', child: { childId } }]);
    expect(await kindsOf(coordinator)).toEqual(['consent-expiring']);
    for (const other of [nurse, stranger, receiving, county, duty]) expect(await kindsOf(other)).toEqual([]);
  });

  it('an agency that is asked to contribute sees the question and its number, and the look is written down', async () => {
    const asking = {
      on: '2007-03-06',
      agencyId: nurse.agencyId,
      question: 'How is her hearing?',
    };
    await send(teacher, ofCaf('contribution-requests'), asking);
    const [asked] = await askedOf(nurse);
    expect(asked).toMatchObject({
      ...{ kind: 'contribution', number: 1, route: ofCaf('contributions') },
      written: { question: 'How is her hearing?' },
    });
    expect(await kindsOf(stranger)).toEqual([]);
    const { rows } = await application.runtime.pool.query<{ practitioner_id: string }>(
      `SELECT practitioner_id FROM audit.access WHERE action = 'view-requests' AND $1 = ANY (children)`,
      [childId],
    );
    expect(rows).toEqual([{ practitioner_id: nurse.practitionerId }]);
  });

  it('a shielded child shows a reference and no word', async () => {
    const shielding = { reason: 'threat-to-family', from: '2007-05-20', reviewOn: '2007-12-20' };
    await send(county, `/v1/children/${childId}/shielding`, shielding);
    expect(await askedOf(nurse)).toMatchObject([{ kind: 'contribution', written: 'withheld' }]);
    await send(county, `/v1/children/${childId}/shielding/lifting`, { on: '2007-05-21' });
    expect(await askedOf(nurse)).toMatchObject([{ written: { question: 'How is her hearing?' } }]);
  });

  it('what has been answered is on the list no more', async () => {
    const text = { on: '2007-03-12', contribution: 1, text: 'Hears well' };
    await send(nurse, ofCaf('contributions'), text);
    expect(await kindsOf(nurse)).toEqual([]);
  });

  it('whoever is asked to lead sees it; a transfer waits for the receiving coordinator, a step-up for social care', async () => {
    await send(teacher, ofCaf('completion'), {
      ...{ on: '2007-03-20', finding: 'additional-needs', conclusions: 'Mornings are hard' },
      elements: [{ element: 'D4', level: 'medium', strengths: 'Makes friends', needs: 'Help with mornings' }],
      ...{ childComment: { said: 'I like school' }, parentComment: { whyNot: 'not-present' } },
    });
    const { practitionerId, agencyId } = nurse;
    const nominee = { practitionerId, agencyId, familyAgreed: true };
    await send(teacher, `/v1/children/${childId}/lead-professional/proposals`, { on: '2007-04-16', ...nominee });
    const handover = { on: '2007-04-17', toPlace: 'REB', handover: 'Stays with her aunt' };
    expect(await send(teacher, ofCaf('transfers'), handover)).toMatchObject({ episode: 1, transfer: 1 });
    const stepUp = { on: '2007-04-17', basis: 's17', toAgency: duty.agencyId, concern: 'Often alone at night' };
    for (const [toAgency, status, code] of [
      [stranger.practitionerId, 422, 'unknown-agency'],
      [nurse.agencyId, 409, 'not-social-care'],
    ] as const)
      expect(
        await application.post(ofCaf('step-ups'), { ...stepUp, basis: 's47', toAgency }, { as: teacher }),
      ).toMatchObject({ status, body: { code, errors: [{ pointer: '/toAgency' }] } });
    expect(await send(teacher, ofCaf('step-ups'), stepUp)).toMatchObject({ episode: 1, stepUp: 1 });
    // Answered again with the number of the first time.
    expect(await send(teacher, ofCaf('transfers'), handover)).toMatchObject({ episode: 1, transfer: 1 });
    expect(await send(teacher, ofCaf('step-ups'), stepUp)).toMatchObject({ episode: 1, stepUp: 1 });
    expect(await askedOf(nurse)).toMatchObject([{ kind: 'lead-proposal', number: 1 }]);
    expect(await askedOf(receiving)).toMatchObject([{ kind: 'transfer', number: 1 }]);
    expect(await askedOf(duty)).toMatchObject([{ kind: 'step-up-decision', by: '2007-04-18' }]);
    expect(await kindsOf(coordinator)).toEqual(['consent-expiring']);
  });

  it('a transfer is accepted by the locality that is asked, which reads before what the sender wrote, and moves rights and lists at once', async () => {
    const caf = `/v1/children/${childId}/caf/1`;
    const statusFor = async (as: Principal): Promise<number> => (await application.get(caf, { as })).status;
    expect(await askedOf(receiving)).toMatchObject([{ written: { handover: 'Stays with her aunt' } }]);
    expect([await statusFor(coordinator), await statusFor(receiving)]).toEqual([200, 200]);
    const acceptance = { on: '2007-04-19' };
    const byTheSender = await application.post(ofCaf('transfers/1/acceptance'), acceptance, { as: coordinator });
    expect(byTheSender.status).toBe(404);
    const accepted = await send(receiving, ofCaf('transfers/1/acceptance'), acceptance);
    // Sent again, since its answer may have been lost: it is answered as the first time, and another day is another thing.
    expect(await send(receiving, ofCaf('transfers/1/acceptance'), acceptance)).toEqual(accepted);
    const otherDay = await application.post(ofCaf('transfers/1/acceptance'), { on: '2007-04-18' }, { as: receiving });
    expect([otherDay.status, otherDay.body['code']]).toEqual([409, 'transfer-answered']);
    expect([await statusFor(coordinator), await statusFor(receiving)]).toEqual([404, 200]);
    expect([await kindsOf(coordinator), await kindsOf(receiving)]).toEqual([[], ['consent-expiring']]);
    const suspension = { on: '2007-04-20', reason: 'family-away' };
    const asBefore = await application.post(ofCaf('suspension'), suspension, { as: coordinator });
    expect(asBefore.status).toBe(404);
    const listed = async (code: string, as: Principal): Promise<number> => {
      const { body } = await application.get<{ entries: readonly object[] }>(`/v1/localities/${code}/attention`, {
        as,
      });
      return body.entries.length;
    };
    expect([await listed('REA', coordinator), await listed('REB', receiving)]).toEqual([0, 1]);
  });

  it('where nobody coordinates the place, the county team is asked; a page ends where the next begins', async () => {
    await send(editor, '/v1/localities/REB/coordinator/vacancy', { from: '2007-04-30' });
    await application.caughtUp();
    expect(await kindsOf(receiving)).toEqual([]);
    expect(await kindsOf(county)).toEqual(['consent-expiring']);
    const both = { ...coordinator, roles: ['locality-coordinator', 'information-governance'] as const } as Principal;
    expect(await kindsOf(both)).toEqual([]);
    expect(await askedOf(both, { 'x-acting-as': 'information-governance' })).toEqual([]);
    const page = await application.get<{ requests: readonly Asked[]; next: string }>('/v1/me/requests?limit=1', {
      as: { ...teacher, roles: ['practitioner', 'social-care-duty'] },
    });
    expect(page.body.requests.map(({ kind }) => kind)).toEqual(['step-up-decision']);
    const rest = await application.get<{ requests: readonly Asked[]; next: null }>(
      `/v1/me/requests?cursor=${page.body.next}`,
      { as: { ...teacher, roles: ['practitioner', 'social-care-duty'] } },
    );
    expect([rest.body.requests.map(({ kind }) => kind), rest.body.next]).toEqual([['consent-expiring'], null]);
  });

  it('what a read model could not take in is work of the county team', async () => {
    await application.runtime.pool.query(
      `INSERT INTO feeds.parked (name, position, stream, revision, event_id, type, failure, attempts, parked_at)
       VALUES ('child-card', 999999, 'child-x', 0, gen_random_uuid(), 'children.born.v1', 'Error', 1, '2007-07-01')`,
    );
    expect(await askedOf(county)).toMatchObject([
      { kind: 'parked-event', child: null, route: null },
      { kind: 'consent-expiring' },
    ]);
    expect(await kindsOf(governance)).toEqual([]);
    await application.runtime.pool.query(`DELETE FROM feeds.parked WHERE position = 999999`);
  });

  it('whoever can be asked for nothing has no such list', async () => {
    for (const role of ['board', 'area-manager', 'directory-editor', 'system'] as const)
      expect((await application.get('/v1/me/requests', { as: person(310, { roles: [role] }) })).status).toBe(403);
  });
});
