import { dayInLondon } from '@app/kernel';
import { type Application, person } from './application';
import { type Step } from './story';

const born = (givenNames: string): object => ({
  givenNames,
  familyName: 'Storyfield',
  status: 'born',
  birthDate: '2003-04-12',
  sex: 'female',
  place: 'CHN',
  localityBasis: 'manual',
  on: '2007-03-01',
});
const unborn = (givenNames: string): object => ({
  ...born(givenNames),
  status: 'unborn',
  birthDate: '2007-06-20',
  sex: 'unknown',
  mother: { name: 'Grace Storyfield' },
});
const ofChild = '/v1/children/{childId}';
const on = (step: Omit<Step, 'child'>, child: NonNullable<Step['child']>): Step => ({ ...step, child });

const mother = { kind: 'parent', parentalResponsibility: true };
const said = { how: 'verbal', name: 'Grace Storyfield' };

/** Two agencies of which nobody signs in here. */
export const agenciesTold = ['bbbbbbbb-0000-4000-8000-00000000000b', 'bbbbbbbb-0000-4000-8000-00000000000c'] as const;

/** Days of decisions that end by themselves: the story lives in the present. */
const today = dayInLondon(new Date());
const keeper = person(5);
/** Who answers for the agency that decides for this child, and who answers for the data. */
const manager = person(40, { agencyId: keeper.agencyId });
const governance = person(8, { roles: ['information-governance'] });
const ofSharing = `${ofChild}/consent/sharings-without-consent/{sharingId}`;

/** What has to be on the register before somebody decides to share. */
export const managerOnRegister: readonly Omit<Step, 'as'>[] = [
  {
    route: '/v1/agencies',
    body: { agencyId: keeper.agencyId, name: 'Story County Team', agencyType: 'other', on: '2006-09-01' },
  },
  {
    route: '/v1/practitioners',
    body: {
      practitionerId: manager.practitionerId,
      agencyId: keeper.agencyId,
      role: 'manager',
      name: 'Hedda Storyfield',
      contact: 'Ring the front desk',
      on: '2006-09-01',
    },
  },
];

/** What else the family of one child may say about consent. */
const consentStory: readonly Step[] = [
  {
    route: `${ofChild}/consent`,
    body: {
      ...said,
      scopes: ['assess', 'store', 'share'],
      tier: 'additional',
      allowedAgencies: agenciesTold,
      givenBy: mother,
      leafletGiven: true,
      validFrom: '2007-06-20',
      expiresOn: '2007-12-31',
    },
    learn: ({ statementId }) => ({ statement: statementId as string }),
  },
  {
    route: `${ofChild}/consent/statements/{statementId}/corrections`,
    body: { right: { from: '2007-06-19' }, reason: 'The form carries another date' },
  },
  {
    route: `${ofChild}/consent/narrowings`,
    body: {
      ...said,
      removedAgencies: ['bbbbbbbb-0000-4000-8000-00000000000c'],
      narrowedBy: mother,
      from: '2007-06-25',
    },
  },
  {
    route: `${ofChild}/consent/renewals`,
    body: { ...said, expiresOn: '2008-12-31', renewedBy: mother, from: '2007-06-26' },
  },
  {
    route: `${ofChild}/consent/widenings`,
    body: { ...said, addedAgencies: [agenciesTold[1]], widenedBy: mother, from: '2007-06-26' },
  },
  {
    route: `${ofChild}/consent/sharings-without-consent`,
    body: {
      agencyId: agenciesTold[1],
      tier: 'basic',
      ground: 'court-or-legal-duty',
      what: 'The address',
      why: 'A court has asked for it',
      whyNoManager: 'The court set a time of one hour',
      familyTold: true,
      on: today,
      until: today,
    },
    learn: ({ sharingId }: Readonly<Record<string, unknown>>) => ({ sharing: sharingId as string }),
  },
  { route: `${ofSharing}/confirmation`, as: manager, body: {} },
  {
    route: `${ofSharing}/challenges`,
    as: governance,
    body: { why: 'The family could have been asked' },
    learn: ({ challengeId }: Readonly<Record<string, unknown>>) => ({ challenge: challengeId as string }),
  },
  {
    route: `${ofSharing}/challenges/{challengeId}/answer`,
    as: person(41, { roles: ['information-governance'] }),
    body: { upheld: false, why: 'The court had forbidden it' },
  },
  { route: `${ofSharing}/reviews`, body: { why: 'The court has what it asked for' } },
  {
    route: `${ofChild}/consent/decisions-not-to-share`,
    body: {
      agencyId: agenciesTold[0],
      ground: 'court-or-legal-duty',
      what: 'Where the family stays',
      why: 'No court has asked for it',
      on: today,
    },
  },
  {
    route: `${ofChild}/reported-wishes`,
    body: { ...said, kind: 'narrowing', by: mother, excludedTopics: ['religion'], from: '2007-06-28' },
    as: person(2),
    learn: ({ wishId }) => ({ wish: wishId as string }),
  },
  {
    route: `${ofChild}/reported-wishes/{wishId}/confirmation`,
    body: {},
    as: person(5, { roles: ['county-caf-team'] }),
  },
  {
    route: `${ofChild}/reported-wishes`,
    body: { ...said, kind: 'refusal', scopes: ['share'], by: mother, from: '2007-06-28' },
    as: person(2),
    learn: ({ wishId }) => ({ wish: wishId as string }),
  },
  {
    route: `${ofChild}/reported-wishes/{wishId}/rejection`,
    body: { because: 'family-was-misunderstood', reason: 'She meant the photographs' },
    as: person(5, { roles: ['county-caf-team'] }),
  },
  {
    route: `${ofChild}/reported-wishes`,
    body: { ...said, kind: 'withdrawal', by: mother, from: '2007-06-28' },
    as: person(2),
    learn: ({ wishId }) => ({ wish: wishId as string }),
  },
  {
    route: `${ofChild}/reported-wishes/{wishId}/retraction`,
    body: { reason: 'It was said about a sister' },
    as: person(2),
  },
  {
    route: `${ofChild}/consent/withdrawals`,
    body: { ...said, withdrawnBy: mother, from: '2007-06-28' },
    learn: ({ statementId }) => ({ statement: statementId as string }),
  },
  {
    route: `${ofChild}/consent/statements/{statementId}/ending`,
    body: {},
    as: person(14, { roles: ['county-caf-team'] }),
  },
];

