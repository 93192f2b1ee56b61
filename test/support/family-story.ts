/* A family of two children, told as requests: the e2e test sends them, and the README of the API shows them as lines of curl. */

/** Sends something. Strings that are `$name` stand for what is known by then, in the path and in the body. */
export interface Send {
  readonly says: string;
  readonly as: string;
  readonly post: string;
  readonly body: object;
  /** What the answer makes known: name by field. */
  readonly learn?: Readonly<Record<string, string>>;
}
/** Reads something, to learn from it. */
export interface Look {
  readonly says: string;
  readonly as: string;
  readonly get: string;
  readonly learn: Readonly<Record<string, string>>;
}
/** What the family adds to the board at the end of that day: CAFs and TACs in progress, Lead Professionals identified. */
export interface Board {
  readonly board: string;
  readonly adds: readonly [cafs: number, tacs: number, leads: number];
}
export type Telling = Send | Look | Board;

/** Who takes part: variable by the name of the invented person who signs in. */
export const people = {
  school: 'school',
  visitor: 'health-visitor',
  youth: 'lead',
  duty: 'duty',
  county: 'county',
  directory: 'directory',
} as const;
/** An agency of which nobody signs in here. */
export const housing = 'b0a51f2e-4c3d-4e5f-8a6b-7c8d9e0f1a2b';

const parent = { kind: 'parent', parentalResponsibility: true };
const child = (givenNames: string, birthDate: string): object => ({
  ...{ givenNames, familyName: 'Storybrook', status: 'born', birthDate, sex: 'female' },
  ...{ place: 'BAN', localityBasis: 'school', on: '2007-03-01', confirmedNew: true },
});
const sought = (givenNames: string, birthDate: string): object => ({
  name: { givenNames, familyName: 'Storybrook', birthDate },
});
const agencies = ['$school_agency', '$visitor_agency', '$youth_agency', '$duty_agency', housing];
const consent = {
  ...{ scopes: ['assess', 'store', 'share'], tier: 'additional', allowedAgencies: agencies, givenBy: parent },
  ...{ how: 'written', name: 'Grace Storybrook', leafletGiven: true, validFrom: '2007-03-01' },
};
const opening = {
  ...{ on: '2007-03-02', source: 'new', reasons: ['attendance'], primaryReason: 'attendance' },
  ...{ whatLedToThis: 'Both girls are often late since the winter' },
};
const assessment = (needs: string): object => ({
  ...{ on: '2007-03-20', finding: 'additional-needs' },
  elements: [{ element: 'D4', level: 'medium', strengths: 'Makes friends easily', needs }],
  ...{ childComment: { said: 'I like school' }, parentComment: { said: 'Mornings are hard' } },
  conclusions: 'Help early, and together',
});
const meeting = (on: string, kind: string, nextReviewOn: string): object => ({
  ...{ on, kind, chair: '$m1' },
  attendance: ['$m1', '$m2', '$m3', '$m4', '$m5'].map((memberId) => ({ memberId, as: 'attended' })),
  children: ['$ada', '$ben'].map((childId) => ({ childId, present: true, heard: 'in-the-room' })),
  ...{ parentPresent: true, consentRechecked: true, nextReviewOn, minutes: 'The plan was gone through' },
});
const member = (who: string, role: string): object => ({
  ...{ practitionerId: `$${who}_id`, agencyId: `$${who}_agency`, role },
});
const nominee = (who: string): object => ({
  ...{ practitionerId: `$${who}_id`, agencyId: `$${who}_agency`, familyAgreed: true },
});
const ada = '/v1/children/$ada';
const ben = '/v1/children/$ben';
const send = (says: string, as: string, post: string, body: object, learn?: Send['learn']): Send => ({
  ...{ says, as, post, body },
  ...(learn === undefined ? {} : { learn }),
});

