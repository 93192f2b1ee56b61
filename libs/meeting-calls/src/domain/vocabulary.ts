/* Code lists of this module. A code is stored in events for ever: never rename or reuse one, only add. */

/** Why an agency asks for a meeting about a child. */
export const callReasons = [
  'needs-have-changed',
  'concern-has-grown',
  'plan-is-not-working',
  'family-asks-for-it',
  'agency-cannot-go-on',
  'review-is-late',
] as const;
export type CallReason = (typeof callReasons)[number];

/** Why no meeting follows. */
export const declineReasons = [
  'meeting-is-planned-already',
  'settled-without-a-meeting',
  'family-does-not-want-it',
  'stepped-up-instead',
] as const;
export type DeclineReason = (typeof declineReasons)[number];
