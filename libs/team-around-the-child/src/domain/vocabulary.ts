/* Code lists of the team. A code is stored in events for ever: never rename or reuse one, only add. Source: domain dossier 5.7, appendix A. */

export const meetingKinds = ['initial', 'review', 'closing', 'emergency'] as const;
export type MeetingKind = (typeof meetingKinds)[number];

export const attendances = [
  'attended',
  // Came to a part of the meeting of their own, not into the room with everybody.
  'attended-apart',
  'apologies',
  'no-response',
  'sent-report',
  // One of the family who was not asked, for somebody's safety.
  'kept-away',
] as const;
export type Attendance = (typeof attendances)[number];

/** How a child took part, or was heard without being there. */
export const waysOfHearing = [
  'in-the-room',
  'met-beforehand',
  'written-or-drawn',
  'through-an-advocate',
  'through-a-member',
  'recorded',
] as const;
export type WayOfHearing = (typeof waysOfHearing)[number];

/** Why a child was neither there nor heard. */
export const notHeardReasons = [
  'too-young',
  'unborn',
  'declined',
  'not-asked',
  'unwell',
  'not-appropriate',
  'other',
] as const;
export type NotHeardReason = (typeof notHeardReasons)[number];

/** Why the family is not part of the team, or no parent was at a meeting. */
export const familyAbsences = [
  'declined',
  'unwell',
  'not-contactable',
  'could-not-attend',
  'excluded-for-safety',
  'competent-child-attends-alone',
  'other',
] as const;
export type FamilyAbsence = (typeof familyAbsences)[number];

/** What somebody needs, or was given, to follow and to be understood. */
export const communicationSupports = [
  'interpreter',
  'sign-language',
  'scribe',
  'read-aloud',
  'easy-read',
  'large-print',
  'symbols-or-pictures',
  'audio-recording',
  'braille',
] as const;
export type CommunicationSupport = (typeof communicationSupports)[number];

/** What a meeting agreed about who leads for a child. The role itself passes when the nominee accepts. */
export const leadAgreements = ['confirmed', 'to-be-changed', 'to-be-found'] as const;
export type LeadAgreement = (typeof leadAgreements)[number];

export const relationships = [
  'the-child',
  'mother',
  'father',
  'step-parent',
  'carer',
  'foster-carer',
  'grandparent',
  'sibling',
  'other',
] as const;
export type Relationship = (typeof relationships)[number];

export const teamCloseReasons = [
  'plan-complete',
  'single-agency-remaining',
  'consent-withdrawn',
  'stepped-up',
  'moved',
  'merged-to-family-team',
  'disengaged',
  'opened-in-error',
  // The CAFs it served have ended; what was still open in its plan is left as it stood.
  'caf-ended',
  'deceased',
] as const;
export type TeamCloseReason = (typeof teamCloseReasons)[number];

/** Why an agency or one of the family does not join. */
export const invitationDeclineReasons = [
  'capacity',
  'not-involved',
  'not-best-placed',
  'conflict-of-interest',
  'does-not-wish-to',
  'other',
] as const;
export type InvitationDeclineReason = (typeof invitationDeclineReasons)[number];

export const memberRemovalReasons = [
  'no-longer-involved',
  'left-post',
  'replaced-by-colleague',
  'agency-withdrew',
  'family-request',
  'consent-withdrawn',
  'safety',
  'invited-in-error',
  'other',
] as const;
export type MemberRemovalReason = (typeof memberRemovalReasons)[number];

export const actionStatuses = ['planned', 'in-progress', 'done', 'not-done', 'superseded'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** Why something that was agreed is agreed anew. */
export const amendmentReasons = [
  'family-request',
  'owner-left',
  'better-placed-colleague',
  'more-time-needed',
  'situation-changed',
  'mistyped',
  'other',
] as const;
export type AmendmentReason = (typeof amendmentReasons)[number];

/** Why minutes are amended. */
export const minutesAmendmentReasons = ['mistyped', 'incomplete', 'member-asked', 'family-asked', 'other'] as const;
export type MinutesAmendmentReason = (typeof minutesAmendmentReasons)[number];

/** Days on a team's record that can be corrected. */
export const correctedDays = [
  'convening',
  'closing',
  'member-joining',
  'member-leaving',
  'child-joining',
  'child-leaving',
] as const;
export type CorrectedDay = (typeof correctedDays)[number];

/** Who does it: someone of the team, the family included, or a service. */
export const actionOwnerKinds = ['member', 'service'] as const;
export type ActionOwnerKind = (typeof actionOwnerKinds)[number];

/** Why the work with one of several children ends. */
export const childRemovalReasons = [
  'needs-met',
  'consent-withdrawn',
  'stepped-up',
  'moved',
  'team-of-their-own',
  'deceased',
  'added-in-error',
  // The CAF it served has ended; nobody is to be blamed for that and nothing else need be said.
  'caf-ended',
  'other',
] as const;
export type ChildRemovalReason = (typeof childRemovalReasons)[number];

/** To whom it is taken that an agency does not take part, lowest first. */
export const escalationLevels = ['agency-manager', 'locality-coordinator', 'area-management-group'] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

/** Why a meeting does not take place on the day that was planned. */
export const postponementReasons = [
  'family-unavailable',
  'members-unavailable',
  'chair-unavailable',
  'venue-unavailable',
  'weather',
  'overtaken-by-events',
  'other',
] as const;
export type PostponementReason = (typeof postponementReasons)[number];
