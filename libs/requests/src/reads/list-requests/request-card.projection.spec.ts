import { breakGlassCodec } from '@app/break-glass';
import { cafCodec } from '@app/caf';
import { childCodec } from '@app/children';
import { consentCodec } from '@app/consent';
import { type Codec, type RecordedEvent } from '@app/event-store';
import { sampleMeta } from '@app/event-store/testing';
import { type DomainEvent } from '@app/kernel';
import { leadProfessionalCodec } from '@app/lead-professional';
import { retentionCodec } from '@app/retention';
import { teamCodec } from '@app/team-around-the-child';
import { type RequestCard, requestCardProjection } from './request-card.projection';

const childId = '5d8f2c1a-3b4e-4f6a-8c9d-0e1f2a3b4c5d';
const tacId = '9f3f8f0e-1b2c-5d3e-8f4a-5b6c7d8e9f00';

/** The card after these facts: read as a client would see them, so only what concerns the request is told. */
const told = <E extends DomainEvent>(
  codec: Codec<E>,
  stream: string,
  ...facts: readonly (readonly [E['type'], object])[]
): RequestCard | undefined =>
  facts
    .map(([type, data], nth): RecordedEvent => {
      const event = { type, data, ...(type === 'ContributionRequested' ? { personal: { question: 'How?' } } : {}) };
      const { type: stored, subject } = codec.encode(event as unknown as E, childId);
      return {
        ...{
          id: `event-${nth}`,
          type: stored,
          data,
          meta: sampleMeta({ recordedAt: '2007-06-04T10:00:00.000Z' }),
          stream,
        },
        ...{ revision: BigInt(nth), position: BigInt(nth) },
        ...(subject === undefined ? {} : { subject, sealed: `sealed-${nth}` }),
      };
    })
    .reduce<RequestCard | undefined>((card, event) => requestCardProjection.apply(card, event, stream), undefined);

const shown = (card: RequestCard | undefined): readonly object[] =>
  (card?.requests ?? []).map(({ kind, to, from, until, by, route, number }) => ({
    kind,
    to,
    from,
    until,
    by,
    route,
    number,
  }));
const kindsOf = (card: RequestCard | undefined): readonly string[] => (card?.requests ?? []).map(({ kind }) => kind);

const opened = ['CafOpened', { episode: 1, on: '2007-03-02', form: 'caf-2007', reasons: [], place: 'BAN' }] as const;
const caf = (...facts: Parameters<typeof told<Parameters<typeof cafCodec.encode>[0]>>[2][]): RequestCard | undefined =>
  told(cafCodec, `caf-${childId}`, opened, ...facts);