/** What else may happen to records of the child register: each step another route. */
export const registerStory: readonly Step[] = [
  { route: '/v1/children', body: unborn('Unborn baby'), learn: ({ childId }) => ({ cara: childId as string }) },
  { route: '/v1/children', body: unborn('Dorabella'), learn: ({ childId }) => ({ dora: childId as string }) },
  { route: '/v1/children', body: born('Ella'), learn: ({ childId }) => ({ ella: childId as string }) },
  { route: '/v1/children', body: born('Fay'), learn: ({ childId }) => ({ fay: childId as string }) },
  ...[
    {
      route: `${ofChild}/twins`,
      body: {
        givenNames: 'Second baby',
        familyName: 'Storyfield',
        birthDate: '2007-06-20',
        sex: 'unknown',
        on: '2007-04-01',
      },
    },
    {
      route: `${ofChild}/birth`,
      body: { givenNames: 'Cara', familyName: 'Storyfield', birthDate: '2007-06-18', sex: 'female' },
    },
    {
      route: `${ofChild}/parents-and-carers`,
      body: { name: 'Alan Storyfield', relationship: 'father', parentalResponsibility: 'unknown', from: '2007-06-18' },
      learn: ({ personId }: Readonly<Record<string, unknown>>) => ({ adult: personId as string }),
    },
    {
      route: `${ofChild}/parents-and-carers/{personId}/parental-responsibility`,
      body: { parentalResponsibility: 'yes', from: '2007-06-20' },
    },
    {
      route: `${ofChild}/addresses`,
      body: { kind: 'other-parent', lines: ['2 Story Lane'], postcode: 'OX7 5AA', from: '2007-06-19' },
      learn: ({ addressId }: Readonly<Record<string, unknown>>) => ({ address: addressId as string }),
    },
    { route: `${ofChild}/addresses/{addressId}/end`, body: { until: '2007-07-01' } },
    { route: `${ofChild}/parents-and-carers/{personId}/end`, body: { until: '2007-07-01' } },
    {
      route: `${ofChild}/household`,
      body: { householdId: 'aaaaaaaa-0000-4000-8000-00000000000a', from: '2007-06-20' },
    },
    {
      route: `${ofChild}/shielding`,
      body: { reason: 'threat-to-family', from: '2007-06-20', reviewOn: '2007-12-20' },
    },
    {
      route: `${ofChild}/shielding/review`,
      body: { on: '2007-07-02', reviewOn: '2008-01-20' },
      // Reporting danger answers nothing but an id: it is no step of the story.
      learn: async ({ childId }: Readonly<Record<string, unknown>>, application: Application) => {
        const { body } = await application.post('/v1/danger-reports', { childId, what: 'A man asks where she lives' });
        return { report: body['reportId'] as string };
      },
    },
    {
      route: `${ofChild}/danger-reports/{reportId}/decision`,
      body: { outcome: 'no-danger', why: 'It was her grandmother' },
    },
    { route: `${ofChild}/shielding/lifting`, body: { on: '2007-07-03' } },
    {
      route: `${ofChild}/siblings`,
      body: { name: 'Greta Storyfield', relation: 'half' },
      learn: ({ linkId }: Readonly<Record<string, unknown>>) => ({ link: linkId as string }),
    },
    { route: `${ofChild}/siblings/{linkId}/removal`, body: {} },
    { route: `${ofChild}/place`, body: { place: 'NFA', localityBasis: 'manual', from: '2007-07-01' } },
    { route: `${ofChild}/age-extension`, body: { reason: 'formerly-looked-after', from: '2007-07-02' } },
    { route: `${ofChild}/identifiers`, body: { kind: 'nhs-number', value: '999 000 0018' } },
    {
      route: `${ofChild}/particulars`,
      body: {
        ethnicity: 'NOBT',
        disabled: 'no',
        youngCarer: 'no',
        atRiskOfExclusion: 'no',
        senStage: 'none',
        school: 'Story Nursery',
      },
    },
    {
      route: `${ofChild}/corrections`,
      body: { fact: 'identity', right: { givenNames: 'Carla' }, reason: 'Misheard on the telephone' },
    },
    ...consentStory,
  ].map((step) => on(step, 'cara')),
  on({ route: `${ofChild}/pregnancy-end`, body: { on: '2007-05-01' } }, 'dora'),
  on({ route: `${ofChild}/ending-retraction`, body: { reason: 'Meant for another record' } }, 'dora'),
  on(
    {
      route: `${ofChild}/merge`,
      body: ({ cara }) => ({ survivorId: cara, reason: 'registered-twice', on: '2007-06-01' }),
    },
    'dora',
  ),
  on({ route: `${ofChild}/merge/undoing`, body: { on: '2007-06-02' } }, 'dora'),
  on({ route: `${ofChild}/death`, body: { on: '2007-06-03' } }, 'ella'),
  on({ route: `${ofChild}/adoption`, body: { on: '2007-06-03' } }, 'fay'),
];
