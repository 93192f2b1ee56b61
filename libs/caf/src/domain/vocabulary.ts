/* Code lists of the CAF. A code is stored in events for ever: never rename or reuse one, only add. Source: domain dossier 5.5, 5.8. */

/** Where an episode comes from. `re-referral`: the last one ended within twelve months. */
export const cafSources = ['new', 'step-down', 'transfer-in', 're-referral'] as const;
export type CafSource = (typeof cafSources)[number];

export const cafReasons = [
  'behaviour',
  'emotional-or-mental-health',
  'attendance',
  'risk-of-exclusion',
  'attainment',
  'special-educational-needs',
  'disability',
  'speech-or-language',
  'physical-health',
  'unborn-or-parenting-support',
  'parental-mental-health',
  'parental-substance-misuse',
  'domestic-abuse',
  'neglect-below-threshold',
  'housing',
  'poverty-or-debt',
  'young-carer',
  'bullying',
  'offending-or-antisocial-behaviour',
  'substance-misuse',
  'teenage-pregnancy',
  'not-in-education-or-work',
  'bereavement-or-family-breakdown',
  'step-down',
  'other',
] as const;
export type CafReason = (typeof cafReasons)[number];

/** How much help an element calls for. */
export const needLevels = ['none', 'low', 'medium', 'high', 'not-explored'] as const;
export type NeedLevel = (typeof needLevels)[number];

export const findings = ['additional-needs', 'no-additional-need'] as const;
export type Finding = (typeof findings)[number];

/** Why the child's or the parent's own words are missing. */
export const noCommentReasons = ['too-young', 'declined', 'not-present', 'not-contactable', 'other'] as const;
export type NoCommentReason = (typeof noCommentReasons)[number];

export const nextSteps = ['single-agency', 'team', 'step-up', 'close'] as const;
export type NextStep = (typeof nextSteps)[number];

/** Why an episode ended. An episode opened in error is voided, not closed. */
export const closureReasons = [
  'needs-met-universal',
  'needs-met-single-agency',
  'consent-withdrawn',
  'family-disengaged',
  'stepped-up-s17',
  'stepped-up-s47',
  'looked-after',
  'moved-out-of-authority',
  'transferred-to-specialist-plan',
  'aged-out',
  'deceased',
  'pregnancy-ended',
  'no-additional-need-found',
  'consent-not-given',
  'other',
] as const;
export type ClosureReason = (typeof closureReasons)[number];

export const voidReasons = ['opened-in-error', 'wrong-child', 'duplicate'] as const;
export type VoidReason = (typeof voidReasons)[number];

/** Questions of the pre-assessment checklist. */
export const checklistPrompts = [
  'healthy',
  'safe-from-harm',
  'learning-and-developing',
  'positive-impact-on-others',
  'free-from-poverty',
] as const;
export type ChecklistPrompt = (typeof checklistPrompts)[number];

export const checklistAnswers = ['yes', 'no', 'not-sure'] as const;
export type ChecklistAnswer = (typeof checklistAnswers)[number];

export const checklistDecisions = [
  'no-further-action',
  'single-agency-support',
  'initiate-caf',
  'refer-social-care',
  'specialist-assessment',
] as const;
export type ChecklistDecision = (typeof checklistDecisions)[number];

/** Why an agency does not contribute. */
export const declinedContributionReasons = ['not-involved', 'capacity', 'no-consent-for-this', 'other'] as const;
export type DeclinedContributionReason = (typeof declinedContributionReasons)[number];

/** How someone's words were taken down who does not write them. */
export const waysOfCapturing = [
  'written',
  'spoken',
  'drawn',
  'audio',
  'large-print',
  'signed',
  'through-an-interpreter',
] as const;
export type WayOfCapturing = (typeof waysOfCapturing)[number];

export const reviewConclusions = ['continue', 'close', 'step-up'] as const;
export type ReviewConclusion = (typeof reviewConclusions)[number];

/** Children Act 1989: child in need, or enquiry into significant harm. */
export const stepUpBases = ['s17', 's47'] as const;
export type StepUpBasis = (typeof stepUpBases)[number];

/** What a child steps down from. */
export const stepDownSources = ['s17', 's47', 'looked-after'] as const;
export type StepDownSource = (typeof stepDownSources)[number];

export const transferRejectReasons = [
  'wrong-locality',
  'incomplete-record',
  'family-not-informed',
  'capacity',
  'already-closed',
] as const;
export type TransferRejectReason = (typeof transferRejectReasons)[number];

export const suspensionReasons = ['family-asked', 'family-away', 'illness', 'bereavement', 'other'] as const;
export type SuspensionReason = (typeof suspensionReasons)[number];

export const correctionReasons = ['mistyped', 'misunderstood', 'learned-later', 'wrong-source'] as const;
export type CorrectionReason = (typeof correctionReasons)[number];

/** Plain facts that can be corrected, and texts of which a corrected wording can be given. */
export const correctableFacts = [
  'openedOn',
  'startedOn',
  'completedOn',
  'closedOn',
  'primaryReason',
  'closureReason',
] as const;
export type CorrectableFact = (typeof correctableFacts)[number];
export const correctableTexts = [
  'whatLedToThis',
  'conclusions',
  'childComment',
  'parentComment',
  'closureSummary',
] as const;
export type CorrectableText = (typeof correctableTexts)[number];
