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

/** What each outcome consists of: five aims beneath each of the five, with a short label. */
export const ecmAims = {
  BH1: { outcome: 'BH', label: 'physical health' },
  BH2: { outcome: 'BH', label: 'mental and emotional health' },
  BH3: { outcome: 'BH', label: 'sexual health' },
  BH4: { outcome: 'BH', label: 'healthy lifestyle' },
  BH5: { outcome: 'BH', label: 'no illegal drugs' },
  SS1: { outcome: 'SS', label: 'safe from maltreatment' },
  SS2: { outcome: 'SS', label: 'safe from accidents' },
  SS3: { outcome: 'SS', label: 'safe from bullying and discrimination' },
  SS4: { outcome: 'SS', label: 'safe from crime and antisocial behaviour' },
  SS5: { outcome: 'SS', label: 'stable and cared for' },
  EA1: { outcome: 'EA', label: 'ready for school' },
  EA2: { outcome: 'EA', label: 'attends and enjoys school' },
  EA3: { outcome: 'EA', label: 'primary standards' },
  EA4: { outcome: 'EA', label: 'personal and social development, recreation' },
  EA5: { outcome: 'EA', label: 'secondary standards' },
  PC1: { outcome: 'PC', label: 'takes part in decisions and the community' },
  PC2: { outcome: 'PC', label: 'law-abiding behaviour' },
  PC3: { outcome: 'PC', label: 'good relationships' },
  PC4: { outcome: 'PC', label: 'confidence and coping with change' },
  PC5: { outcome: 'PC', label: 'enterprise' },
  EW1: { outcome: 'EW', label: 'further education and training' },
  EW2: { outcome: 'EW', label: 'ready for work' },
  EW3: { outcome: 'EW', label: 'decent home' },
  EW4: { outcome: 'EW', label: 'transport and goods' },
  EW5: { outcome: 'EW', label: 'no low income' },
} as const satisfies Readonly<Record<string, { readonly outcome: EcmOutcome; readonly label: string }>>;
export type EcmAim = keyof typeof ecmAims;
/** The codes of all aims with what they stand for, in words: for whoever has to choose one. */
export const ecmAimsInWords = Object.entries(ecmAims)
  .map(([code, { label }]) => `${code} ${label}`)
  .join(', ');

/** How far a desired outcome was reached. */
export const results = ['achieved', 'partly', 'not'] as const;
export type Result = (typeof results)[number];
