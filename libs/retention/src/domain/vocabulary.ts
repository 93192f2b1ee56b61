/* Code lists of this room. A code is stored in events for ever: never rename or reuse one, only add. */

/** What kind of record a child has here, which decides how long it is kept. */
export const recordClasses = ['caf-record', 'not-proceeded', 'register-entry', 'on-request'] as const;
export type RecordClass = (typeof recordClasses)[number];

/** From when the years are counted. */
export type Basis = 'closure' | 'dob' | 'lastActivity';

/** Why a record, or every record, must not be destroyed. */
export const holdReasons = [
  'public-inquiry',
  'litigation',
  'police-investigation',
  'child-death-review',
  'complaint',
  'subject-access-pending',
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** On what ground somebody asks for a record to be erased before its time. */
export const erasureGrounds = ['right-to-erasure', 'held-without-consent', 'recorded-in-error'] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

/** Why a record that was proposed is kept. */
export const keepReasons = [
  'still-needed',
  'sibling-record-open',
  'legal-duty',
  'public-task',
  'historical-interest',
] as const;
export type KeepReason = (typeof keepReasons)[number];