export const familyStory: readonly Telling[] = [
  send('the housing service is put on the register of agencies', 'directory', '/v1/agencies', {
    ...{ agencyId: housing, name: 'Invented Housing Service', agencyType: 'housing', on: '2006-09-01' },
  }),
  send('two sisters are put on the register', 'school', '/v1/children', child('Ada', '2001-05-17'), { ada: 'childId' }),
  send('', 'school', '/v1/children', child('Benedicta', '1999-11-02'), { ben: 'childId' }),
  send('their mother agrees for each of them, agency by agency', 'school', `${ada}/consent`, consent),
  send('', 'school', `${ben}/consent`, consent),
  { board: '2007-03-01', adds: [0, 0, 0] },

  send(
    'the school looks for each, as whoever opens a CAF does, and opens one',
    'school',
    '/v1/children/search',
    sought('Ada', '2001-05-17'),
    { search: 'searchId' },
  ),
  send('', 'school', `${ada}/caf`, { ...opening, searchId: '$search' }),
  send('', 'school', '/v1/children/search', sought('Benedicta', '1999-11-02'), { search: 'searchId' }),
  send('', 'school', `${ben}/caf`, { ...opening, searchId: '$search' }),
  { board: '2007-03-02', adds: [2, 0, 0] },

  send('the health visitor is asked to contribute, and does', 'school', `${ada}/caf/1/contribution-requests`, {
    ...{
      on: '2007-03-05',
      agencyId: '$visitor_agency',
      question: 'How is her hearing?',
    },
  }),
  send('', 'visitor', `${ada}/caf/1/contributions`, {
    ...{ on: '2007-03-12', contribution: 1, text: 'She hears well with both ears' },
  }),
  send('the assessments are completed', 'school', `${ada}/caf/1/completion`, assessment('Help with mornings')),
  send('', 'school', `${ben}/caf/1/completion`, assessment('Someone to talk to')),

  send(
    'four agencies and the mother become one team around both',
    'school',
    '/v1/teams',
    {
      ...{ on: '2007-04-02', children: ['$ada', '$ben'] },
      agencies: [
        member('school', 'class teacher'),
        member('visitor', 'health visitor'),
        member('youth', 'youth worker'),
        { agencyId: housing, role: 'housing officer' },
      ],
      family: [{ relationship: 'mother', name: 'Grace Storybrook' }],
    },
    { team: 'tacId', at: 'position' },
  ),
  {
    ...{ says: '', as: 'school', get: '/v1/teams/$team?atLeast=$at' },
    learn: Object.fromEntries([1, 2, 3, 4, 5].map((nth) => [`m${nth}`, `members[${nth - 1}].memberId`])),
  },
  { board: '2007-04-02', adds: [2, 1, 0] },
  send('school, health visitor and youth worker join', 'school', '/v1/teams/$team/members/$m1/acceptance', {
    on: '2007-04-05',
  }),
  send('', 'visitor', '/v1/teams/$team/members/$m2/acceptance', { on: '2007-04-05' }),
  send('', 'youth', '/v1/teams/$team/members/$m3/acceptance', { on: '2007-04-05' }),

  send(
    'the team meets and agrees who does what',
    'school',
    '/v1/teams/$team/meetings',
    meeting('2007-04-16', 'initial', '2007-05-14'),
  ),
  send(
    '',
    'school',
    '/v1/teams/$team/actions',
    {
      ...{ on: '2007-04-16', childId: '$ada', need: 'D4', outcome: 'EA', owner: { kind: 'member', id: '$m2' } },
      ...{ dueOn: '2007-05-14', description: 'Walk to school with a friend', desiredOutcome: 'Arrives on time' },
    },
    { action: 'actionId' },
  ),
  send(
    'the health visitor is asked to be the Lead Professional, and accepts',
    'school',
    `${ada}/lead-professional/proposals`,
    { on: '2007-04-16', ...nominee('visitor') },
  ),
  { board: '2007-04-17', adds: [2, 1, 0] },
  send('', 'visitor', `${ada}/lead-professional/proposals/1/acceptance`, { on: '2007-04-18' }),
  { board: '2007-04-30', adds: [2, 1, 1] },

  send('the team meets again', 'school', '/v1/teams/$team/meetings', meeting('2007-05-14', 'review', '2007-07-09')),
  send('', 'visitor', '/v1/teams/$team/actions/$action/progress', {
    ...{ on: '2007-05-14', status: 'done', progress: 'Every day since Easter' },
  }),
  send('the Lead Professional changes, without a day in between', 'visitor', `${ada}/lead-professional/changes`, {
    ...{ on: '2007-05-21', ...nominee('youth') },
    ...{ why: 'better-placed-colleague', handoverNote: 'Knows the family well' },
  }),
  send('', 'youth', `${ada}/lead-professional/proposals/2/acceptance`, { on: '2007-05-21' }),
  { board: '2007-05-21', adds: [2, 1, 1] },

  send(
    'the elder sister is stepped up; her CAF stays open until social care has a plan',
    'school',
    `${ben}/caf/1/step-ups`,
    {
      ...{ on: '2007-06-01', basis: 's17', toAgency: '$duty_agency', concern: 'Often alone at night' },
    },
  ),
  send('', 'duty', `${ben}/caf/1/step-ups/1/acceptance`, { on: '2007-06-04' }),
  { board: '2007-06-04', adds: [2, 1, 1] },
  send('', 'duty', `${ben}/caf/1/step-ups/1/plan`, { on: '2007-06-11' }),
  { board: '2007-06-11', adds: [1, 1, 1] },

  send(
    'the mother takes back her consent for housing; the Lead Professional agrees, and the team goes on without it',
    'school',
    `${ada}/consent/narrowings`,
    {
      ...{
        how: 'verbal',
        name: 'Grace Storybrook',
        narrowedBy: parent,
        removedAgencies: [housing],
        from: '2007-06-18',
      },
    },
    { narrowing: 'statementId' },
  ),
  send('', 'youth', `${ada}/consent/statements/$narrowing/ending`, {}),
  { board: '2007-06-18', adds: [1, 1, 1] },

  send(
    'all is well: the role ends, the team closes, and the CAF closes with its outcomes',
    'youth',
    `${ada}/lead-professional/end`,
    {
      ...{ on: '2007-07-16', reason: 'episode-closed', note: 'Thank you' },
    },
  ),
  { board: '2007-07-16', adds: [1, 1, 0] },
  send('', 'school', '/v1/teams/$team/closure', { on: '2007-07-17', reason: 'plan-complete', note: 'All done' }),
  { board: '2007-07-17', adds: [1, 0, 0] },
  send('', 'school', `${ada}/caf/1/closure`, {
    ...{ on: '2007-07-20', reason: 'needs-met-universal', summary: 'Arrives on time' },
    outcomes: [{ ecm: 'EA', element: 'D4', result: 'achieved' }],
  }),
  { board: '2007-07-20', adds: [0, 0, 0] },
  { board: '2007-04-30', adds: [2, 1, 1] },
];

