/* Code lists that several rooms share. A code is stored in events for ever: never rename or reuse one, only add. */

/** Kinds of agency that may start an assessment, sit in a team or give the Lead Professional. */
export const agencyTypes = [
  'early-years-setting',
  'childrens-centre',
  'primary-school',
  'secondary-school',
  'special-school',
  'education-support',
  'health-visiting',
  'school-nursing',
  'midwifery',
  'gp',
  'camhs',
  'other-health',
  'social-care',
  'youth-service',
  'youth-offending',
  'police',
  'housing',
  'voluntary-community',
  'adult-services',
  'probation',
  'family',
  'other',
] as const;
export type AgencyType = (typeof agencyTypes)[number];

/** The five Every Child Matters outcomes. */
export const ecmOutcomes = ['BH', 'SS', 'EA', 'PC', 'EW'] as const;
export type EcmOutcome = (typeof ecmOutcomes)[number];

/** How far a desired outcome was reached. */
export const results = ['achieved', 'partly', 'not'] as const;
export type Result = (typeof results)[number];