describe('What a CAF asks', () => {
  const asked = [
    'ContributionRequested',
    { episode: 1, on: '2007-03-06', contribution: 1, agencyId: 'clinic' },
  ] as const;
  it('a contribution is asked of the agency, by its number, and the question is kept sealed until it is answered', () => {
    expect(shown(caf(asked))).toEqual([
      {
        ...{
          kind: 'contribution',
          to: [{ as: 'agency', agencyId: 'clinic' }],
          from: '2007-03-06',
          until: null,
          by: null,
        },
        ...{ route: `/v1/children/${childId}/caf/1/contributions`, number: 1 },
      },
    ]);
    expect(Object.keys(caf(asked)?.sealed ?? {})).toEqual(['contribution.1.1']);
    const answered = caf(asked, [
      'ContributionAdded',
      { episode: 1, on: '2007-03-07', contribution: 1, agencyId: 'clinic' },
    ]);
    expect([shown(answered), answered?.sealed, answered?.addressed]).toEqual([[], {}, []]);
  });
  const transferred = [
    'TransferRequested',
    { episode: 1, on: '2007-04-02', transfer: 1, fromPlace: 'BAN', toPlace: 'DID' },
  ] as const;
  it('a transfer is put to the coordinator of the place that is to take over, until it is answered', () => {
    expect(shown(caf(transferred))).toMatchObject([
      { kind: 'transfer', to: [{ as: 'coordinator', place: 'DID' }], number: 1 },
    ]);
    expect(
      kindsOf(caf(transferred, ['TransferAccepted', { episode: 1, on: '2007-04-05', transfer: 1, place: 'DID' }])),
    ).toEqual([]);
  });
  it('a step-up waits for social care, until the end of the next working day', () =>
    expect(
      shown(caf(['StepUpRequested', { episode: 1, on: '2007-04-05', stepUp: 1, basis: 's17', toAgency: 'duty' }])),
    ).toMatchObject([{ kind: 'step-up-decision', to: [{ as: 'social-care' }], by: '2007-04-10' }]));
  const steppedDown = [
    'StepDownReceived',
    { episode: 1, on: '2007-03-02', from: 's17', firstTeamOn: '2007-03-16', interimCoordinatorId: 'coordinator' },
  ] as const;
  it('the first team that was agreed with social care is waited for until a team is convened', () => {
    expect(shown(caf(steppedDown))).toMatchObject([
      { kind: 'first-team-meeting', to: [{ as: 'lead' }, { as: 'author' }, { as: 'coordinator' }], by: '2007-03-16' },
    ]);
    expect(kindsOf(caf(steppedDown, ['TeamNoted', { episode: 1, on: '2007-03-14', tacId: 'team' }]))).toEqual([]);
  });
  const agreed = [
    'ActionsAgreed',
    { episode: 1, on: '2007-04-02', actions: [{ actionId: 'a', element: null, dueOn: '2007-05-01' }] },
  ] as const;
  it('an action of the plan is on the list of those at work from the day after it was due, until it is done', () => {
    expect(shown(caf(agreed))).toMatchObject([
      { kind: 'overdue-action', to: [{ as: 'lead' }, { as: 'author' }, { as: 'coordinator' }], from: '2007-05-02' },
    ]);
    expect(
      kindsOf(caf(agreed, ['ActionUpdated', { episode: 1, on: '2007-05-03', actionId: 'a', status: 'done' }])),
    ).toEqual([]);
  });
  it('nothing is asked any more once the CAF is void', () =>
    expect(
      kindsOf(caf(asked, transferred, agreed, ['CafVoided', { episode: 1, on: '2007-06-01', reason: 'duplicate' }])),
    ).toEqual([]));
});

