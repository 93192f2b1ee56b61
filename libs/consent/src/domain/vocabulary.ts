/* The words of consent. Codes are kept in events: add to a list, never rename in it. */

/** What the family agrees to: that we assess, that we keep the record, that we share it. */
export const scopes = ['assess', 'store', 'share'] as const;
export type Scope = (typeof scopes)[number];

/**
 * What may be shared. Basic: name, address, gender, date of birth, school, doctor, parents. Additional: needs and all that is
 * sensitive; includes basic.
 */
export const tiers = ['basic', 'additional'] as const;
export type Tier = (typeof tiers)[number];

/** Kinds of information that a family may hold back one by one. */
export const sensitiveTopics = [
  'ethnicity',
  'religion',
  'immigration-status',
  'mental-health',
  'sexual-health',
  'substance-misuse',
  'offences',
  'domestic-abuse',
  'parental-health',
] as const;
export type SensitiveTopic = (typeof sensitiveTopics)[number];

export const waysOfConsenting = ['written', 'verbal', 'electronic'] as const;
export type WayOfConsenting = (typeof waysOfConsenting)[number];

/** Why a child is taken to understand well enough to decide: by age, or because a practitioner found it so. */
export const competenceBases = ['aged-16-or-over', 'presumed-from-12', 'found-competent'] as const;
export type CompetenceBasis = (typeof competenceBases)[number];

/** The only grounds on which information goes out without the family's consent; which are in force when: `data/sharing-grounds.json`. */
export const sharingGrounds = [
  'significant-harm-to-child',
  'serious-harm-to-adult',
  'serious-crime',
  'court-or-legal-duty',
  'relevant-information',
] as const;
export type SharingGround = (typeof sharingGrounds)[number];

export const reasonsForNotTelling = [
  'would-increase-risk',
  'would-prejudice-an-investigation',
  'could-not-be-reached',
  'forbidden-by-law-or-court',
] as const;
export type ReasonForNotTelling = (typeof reasonsForNotTelling)[number];

/** Kinds of what a family may be reported to have said. */
export const wishKinds = ['consent', 'refusal', 'withdrawal', 'narrowing'] as const;
export type WishKind = (typeof wishKinds)[number];

/** Why a reported wish is not followed. */
export const reasonsForRejecting = [
  'family-did-not-say-it',
  'family-was-misunderstood',
  'family-has-said-otherwise-since',
  'recorded-already',
  'speaker-may-not-decide',
] as const;
export type ReasonForRejecting = (typeof reasonsForRejecting)[number];
