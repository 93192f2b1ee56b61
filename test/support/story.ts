import { type Principal } from '@app/access';
import { type Application, person } from './application';
import { breakGlassStory } from './break-glass-story';
import { cafStory } from './caf-story';
import { practitionersStory } from './practitioners-story';
import { agenciesTold, managerOnRegister, registerStory } from './register-story';
import { retentionStory } from './retention-story';
import { searchedFor, type SoughtName } from './searched-for';

/** What earlier steps of the story have made known. */
export interface Known {
  readonly ada: string;
  readonly ben: string;
  /** Of the register's part: an unborn child who is born, one who is not, and two whose records end. */
  readonly cara: string;
  readonly dora: string;
  readonly ella: string;
  readonly fay: string;
  /** Whose CAF goes another way. */
  readonly gwen: string;
  /** Whose record is held, let go and erased. */
  readonly hal: string;
  /** Ids of the teacher's searches for those whose CAFs are opened. */
  readonly adaSearched: string;
  readonly benSearched: string;
  readonly gwenSearched: string;
  readonly hold: string;
  readonly proposal: string;
  readonly adult: string;
  readonly address: string;
  readonly link: string;
  readonly statement: string;
  readonly wish: string;
  /** For a meeting. */
  readonly call: string;
  readonly sharing: string;
  /** Of danger. */
  readonly report: string;
  readonly challenge: string;
  readonly team: string;
  /** Of the sibling, before it was merged into the first. */
  readonly otherTeam: string;
  /** Member ids of the team: teacher, nurse, mother. */
  readonly members: readonly string[];
  /** Who was invited last. */
  readonly member: string;
  /** The meeting that was planned last. */
  readonly meeting: string;
  readonly action: string;
  /** What a process could not do without a person. */
  readonly followUp: string;
  /** Of the child whose CAF goes another way. */
  readonly breakGlass: string;
}

/** One request that changes something, and succeeds when the steps before it have been taken. */
export interface Step {
  /** The route as the API's description names it. */
  readonly route: string;
  readonly body: object | ((known: Known) => object);
  /** Whose record it is. */
  readonly child?: 'ada' | 'ben' | 'cara' | 'dora' | 'ella' | 'fay' | 'gwen' | 'hal';
  readonly assignment?: number;
  /** Parts of the address that are numbers. */
  readonly at?: Readonly<Record<string, string>>;
  readonly as?: Principal;
  readonly learn?: (
    answer: Readonly<Record<string, unknown>>,
    application: Application,
  ) => Partial<Known> | Promise<Partial<Known>>;
}

export const teacher = person(1);
export const nurse = person(2);
export const worker = person(3);
/** The county's CAF team, and whoever keeps the map of the localities. */
export const county = person(5, { roles: ['county-caf-team'] });
export const editor = person(6, { roles: ['directory-editor'] });

const child = (givenNames: string): SoughtName & Readonly<Record<string, string>> => ({
  givenNames,
  familyName: 'Storyfield',
  status: 'born',
  birthDate: '2001-05-17',
  sex: 'female',
  place: 'CHN',
  localityBasis: 'manual',
  on: '2007-03-01',
});
const mother = { kind: 'parent', parentalResponsibility: true };
const consent = {
  how: 'written',
  name: 'Grace Storyfield',
  note: 'With an interpreter',
  scopes: ['assess', 'store', 'share'],
  tier: 'additional',
  allowedAgencies: [teacher.agencyId, nurse.agencyId, worker.agencyId],
  givenBy: mother,
  leafletGiven: true,
  validFrom: '2007-03-01',
};
const caf = {
  on: '2007-03-02',
  source: 'new',
  reasons: ['attendance'],
  primaryReason: 'attendance',
  whatLedToThis: 'Often late since the winter',
};
const nominee = ({ practitionerId, agencyId }: Principal): object => ({
  practitionerId,
  agencyId,
  familyAgreed: true,
});
const member = ({ practitionerId, agencyId }: Principal, role: string): object => ({
  practitionerId,
  agencyId,
  role,
});
const about = {
  support: ['scribe'],
  views: 'I want to walk to school',
  strengths: 'Looks after her sister',
  updates: [{ need: 'D4', text: 'Calmer since the holidays' }],
  leadProfessional: 'to-be-found',
};
const ofCaf = '/v1/children/{childId}/caf/{episode}';
const ofTeam = '/v1/teams/{tacId}';
const ofLead = '/v1/children/{childId}/lead-professional';

