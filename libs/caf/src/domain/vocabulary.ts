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