describe('What the lead, a team, a use of break-glass and a proposal to destroy ask', () => {
  const lead = (...facts: Parameters<typeof told<Parameters<typeof leadProfessionalCodec.encode>[0]>>[2][]) =>
    told(leadProfessionalCodec, `leadProfessional-${childId}`, ...facts);
  const proposed = [
    'LeadProfessionalProposed',
    { assignment: 1, on: '2007-04-16', episode: 1, practitionerId: 'nurse', agencyId: 'clinic', replaces: null },
  ] as const;
  it('whoever is asked to lead, until they have answered or are asked no more', () => {
    expect(shown(lead(proposed))).toMatchObject([
      {
        ...{
          kind: 'lead-proposal',
          to: [{ as: 'practitioner', practitionerId: 'nurse', agencyId: 'clinic' }],
          number: 1,
        },
        route: `/v1/children/${childId}/lead-professional/proposals/1/acceptance`,
      },
    ]);
    for (const answer of ['LeadProfessionalAccepted', 'LeadProfessionalDeclined', 'ProposalWithdrawn'] as const)
      expect(kindsOf(lead(proposed, [answer, { assignment: 1, on: '2007-04-18' }]))).toEqual([]);
  });

  const team = (...facts: Parameters<typeof told<Parameters<typeof teamCodec.encode>[0]>>[2][]) =>
    told(
      teamCodec,
      `teamAroundChild-${tacId}`,
      [
        'TeamConvened',
        {
          ...{ on: '2007-04-02', children: [{ childId, episode: 1 }], place: 'BAN' },
          members: [
            { kind: 'agency', memberId: 'one', practitionerId: 'nurse', agencyId: 'clinic' },
            { kind: 'agency', memberId: 'two', practitionerId: null, agencyId: 'housing' },
            { kind: 'family', memberId: 'mother' },
          ],
        },
      ],
      ...facts,
    );
  it('whoever is invited: the person, or anybody of an agency that has named no one; the family is asked by people', () => {
    expect(shown(team())).toMatchObject([
      { to: [{ as: 'practitioner', practitionerId: 'nurse', agencyId: 'clinic' }] },
      { to: [{ as: 'agency', agencyId: 'housing' }], route: `/v1/teams/${tacId}/members/two/acceptance` },
    ]);
    expect(
      kindsOf(
        team(
          ['InvitationAccepted', { memberId: 'one', on: '2007-04-03', practitionerId: null }],
          ['InvitationDeclined', { memberId: 'two', on: '2007-04-03', reason: 'no-role' }],
        ),
      ),
    ).toEqual([]);
    expect(kindsOf(team(['TeamClosed', { on: '2007-05-03', reason: 'opened-in-error' }]))).toEqual([]);
  });

  it('a use of break-glass is reviewed from its end on, never by who broke it', () => {
    const used = {
      ...{ breakGlassId: 'glass', by: { practitionerId: 'nurse', agencyId: 'clinic', role: 'practitioner' } },
      until: '2007-04-03T23:30:00.000Z',
    };
    const glass = (...facts: Parameters<typeof told<Parameters<typeof breakGlassCodec.encode>[0]>>[2][]) =>
      told(breakGlassCodec, `breakGlass-${childId}`, ['GlassBroken', used], ...facts);
    expect(shown(glass())).toMatchObject([
      {
        ...{ kind: 'break-glass-review', from: '2007-04-04' },
        to: [
          { as: 'coordinator', except: 'nurse' },
          { as: 'information-governance', except: 'nurse' },
        ],
      },
    ]);
    expect(
      kindsOf(glass(['BreakGlassReviewed', { breakGlassId: 'glass', by: 'other', outcome: 'justified' }])),
    ).toEqual([]);
  });

  it('a destruction is approved by somebody else than who asked for it', () => {
    const proposal = (...facts: Parameters<typeof told<Parameters<typeof retentionCodec.encode>[0]>>[2][]) =>
      told(
        retentionCodec,
        `retention-${childId}`,
        ['ErasureRequested', { proposalId: 'p', ground: 'court-order', requestedBy: 'officer', on: '2007-06-01' }],
        ...facts,
      );
    expect(shown(proposal())).toMatchObject([
      { kind: 'destruction-approval', to: [{ as: 'information-governance', except: 'officer' }] },
    ]);
    expect(kindsOf(proposal(['RecordHeld', { holdId: 'h', reason: 'litigation', on: '2007-06-02' }]))).toEqual([]);
  });
});