/** Whom the family lets know is on the register. */
const agencies = [teacher, nurse, worker, ...agenciesTold.map((agencyId) => ({ agencyId }))];
const steps: readonly Step[] = [
  ...agencies.map(({ agencyId }): Step => ({
    route: '/v1/agencies',
    as: editor,
    body: {
      ...{ agencyId, name: `Agency ${agencyId.slice(-4)}`, on: '2006-09-01' },
      agencyType: agencyId === worker.agencyId ? 'social-care' : 'other',
    },
  })),
  ...[teacher, nurse, worker].map(({ practitionerId, agencyId }): Step => ({
    route: '/v1/practitioners',
    as: editor,
    body: { practitionerId, agencyId, role: 'worker', name: 'Vera Storyfield', on: '2006-09-01' },
  })),
  ...managerOnRegister.map((step): Step => ({ ...step, as: editor })),
  { route: '/v1/localities', body: { code: 'CHN', name: 'Story Norton', area: 'North', from: '2006-09-01' } },
  { route: '/v1/localities/{code}/places', body: { place: 'CHN', name: 'Story Norton', from: '2006-09-01' } },
  {
    route: '/v1/localities/{code}/postcodes',
    body: { place: 'CHN', prefixes: ['OX7'], from: '2006-09-01' },
  },
  {
    route: '/v1/localities/{code}/coordinator/cover',
    body: { practitionerId: worker.practitionerId, from: '2006-09-01' },
  },
  { route: '/v1/localities/{code}/coordinator', body: { practitionerId: nurse.practitionerId, from: '2006-10-02' } },
  { route: '/v1/localities/{code}/coordinator/vacancy', body: { from: '2007-04-30' } },
  {
    route: '/v1/children',
    body: child('Ada'),
    learn: async ({ childId }, application) => ({
      ada: childId as string,
      adaSearched: await searchedFor(application, child('Ada')),
    }),
  },
  {
    route: '/v1/children',
    body: child('Ben'),
    learn: async ({ childId }, application) => ({
      ben: childId as string,
      benSearched: await searchedFor(application, child('Ben')),
    }),
  },
  { route: '/v1/children/{childId}/consent', body: consent },
  { route: '/v1/children/{childId}/consent', child: 'ben', body: consent },
  { route: '/v1/children/{childId}/caf', body: ({ adaSearched: searchId }) => ({ ...caf, searchId }) },
  { route: '/v1/children/{childId}/caf', child: 'ben', body: ({ benSearched: searchId }) => ({ ...caf, searchId }) },
  {
    route: `${ofCaf}/void`,
    child: 'ben',
    body: { on: '2007-03-05', reason: 'opened-in-error', explanation: 'Meant for her sister' },
  },
  {
    route: '/v1/children/{childId}/consent/refusals',
    child: 'ben',
    body: { how: 'verbal', name: 'Grace Storyfield', scopes: ['share'], refusedBy: mother, from: '2007-03-06' },
  },
  {
    route: `${ofCaf}/completion`,
    body: {
      on: '2007-03-20',
      finding: 'additional-needs',
      elements: [{ element: 'D4', level: 'medium', strengths: 'Makes friends easily', needs: 'Help with mornings' }],
      childComment: { said: 'I like school' },
      parentComment: { whyNot: 'not-present' },
      conclusions: 'Mornings are hard since the move',
    },
  },
  { route: `${ofCaf}/next-step`, body: { on: '2007-03-21', nextStep: 'team', note: 'Two agencies are needed' } },
  {
    route: '/v1/teams',
    body: ({ ada }) => ({
      on: '2007-04-02',
      children: [ada],
      agencies: [member(teacher, 'class teacher'), member(nurse, 'school nurse')],
      family: [{ relationship: 'mother', name: 'Grace Storyfield' }],
      purpose: 'Calm mornings',
    }),
    learn: async ({ tacId }, application) => {
      await application.caughtUp();
      const { body } = await application.get<{ members: { memberId: string }[] }>(`/v1/teams/${String(tacId)}`);
      return { team: tacId as string, members: body.members.map(({ memberId }) => memberId) };
    },
  },
  {
    route: '/v1/teams/{tacId}/meetings',
    body: ({ ada, members }) => ({
      on: '2007-04-16',
      kind: 'initial',
      chair: members[0],
      attendance: members.map((memberId) => ({ memberId, as: 'attended' })),
      children: [{ childId: ada, present: true, heard: 'in-the-room', ...about }],
      parentPresent: true,
      parentSupport: ['interpreter'],
      consentRechecked: true,
      nextReviewOn: '2007-05-28',
      venue: 'The chapel hall',
      minutes: 'Breakfast club from Monday',
    }),
    learn: ({ meetingId }) => ({ meeting: meetingId as string }),
  },
  {
    route: `${ofTeam}/meetings/{meetingId}/amendments`,
    body: ({ ada, members }) => ({
      on: '2007-04-17',
      kind: 'initial',
      chair: members[0],
      attendance: members.map((memberId) => ({ memberId, as: 'attended' })),
      children: [{ childId: ada, present: true, heard: 'in-the-room' }],
      parentPresent: true,
      consentRechecked: true,
      nextReviewOn: '2007-05-28',
      venue: 'The chapel hall',
      minutes: 'Breakfast club from Tuesday',
      reason: 'other',
      explanation: 'The club begins a day later',
    }),
  },
  {
    route: `${ofTeam}/corrections`,
    body: { what: 'convening', is: '2007-04-03', explanation: 'The minutes name the day before' },
  },
  ...['refusal', 'acceptance'].flatMap((given): readonly Step[] => [
    {
      route: `${ofTeam}/members/agency`,
      body: { on: '2007-04-17', ...member(worker, 'housing officer') },
      learn: ({ memberId }) => ({ member: memberId as string }),
    },
    {
      route: `${ofTeam}/members/{memberId}/${given}`,
      as: worker,
      body: given === 'refusal' ? { on: '2007-04-18', reason: 'capacity', note: 'Ask in May' } : { on: '2007-04-19' },
    },
  ]),
  {
    route: `${ofTeam}/members/{memberId}/removal`,
    body: { on: '2007-06-01', reason: 'no-longer-involved', note: 'Moved to another desk' },
  },
  {
    route: `${ofTeam}/members/family`,
    body: { on: '2007-04-20', relationship: 'grandparent', name: 'Edna Storyfield', needs: ['large-print'] },
    learn: ({ memberId }) => ({ member: memberId as string }),
  },
  {
    route: `${ofTeam}/schedule`,
    body: { on: '2007-04-16', kind: 'review', plannedFor: '2007-05-28', venue: 'Village hall' },
    learn: ({ meetingId }) => ({ meeting: meetingId as string }),
  },
  {
    route: `${ofTeam}/schedule/{meetingId}/change`,
    body: {
      on: '2007-05-21',
      plannedFor: '2007-06-04',
      reason: 'family-unavailable',
      venue: 'School',
      note: 'Half term',
    },
  },
  {
    route: `${ofTeam}/schedule/{meetingId}/cancellation`,
    body: { on: '2007-06-04', reason: 'chair-unavailable', note: 'Ill today' },
  },
  {
    route: `${ofTeam}/actions`,
    body: ({ ada, members }) => ({
      on: '2007-04-16',
      childId: ada,
      need: 'D4',
      outcome: 'EA',
      aim: 'EA2',
      owner: { kind: 'member', id: members[1] },
      dueOn: '2007-05-28',
      description: 'Walk to school with a friend',
      desiredOutcome: 'Arrives calm and on time',
    }),
    learn: ({ actionId }) => ({ action: actionId as string }),
  },
  {
    route: `${ofTeam}/actions/{actionId}/amendments`,
    body: {
      on: '2007-05-01',
      dueOn: '2007-06-15',
      description: 'Walk to school with a neighbour',
      desiredOutcome: 'Arrives calm every day',
      reason: 'family-request',
      explanation: 'Her friend has moved away',
    },
  },
  {
    route: `${ofTeam}/actions/{actionId}/progress`,
    body: { on: '2007-05-21', status: 'done', progress: 'Every day since Easter' },
  },
  {
    route: `${ofTeam}/reviews`,
    body: ({ ada }) => ({
      on: '2007-05-28',
      children: [
        {
          childId: ada,
          outcomes: [{ ecm: 'EA', element: 'D4', result: 'partly', distance: 6 }],
          childComment: 'Mornings are fine',
          parentComment: 'Less shouting now',
        },
      ],
      nextReviewOn: '2007-07-09',
    }),
  },
  {
    route: `${ofTeam}/escalations`,
    body: { on: '2007-06-01', agencyId: nurse.agencyId, to: 'agency-manager', note: 'Short of nurses' },
  },
  {
    route: '/v1/children/{childId}/consent',
    child: 'ben',
    body: { ...consent, name: 'Gus Storyfield', validFrom: '2007-06-02' },
  },
  {
    route: '/v1/children/{childId}/caf',
    child: 'ben',
    body: ({ benSearched: searchId }) => ({ ...caf, on: '2007-06-02', searchId }),
  },
  { route: `${ofTeam}/children`, body: ({ ben }) => ({ on: '2007-06-03', childId: ben }) },
  {
    route: `${ofTeam}/children/{childId}/removal`,
    child: 'ben',
    body: { on: '2007-06-05', reason: 'needs-met', note: 'Settled well' },
  },
  {
    route: '/v1/teams',
    body: ({ ben }) => ({
      on: '2007-06-06',
      children: [ben],
      agencies: [member(teacher, 'class teacher'), member(worker, 'housing officer')],
      family: [{ relationship: 'father', name: 'Gus Storyfield' }],
    }),
    learn: ({ tacId }) => ({ otherTeam: tacId as string }),
  },
  { route: `${ofTeam}/merged-teams`, body: ({ otherTeam }) => ({ on: '2007-06-07', from: otherTeam }) },
  { route: `${ofLead}/proposals`, body: { on: '2007-04-16', ...nominee(worker) } },
  {
    route: `${ofLead}/proposals/{assignment}/refusal`,
    as: worker,
    body: { on: '2007-04-17', reason: 'capacity', note: 'Away in May' },
  },
  { route: `${ofLead}/proposals`, body: { on: '2007-04-17', ...nominee(worker), factors: ['capacity', 'skills'] } },
  {
    route: `${ofLead}/proposals/{assignment}/withdrawal`,
    assignment: 2,
    body: { on: '2007-04-17', reason: 'no-answer', note: 'Rang her twice' },
  },
  { route: `${ofLead}/interim`, body: { on: '2007-04-17', practitionerId: worker.practitionerId } },
  { route: `${ofLead}/interim/end`, body: { on: '2007-04-17' } },
  { route: `${ofLead}/proposals`, body: { on: '2007-04-17', ...nominee(nurse) } },
  { route: `${ofLead}/proposals/{assignment}/acceptance`, assignment: 3, as: nurse, body: { on: '2007-04-18' } },
  {
    route: `${ofLead}/deputy`,
    body: { on: '2007-05-01', practitionerId: worker.practitionerId, agencyId: worker.agencyId },
  },
  { route: `${ofLead}/deputy/end`, body: { on: '2007-05-20' } },
  {
    route: `${ofLead}/handover`,
    body: { on: '2007-05-25', practitionerId: nurse.practitionerId, reason: 'long-absence' },
  },
  {
    route: `${ofLead}/changes`,
    body: { on: '2007-06-01', ...nominee(teacher), why: 'capacity', handoverNote: 'Knows the family' },
  },
  { route: `${ofLead}/proposals/{assignment}/acceptance`, assignment: 4, as: teacher, body: { on: '2007-06-04' } },
  {
    route: `${ofLead}/assignments/{assignment}/corrections`,
    assignment: 4,
    body: { what: 'acceptance', is: '2007-06-05', explanation: 'She said yes on the day after' },
  },
  { route: `${ofLead}/end`, body: { on: '2007-07-17', reason: 'episode-closed', note: 'Done' } },
  { route: '/v1/teams/{tacId}/closure', body: { on: '2007-07-18', reason: 'plan-complete', note: 'All done' } },
  {
    route: `${ofCaf}/closure`,
    body: {
      on: '2007-07-20',
      reason: 'needs-met-universal',
      outcomes: [{ ecm: 'EA', element: 'D4', result: 'achieved' }],
      summary: 'Arrives on time',
    },
  },
  {
    route: '/v1/children',
    body: child('Gwen'),
    learn: async ({ childId }, application) => ({
      gwen: childId as string,
      gwenSearched: await searchedFor(application, child('Gwen')),
    }),
  },
  { route: '/v1/children/{childId}/consent', child: 'gwen', body: consent },
  ...cafStory,
  ...registerStory,
  ...practitionersStory.map((step) => ({ ...step, as: editor })),
  ...breakGlassStory,
  ...retentionStory,
];

