import { type FieldsClass } from '../record/access-record';
import { type Role, roles } from '../roles';
import { type Action, actions, allActions } from './actions';

/** How somebody stands to the record they ask for. `none` holds for everybody. */
export const relations = [
  'none',
  'registrar',
  'enquirer',
  'author',
  'later-author',
  'lead',
  'deputy',
  'nominee',
  'member',
  'invited',
  'invitee',
  'asked',
  'self',
  'coordinator',
  'receiving-coordinator',
  'manager',
  'step-up-s17',
  'step-up-s47',
  'break-glass',
] as const;
/**
 * - registrar: put the child on the register for this agency, and nobody has opened a CAF since
 * - enquirer: has filled in a checklist for the child, for this agency
 * - author: holds the assessment that is asked for, or the child's latest where none is named, while it is open or may be reopened
 * - later-author: holds the latest assessment, and asks for an earlier one, or for a team of it
 * - lead, deputy: the Lead Professional, or who stands in for them
 * - nominee: was ever asked to be the Lead Professional
 * - member: works in a team around the child, and has said yes to it
 * - invited: was ever asked to join the team
 * - invitee: is asked to join the team, by name or for an agency that has named no one, and has not answered yet
 * - asked: works for an agency that was asked to contribute to the assessment
 * - self: the practitioner whose work is asked about
 * - coordinator: in post for, or covering, the locality to which the open CAF belongs, or else in which the child lives, or that is asked about
 * - receiving-coordinator: the same, for the locality to which a transfer is under way
 * - manager: answers for the area that is asked about, as the token says: no register of ours has area managers
 * - step-up-s17, step-up-s47: the case was handed to social care, which has not declined it
 * - break-glass: has given a reason within the last 24 hours, and has not ended it
 */
export type Relation = (typeof relations)[number];

/**
 * What the family lets the asker's agency have today: nothing was said yet, nothing, basic facts, or additional ones as well.
 */
export const consentTiers = ['unspoken', 'none', 'basic', 'additional'] as const;
export type ConsentTier = (typeof consentTiers)[number];

