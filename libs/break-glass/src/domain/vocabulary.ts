/* Code lists of this room. A code is stored in events for ever: never rename or reuse one, only add, and raise the version. */

/**
 * Why somebody has to see a record at once that is closed to them. The grounds on which information may be shared without the
 * family's consent (domain dossier 6), what cannot wait for anybody's consent, and what governance has to look into.
 */
export const reasons = [
  'immediate-danger',
  'child-missing',
  'medical-emergency',
  'significant-harm-to-child',
  'serious-harm-to-adult',
  'serious-crime',
  'court-or-legal-duty',
  'complaint-or-incident',
] as const;
export type Reason = (typeof reasons)[number];
/** Of the list of reasons: kept with each use, so that it is known later among which reasons somebody chose. */
export const REASONS_VERSION = 1;

/** What whoever looked at it afterwards found. Referred: to the agency's own procedure, or to the police. */
export const outcomes = ['justified', 'not-justified', 'referred'] as const;
export type ReviewOutcome = (typeof outcomes)[number];