const words = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const quoted = (body: object): string =>
  JSON.stringify(body).replace(/"\$(\w+)"/g, (_, name: string) => `"'$${name}'"`);
const learnt = (learn: Readonly<Record<string, string>>, request: string): readonly string[] => {
  const [only, ...more] = Object.entries(learn);
  if (only !== undefined && more.length === 0) return [`${only[0]}=$(${request} | field ${only[1]})`];
  return [
    `answer=$(${request})`,
    ...Object.entries(learn).map(([name, field]) => `${name}=$(field '${field}' <<< "$answer")`),
  ];
};

/** @returns the story as lines for a shell. */
export const asShell = (story: readonly Telling[]): string =>
  story
    .flatMap((telling) => {
      if ('board' in telling) {
        const [cafs, tacs, leads] = telling.adds;
        const adds = [words(cafs, 'CAF'), words(tacs, 'TAC'), words(leads, 'Lead Professional')].join(', ');
        return [`board ${telling.board} # of these: ${adds}`];
      }
      const request =
        'post' in telling
          ? `post $${telling.as} "${telling.post}" '${quoted(telling.body)}'`
          : `get $${telling.as} "${telling.get}"`;
      const lines = telling.learn === undefined ? [`${request} && echo`] : learnt(telling.learn, request);
      return telling.says === '' ? lines : ['', `# ${telling.says}`, ...lines];
    })
    .join('\n')
    .trim();