/** Shielded: where the child lives may endanger it. Sealed: adopted; the old record leads nowhere any more. */
export const sensitivities = ['open', 'shielded', 'sealed'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/**
 * Whether there is work with the child that somebody could break into: a CAF or a team is open, a CAF may still be reopened, or a
 * consent waits to be used.
 */
export const workStandings = ['none', 'under-way'] as const;
export type WorkStanding = (typeof workStandings)[number];

export interface Question {
  readonly role: Role;
  readonly action: Action;
  readonly relation: Relation;
  readonly consent: ConsentTier;
  readonly sensitivity: Sensitivity;
  readonly work: WorkStanding;
}

/** Why something is denied. Stable codes, for the record of access; the asker is told less. */
export type DenialReason =
  'role-may-not' | 'not-related' | 'consent-does-not-cover' | 'shielded' | 'sealed' | 'work-under-way';
export type Decision =
  | {
      readonly allowed: true;
      /** Relation on which it rests. */
      readonly reason: Relation;
      readonly fields: FieldsClass;
      /** Whether topics that the family holds back have to be left out. */
      readonly withinConsent: boolean;
      /** Whether the address of a shielded child may be seen. */
      readonly showsShielded: boolean;
    }
  | { readonly allowed: false; readonly reason: DenialReason };

/** What the family must have agreed to: nothing, nothing yet at all, basic facts, additional ones. */
type ConsentNeeded = 'any' | 'unspoken' | 'basic' | 'additional';

/** One line of the policy table: who may what, and how much of it they see. Whatever no line allows is denied. */
export interface Row {
  readonly role: Role;
  readonly relation: Relation;
  readonly actions: readonly Action[];
  readonly consent: ConsentNeeded;
  /** The most sensitive record for which the line holds. */
  readonly upTo: Sensitivity;
  /** Whether it holds only while nobody works with the child. */
  readonly beginsWork: boolean;
  readonly fields: FieldsClass;
}

/** Reads about one child or team that rest on its rows. */
export const caseReads = [
  'view-child',
  'view-consent',
  'view-caf-file',
  'view-caf',
  'view-enquiries',
  'view-teams',
  'view-team',
  'view-lead-professional',
] as const satisfies readonly Action[];
const beginnings = ['record-consent', 'record-enquiry', 'open-caf'] as const satisfies readonly Action[];
const familySays = ['record-consent', 'change-consent', 'share-without-consent'] as const satisfies readonly Action[];
/** Says whether the family said what others report, and whether the work ends that rested on what it took back. */
const answering = ['answer-wish', 'view-reported-wishes', 'agree-ending'] as const satisfies readonly Action[];
/** Says whether those who work with a child meet because an agency asks for it. */
const answeringCalls = ['answer-meeting-call', 'view-meeting-calls'] as const satisfies readonly Action[];
/** What whoever leads the work around a child does. */
const leading = [
  ...familySays,
  'amend-register',
  'record-enquiry',
  'work-on-plan',
  'report-progress',
  'request-step-up',
  'request-transfer',
  'end-caf',
  'convene-team',
  'lead-team',
  'work-in-team',
  'propose-lead-professional',
  'appoint-deputy',
  'require-handover',
  'end-lead-professional',
] as const satisfies readonly Action[];
const coordinating = [
  ...leading,
  'retract-ending',
  'shield-child',
  'reopen-caf',
  'void-caf',
  'correct-caf',
  'hold-interim',
] as const satisfies readonly Action[];

/** Who may see a record that is closed to them for a reason they give: people who work with children, or answer for the data. */
const mayBreakGlass = [
  'practitioner',
  'locality-coordinator',
  'social-care-duty',
  'information-governance',
] as const satisfies readonly Role[];

const row = (
  role: Role,
  relation: Relation,
  does: readonly Action[],
  {
    consent = 'any',
    upTo = 'shielded',
    beginsWork = false,
    fields = 'full',
  }: Partial<Pick<Row, 'consent' | 'upTo' | 'beginsWork' | 'fields'>> = {},
): Row => ({ role, relation, actions: does, consent, upTo, beginsWork, fields });

/** Reads within what the family agreed to: all with additional consent, identity, status and dates with basic. */
const readsWithinConsent = (role: Role, relation: Relation, reads: readonly Action[]): readonly Row[] => [
  row(role, relation, reads, { consent: 'additional' }),
  row(role, relation, reads, { consent: 'basic', fields: 'summary' }),
];

/** The policy table, by role and then by relation. */
export const policy: readonly Row[] = [
  // Looks up what concerns nobody in particular.
  ...roles.map((role) => row(role, 'none', ['view-reference'], { upTo: 'sealed', fields: 'reference' })),

  // Who works where is for those who work with families, not for those who only read counts.
  ...roles
    .filter((role) => role !== 'board')
    .map((role) => row(role, 'none', ['view-directory'], { upTo: 'sealed', fields: 'reference' })),

  // Whoever can be asked for something sees what they are asked.
  ...(
    [
      'practitioner',
      'locality-coordinator',
      'county-caf-team',
      'social-care-duty',
      'information-governance',
    ] as const satisfies readonly Role[]
  ).map((role) => row(role, 'none', ['view-requests'], { upTo: 'sealed', fields: 'existence' })),

  // Any practitioner finds a child, and may begin what is not there yet: register it, hear the family, open a CAF. Where others work
  // with the child already, only an agency that the family has named goes on from there.
  row('practitioner', 'none', ['find-child'], { fields: 'existence' }),
  row('practitioner', 'none', ['register-child']),
  row('practitioner', 'none', beginnings, { upTo: 'open', beginsWork: true }),
  row('practitioner', 'none', ['record-enquiry', 'open-caf'], { consent: 'basic', upTo: 'open' }),
  // Whoever hears what a family says puts it on record, and reads back what they have reported; others say whether it is so.
  ...(['practitioner', 'locality-coordinator', 'social-care-duty'] as const).flatMap((role) => [
    row(role, 'none', ['report-wish']),
    row(role, 'none', ['view-reported-wishes'], { fields: 'summary' }),
  ]),
  // Any agency that the family lets work with the child may ask for a meeting, and reads back what it asked; its own words alone.
  row('practitioner', 'none', ['call-meeting'], { consent: 'basic', upTo: 'open' }),
  row('practitioner', 'none', ['view-meeting-calls'], { consent: 'basic', upTo: 'open', fields: 'existence' }),
  row('practitioner', 'asked', ['call-meeting'], { consent: 'basic' }),
  row('practitioner', 'asked', ['view-meeting-calls'], { consent: 'basic', fields: 'existence' }),
  row('practitioner', 'self', ['view-caseload'], { upTo: 'sealed', fields: 'summary' }),
  row('practitioner', 'registrar', ['record-consent', 'change-consent', 'share-without-consent', ...beginnings]),
  row('practitioner', 'registrar', ['amend-register', 'view-child', 'view-consent', 'view-caf-file'], {
    consent: 'unspoken',
  }),
  row('practitioner', 'registrar', ['amend-register'], { consent: 'basic' }),
  ...readsWithinConsent('practitioner', 'registrar', ['view-child', 'view-consent', 'view-caf-file']),
  // Whoever filled in a checklist reads back what they wrote, and nothing of others; it tells the place, so not once the child is shielded.
  row('practitioner', 'enquirer', ['view-enquiries'], { upTo: 'open', fields: 'existence' }),
  row('practitioner', 'asked', ['contribute'], { consent: 'basic' }),
  row('practitioner', 'asked', ['view-child', 'view-caf-file', 'view-lead-professional'], {
    consent: 'basic',
    fields: 'summary',
  }),
  row('practitioner', 'nominee', ['answer-proposal']),
  row('practitioner', 'nominee', ['view-child', 'view-caf-file', 'view-lead-professional'], {
    consent: 'basic',
    fields: 'summary',
  }),
  row('practitioner', 'invited', ['answer-invitation']),
  // Who asks, what for and when: nothing of the case until they have said yes.
  row('practitioner', 'invitee', ['view-invitation'], { consent: 'basic', fields: 'summary' }),

  // The agency that holds the assessment knows it already: no consent to share is needed for its author.
  row('caf-author', 'author', [...answering, ...answeringCalls]),
  row('caf-author', 'author', [...caseReads, ...leading, 'open-caf', 'assess', 'correct-caf']),

  // What was there before is theirs as far as the family lets their agency have it, by a yes that others have heard.
  ...readsWithinConsent('caf-author', 'later-author', ['view-caf', 'view-team']),

  // Whoever leads sees and does within what the family agreed that their agency may have.
  ...(['lead', 'deputy'] as const).flatMap((relation) => [
    ...readsWithinConsent('lead-professional', relation, caseReads),
    row('lead-professional', relation, [...leading, ...answeringCalls], { consent: 'basic' }),
  ]),
  row('lead-professional', 'lead', ['assess'], { consent: 'additional' }),
  row('lead-professional', 'lead', ['answer-wish', 'view-reported-wishes'], { consent: 'basic' }),
  // Also once consent has been taken back: it opens nothing.
  row('lead-professional', 'lead', ['agree-ending']),

  // The team reads the plan and what of the assessment is shared with their agency, of all else no more than identity, status and dates.
  ...readsWithinConsent('tac-member', 'member', ['view-caf', 'view-enquiries', 'view-teams', 'view-team']),
  row('tac-member', 'member', ['view-child', 'view-consent', 'view-caf-file', 'view-lead-professional'], {
    consent: 'basic',
    fields: 'summary',
  }),
  // Updates of their own, and what cannot wait for whoever leads: what the family says, and that harm is feared.
  row('tac-member', 'member', ['contribute'], { consent: 'additional' }),
  row('tac-member', 'member', [...familySays, 'report-progress', 'request-step-up', 'work-in-team'], {
    consent: 'basic',
  }),

  row('tac-member', 'member', ['call-meeting'], { consent: 'basic' }),
  row('tac-member', 'member', ['view-meeting-calls'], { consent: 'basic', fields: 'existence' }),

  // Coordinators see identity, status and dates of their locality, never what people wrote.
  row('locality-coordinator', 'none', ['find-child'], { fields: 'existence' }),
  row('locality-coordinator', 'none', ['register-child']),
  row('locality-coordinator', 'none', ['view-caseload', 'view-follow-ups'], { upTo: 'sealed', fields: 'summary' }),
  row('locality-coordinator', 'none', ['view-counts'], { upTo: 'sealed', fields: 'aggregate' }),
  row('locality-coordinator', 'coordinator', [...caseReads, 'view-attention'], { fields: 'summary' }),
  row('locality-coordinator', 'coordinator', [
    'open-caf',
    ...coordinating,
    ...answering,
    ...answeringCalls,
    'challenge-sharing',
  ]),
  // Where a CAF is handed on, the locality that is asked says yes or no, and never the one that asks.
  row('locality-coordinator', 'receiving-coordinator', caseReads, { fields: 'summary' }),
  row('locality-coordinator', 'receiving-coordinator', ['decide-transfer']),

  row('area-manager', 'manager', ['view-area'], { upTo: 'sealed', fields: 'summary' }),
  row('area-manager', 'none', ['view-counts'], { upTo: 'sealed', fields: 'aggregate' }),

  row('county-caf-team', 'none', ['find-child'], { upTo: 'sealed', fields: 'existence' }),
  row('county-caf-team', 'none', ['view-counts'], { upTo: 'sealed', fields: 'aggregate' }),
  row('county-caf-team', 'none', ['view-caseload', 'view-attention', 'view-area', 'view-follow-ups', ...caseReads], {
    upTo: 'sealed',
  }),
  row(
    'county-caf-team',
    'none',
    [
      'register-child',
      'settle-follow-up',
      'decide-transfer',
      'keep-localities',
      'keep-directory',
      'seal-record',
      'merge-records',
      'open-caf',
      'assess',
      'report-wish',
      ...answering,
      ...answeringCalls,
      ...coordinating,
    ],
    { upTo: 'sealed' },
  ),

  // Social care sees what was handed to it: all of it where harm is feared, within consent otherwise.
  row('social-care-duty', 'none', ['find-child'], { fields: 'existence' }),
  row('social-care-duty', 'none', ['shield-child', 'seal-record', 'view-danger-reports']),
  row('social-care-duty', 'step-up-s47', [...caseReads, 'decide-step-up', 'share-without-consent']),
  row('social-care-duty', 'step-up-s17', ['decide-step-up', 'share-without-consent']),
  row('social-care-duty', 'step-up-s17', caseReads, { consent: 'additional' }),
  row('social-care-duty', 'step-up-s17', caseReads, { fields: 'summary' }),

  // Anybody who works with children reports danger; the answer shows nothing. Those who keep children safe read it.
  ...(['practitioner', 'locality-coordinator', 'county-caf-team', 'social-care-duty'] as const).map((role) =>
    row(role, 'none', ['report-danger'], { upTo: 'sealed' }),
  ),
  row('locality-coordinator', 'coordinator', ['view-danger-reports']),
  row('county-caf-team', 'none', ['view-danger-reports'], { upTo: 'sealed' }),

  // Whoever is a manager of the agency that shares, says the decision itself. Two who answer for place and data may challenge it.
  ...(['practitioner', 'locality-coordinator', 'county-caf-team', 'social-care-duty'] as const).map((role) =>
    row(role, 'none', ['confirm-sharing'], { upTo: 'sealed' }),
  ),
  ...(['county-caf-team', 'information-governance'] as const).map((role) =>
    row(role, 'none', ['challenge-sharing', 'answer-sharing-challenge'], { upTo: 'sealed' }),
  ),

  row('board', 'none', ['view-counts'], { upTo: 'sealed', fields: 'aggregate' }),

  row('directory-editor', 'none', ['keep-localities', 'keep-directory'], { upTo: 'sealed' }),

  // Content stays closed to information governance, unless a reason is given; how long a record is kept is theirs to decide.
  // Who looked at whom is theirs alone to look at.
  row(
    'information-governance',
    'none',
    ['view-looks-at-child', 'view-looks-of-practitioner', 'view-retention', 'list-retention'],
    { upTo: 'sealed', fields: 'summary' },
  ),
  row('information-governance', 'none', ['export-record'], { upTo: 'sealed' }),
  row('information-governance', 'none', ['decide-retention', 'hold-all-records'], { upTo: 'sealed' }),

  // Break-glass: reads for a reason, of which others are told and which others review. Giving the reason shows nothing yet.
  ...mayBreakGlass.map((role) => row(role, 'none', ['break-glass'], { fields: 'existence' })),
  ...mayBreakGlass.map((role) => row(role, 'break-glass', caseReads)),
  // The coordinator of the locality may end anybody's: their line comes before the one by which all may end their own.
  row('locality-coordinator', 'coordinator', ['view-break-glass', 'end-break-glass', 'review-break-glass']),
  ...mayBreakGlass.map((role) => row(role, 'none', ['end-break-glass'], { upTo: 'sealed' })),
  ...(['information-governance', 'county-caf-team'] as const).flatMap((role) => [
    row(role, 'none', ['view-break-glass'], { upTo: 'sealed' }),
    row(role, 'none', ['list-break-glass'], { upTo: 'sealed', fields: 'summary' }),
  ]),
  row('information-governance', 'none', ['review-break-glass'], { upTo: 'sealed' }),
];

const rowsByRole = new Map(
  roles.map((role) => [
    role,
    new Map(
      allActions.map((action) => [action, policy.filter((one) => one.role === role && one.actions.includes(action))]),
    ),
  ]),
);

/** @returns the lines of the table for a role and an action, whatever the relation. */
export const rowsFor = (role: Role, action: Action): readonly Row[] => rowsByRole.get(role)?.get(action) ?? [];

const consentGiven = (needed: ConsentNeeded, given: ConsentTier): boolean => {
  switch (needed) {
    case 'any':
      return true;
    case 'unspoken':
      return given === 'unspoken';
    case 'basic':
      return given === 'basic' || given === 'additional';
    case 'additional':
      return given === 'additional';
  }
};

/** @returns whether the line holds for a record as sensitive as this. */
const reaches = ({ upTo }: Row, sensitivity: Sensitivity): boolean =>
  sensitivities.indexOf(sensitivity) <= sensitivities.indexOf(upTo);

const rank: readonly FieldsClass[] = ['reference', 'aggregate', 'existence', 'summary', 'full'];
const seesMore = (one: Row, other: Row): number => rank.indexOf(other.fields) - rank.indexOf(one.fields);

/** Who is told where a shielded child lives: those who keep it safe. */
const keepsSafe: readonly Role[] = ['locality-coordinator', 'county-caf-team', 'social-care-duty'];

/**
 * The one rule of access: a line of the table allows it, or it is denied.
 * Pure: the same question always has the same answer.
 */
export const decide = ({ role, action, relation, consent, sensitivity, work }: Question): Decision => {
  const lines = rowsFor(role, action);
  if (lines.length === 0) return { allowed: false, reason: 'role-may-not' };
  const related = lines.filter((line) => line.relation === relation);
  if (related.length === 0) return { allowed: false, reason: 'not-related' };
  const agreed = related.filter((line) => consentGiven(line.consent, consent));
  if (agreed.length === 0) return { allowed: false, reason: 'consent-does-not-cover' };
  const reaching = agreed.filter((line) => reaches(line, sensitivity));
  if (reaching.length === 0) return { allowed: false, reason: sensitivity === 'sealed' ? 'sealed' : 'shielded' };
  const [best] = reaching.filter(({ beginsWork }) => !beginsWork || work === 'none').sort(seesMore);
  if (best === undefined) return { allowed: false, reason: 'work-under-way' };
  return {
    allowed: true,
    reason: relation,
    fields: actions[action].verb === 'change' ? 'full' : best.fields,
    withinConsent: best.consent === 'basic' || best.consent === 'additional',
    showsShielded: keepsSafe.includes(role) || relation === 'break-glass',
  };
};

/** What somebody is to a record by their work with the child, and not by their post. */
const byWork: readonly Relation[] = [
  'registrar',
  'enquirer',
  'author',
  'later-author',
  'lead',
  'deputy',
  'nominee',
  'member',
  'invited',
  'invitee',
  'asked',
];

/**
 * Whether a read shows what others recorded before the work at hand began: earlier episodes, their teams, addresses of before. Whoever
 * works with the child sees it as far as the family lets their agency have it by a yes that somebody else has heard: nobody opens
 * it to themselves.
 * @param confirmed what such a yes lets the agency have.
 */
export const showsEarlier = (relation: Relation, fields: FieldsClass, confirmed: ConsentTier): boolean =>
  !byWork.includes(relation) || confirmed === 'additional' || (fields !== 'full' && confirmed === 'basic');

/** What must be known of a record before a line can be tried. */
export const needsOf = ({ consent, upTo, beginsWork }: Row): { consent: boolean; child: boolean; work: boolean } => ({
  consent: consent !== 'any',
  child: upTo !== 'sealed',
  work: beginsWork,
});