describe('What consent asks of those at work', () => {
  const mother = { kind: 'parent', parentalResponsibility: true, personId: 'mother' };
  const father = { kind: 'parent', parentalResponsibility: true, personId: 'father' };
  const given = (statementId: string, validFrom: string, expiresOn: string | null, givenBy: object = mother) =>
    [
      'ConsentRecorded',
      {
        ...{ statementId, scopes: ['assess', 'store', 'share'], tier: 'additional', allowedAgencies: ['clinic'] },
        ...{ excludedAgencies: [], excludedTopics: [], givenBy, validFrom, expiresOn },
      },
    ] as const;
  const consent = (...facts: Parameters<typeof told<Parameters<typeof consentCodec.encode>[0]>>[2][]) =>
    told(consentCodec, `consent-${childId}`, ...facts);

  it('consent that ends is on their list 28 days before, and once it has ended', () =>
    expect(shown(consent(given('one', '2007-03-01', '2007-06-30')))).toMatchObject([
      { kind: 'consent-expiring', from: '2007-06-02', until: '2007-06-30', by: '2007-06-30' },
      { kind: 'consent-expired', from: '2007-07-01', until: null },
    ]));
  it('a renewal puts it off, a new statement without an end takes it off, and a withdrawal is another matter', () => {
    const one = given('one', '2007-03-01', '2007-06-30');
    const renewed = { statementId: 'r', expiresOn: '2007-12-31', renewedBy: mother, from: '2007-06-10' };
    expect(shown(consent(one, ['ConsentRenewed', renewed]))).toMatchObject([
      { from: '2007-12-03', until: '2007-12-31' },
      { from: '2008-01-01' },
    ]);
    expect(kindsOf(consent(one, given('two', '2007-07-10', null)))).toEqual([]);
    const withdrawn = {
      statementId: 'w',
      scopes: ['assess', 'store', 'share'],
      withdrawnBy: mother,
      from: '2007-05-01',
    };
    expect(kindsOf(consent(one, ['ConsentWithdrawn', withdrawn]))).toEqual([]);
  });
  it('two parents who disagree are on their list until they agree', () => {
    const no = { statementId: 'no', scopes: ['share'], refusedBy: father, from: '2007-04-02' };
    const disagreed = consent(given('one', '2007-03-01', null), ['ConsentRefused', no]);
    expect(shown(disagreed)).toMatchObject([{ kind: 'consent-disagreed', from: '2007-04-02' }]);
    expect(
      kindsOf(
        consent(given('one', '2007-03-01', null), ['ConsentRefused', no], given('two', '2007-04-10', null, father)),
      ),
    ).toEqual([]);
  });
  it('the only consent that was never said leaves work without a ground, until the family is asked', () => {
    const never = { correctionId: 'c', statementId: 'one', old: {}, new: {}, neverSaid: true };
    const one = given('one', '2007-03-01', null);
    expect(shown(consent(one, ['ConsentCorrected', never]))).toMatchObject([
      { kind: 'consent-never-said', from: '2007-06-04' },
    ]);
    expect(kindsOf(consent(one, given('two', '2007-04-01', null), ['ConsentCorrected', never]))).toEqual([]);
    expect(kindsOf(consent(one, ['ConsentCorrected', never], given('two', '2007-06-05', null)))).toEqual([]);
  });
  it('a decision to share without consent asks a manager, tells those who may challenge it, and is looked at again', () => {
    const decision = {
      ...{
        sharingId: 'd',
        agencyId: 'police',
        tier: 'basic',
        topics: [],
        ground: 'serious-crime',
        recordedBy: 'nurse',
      },
      ...{ byAgency: 'clinic', decidedBy: null, confirmBy: '2007-06-05', familyTold: true, whyNotTold: null },
      ...{ on: '2007-06-04', until: '2007-08-31' },
    };
    const recorded = ['SharingWithoutConsentRecorded', decision] as const;
    const route = `/v1/children/${childId}/consent/sharings-without-consent/d`;
    expect(shown(consent(recorded))).toMatchObject([
      {
        ...{ kind: 'sharing-confirmation', to: [{ as: 'agency', agencyId: 'clinic' }] },
        ...{ by: '2007-06-05', until: '2007-06-05', route: `${route}/confirmation` },
      },
      {
        kind: 'sharing-notice',
        to: [
          { as: 'coordinator', except: 'nurse' },
          { as: 'information-governance', except: 'nurse' },
        ],
        ...{ until: '2007-08-31', route: `${route}/challenges` },
      },
      { kind: 'sharing-review', from: '2007-08-03', by: '2007-08-31', route: `${route}/reviews` },
    ]);
    const confirmed = ['SharingConfirmed', { sharingId: 'd', by: 'head', on: '2007-06-05' }] as const;
    const challenged = [
      'SharingChallenged',
      { sharingId: 'd', challengeId: 'c', by: 'iris', on: '2007-06-06' },
    ] as const;
    expect(kindsOf(consent(recorded, confirmed))).toEqual(['sharing-notice', 'sharing-review']);
    expect(shown(consent(recorded, confirmed, challenged)).at(-1)).toMatchObject({
      kind: 'sharing-challenge',
      to: [{ as: 'county-caf-team' }, { as: 'information-governance', except: 'iris' }],
    });
    const upheld = { sharingId: 'd', challengeId: 'c', upheld: true, by: 'cora', on: '2007-06-07' };
    expect(kindsOf(consent(recorded, confirmed, challenged, ['SharingChallengeAnswered', upheld]))).toEqual([]);
  });
  const wish = {
    ...{ wishId: 'w', reportedBy: { practitionerId: 'constable', agencyId: 'police' }, timescales: '2006-1' },
    ...{ on: '2007-06-04', answerBy: '2007-06-06', askedOf: ['author', 'coordinator'] },
    wish: { kind: 'withdrawal', scopes: ['share'], by: mother, how: 'verbal', from: '2007-06-04' },
  };
  it('what a family is reported to have said is asked of those who work with the child, and late of the county', () => {
    expect(shown(consent(['WishReported', wish]))).toMatchObject([
      {
        ...{ kind: 'reported-wish', from: '2007-06-04', by: '2007-06-06' },
        to: [
          { as: 'author', except: 'constable' },
          { as: 'coordinator', except: 'constable' },
        ],
      },
      { kind: 'reported-wish', from: '2007-06-07', to: [{ as: 'county-caf-team' }] },
    ]);
    expect(shown(consent(['WishReported', { ...wish, askedOf: ['county'] }]))).toMatchObject([
      { kind: 'reported-wish', to: [{ as: 'county-caf-team' }] },
    ]);
  });
  it('it is off the list once it is answered, whichever way', () => {
    const by = { practitionerId: 'teacher', agencyId: 'school' };
    const on = '2007-06-05';
    for (const answer of [
      ['WishConfirmed', { wishId: 'w', statementId: 's', confirmedBy: by, on }],
      ['WishRejected', { wishId: 'w', because: 'family-was-misunderstood', rejectedBy: by, on }],
      ['WishRetracted', { wishId: 'w', on }],
    ] as const)
      expect(kindsOf(consent(['WishReported', wish], [answer[0], answer[1]]))).toEqual([]);
  });
  it('that the work ends is asked of a second person, until one agrees', () => {
    const ending = {
      ...{ recordedBy: { practitionerId: 'teacher', agencyId: 'school' }, until: '2007-06-06', timescales: '2006-1' },
      askedOf: ['lead', 'coordinator'],
    };
    const withdrawn = { statementId: 'w', scopes: ['share'], withdrawnBy: mother, from: '2007-06-04', ending };
    const taken = consent(given('one', '2007-03-01', null), ['ConsentWithdrawn', withdrawn]);
    expect(shown(taken)).toMatchObject([
      {
        ...{ kind: 'work-ending', by: '2007-06-06' },
        to: [
          { as: 'lead', except: 'teacher' },
          { as: 'coordinator', except: 'teacher' },
        ],
      },
    ]);
    const agreed = { statementId: 'w', agreedBy: null, on: '2007-06-07' };
    expect(
      kindsOf(consent(given('one', '2007-03-01', null), ['ConsentWithdrawn', withdrawn], ['EndingAgreed', agreed])),
    ).toEqual([]);
  });
});

describe('What a report of danger asks', () => {
  const report = { reportId: 'r', reportedBy: 'nurse', reportedByAgency: 'clinic', suspends: [], on: '2007-06-04' };
  const registered = { ref: 'CH-000001', registeredBy: 'nurse', status: 'born', birthMonth: '2001-05', twinOf: null };
  it('the duty desk and the coordinator, at once, until it is decided', () => {
    const after = (...more: Parameters<typeof children>) => children(['ChildRegistered', registered], ...more);
    expect(shown(after(['DangerReported', report]))).toMatchObject([
      {
        kind: 'danger-report',
        to: [{ as: 'social-care' }, { as: 'coordinator', except: 'nurse' }],
        ...{ from: '2007-06-04', by: '2007-06-04', route: `/v1/children/${childId}/danger-reports/r/decision` },
      },
    ]);
    const decided = { reportId: 'r', outcome: 'no-danger', decidedBy: 'duty', on: '2007-06-04' };
    expect(kindsOf(after(['DangerReported', report], ['DangerDecided', decided]))).toEqual([]);
  });
  const children = (...facts: Parameters<typeof told<Parameters<typeof childCodec.encode>[0]>>[2][]) =>
    told(childCodec, `child-${childId}`, ...facts);
});