/** What no practitioner may do, and who does it. */
const others: readonly (readonly [RegExp, Principal])[] = [
  [/^\/v1\/localities/, editor],
  [/^\/v1\/follow-ups/, county],
  [/\/(shielding|merge|adoption|ending-retraction|interim)(\/|$)|\/void$/, county],
];
/** The family of this child lets other agencies see its record, not the teacher's: the county's team keeps it. */
const keptByCounty = 'cara';

/** From a new locality and a registered child to the closed CAF, with a second child whose CAF was opened in error. */
export const story: readonly Step[] = steps.map((step) => {
  const other =
    step.as !== undefined
      ? undefined
      : step.child === keptByCounty
        ? county
        : others.find(([does]) => does.test(step.route))?.[1];
  return other === undefined ? step : { ...step, as: other };
});

/** The address that a step goes to. */
export const pathOf = ({ route, child = 'ada', assignment = 1, at }: Step, known: Partial<Known>): string => {
  const values: Readonly<Record<string, string | undefined>> = {
    code: 'CHN',
    childId: known[child],
    episode: '1',
    tacId: known.team,
    memberId: known.member,
    meetingId: known.meeting,
    actionId: known.action,
    followUpId: known.followUp,
    assignment: String(assignment),
    personId: known.adult,
    addressId: known.address,
    linkId: known.link,
    statementId: known.statement,
    wishId: known.wish,
    callId: known.call,
    sharingId: known.sharing,
    reportId: known.report,
    challengeId: known.challenge,
    holdId: known.hold,
    proposalId: known.proposal,
    breakGlassId: known.breakGlass,
    ...at,
  };
  return route.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `{${name}}`);
};

export const bodyOf = ({ body }: Step, known: Partial<Known>): object =>
  typeof body === 'function' ? (body as (known: Partial<Known>) => object)(known) : body;

/** Takes all steps, or those given, each seen by every read model before the next. @returns what became known. */
export const tell = async (
  application: Application,
  take: (step: Step, path: string, body: object, index: number) => Promise<Readonly<Record<string, unknown>>>,
  steps: readonly Step[] = story,
): Promise<Known> => {
  let known: Partial<Known> = {};
  for (const [index, step] of steps.entries()) {
    const answer = await take(step, pathOf(step, known), bodyOf(step, known), index);
    known = { ...known, ...(await step.learn?.(answer, application)) };
    await application.caughtUp();
  }
  return known as Known;
};

/** Tells the whole story. @throws where a step does not succeed. @returns what became known. */
export const told = (application: Application): Promise<Known> =>
  tell(application, async (step, path, body) => {
    const { status, body: answer } = await application.post(path, body, { as: step.as ?? teacher });
    if (status >= 300) throw new Error(`the story stops at ${path}: ${status}`);
    return answer;
  });
