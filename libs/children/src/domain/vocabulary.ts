/* The register's own words. Codes are kept in events: add to a list, never rename in it. */

/** How the place was found: from the home postcode, from the school's partnership, or by hand. */
export const localityBases = ['postcode', 'school', 'manual'] as const;
export type LocalityBasis = (typeof localityBases)[number];

export const sexes = ['male', 'female', 'unknown', 'not-stated'] as const;
export type Sex = (typeof sexes)[number];

/** The main home decides on the place; a child of parents who live apart has another parent's address as well. */
export const addressKinds = ['current', 'other-parent', 'temporary'] as const;
export type AddressKind = (typeof addressKinds)[number];

export const relationships = [
  'mother',
  'father',
  'step-parent',
  'carer',
  'foster-carer',
  'grandparent',
  'adult-sibling',
  'other',
] as const;
export type Relationship = (typeof relationships)[number];

export const siblingRelations = ['full', 'half', 'step'] as const;
export type SiblingRelation = (typeof siblingRelations)[number];

export const parentalResponsibilities = ['yes', 'no', 'unknown'] as const;
export type ParentalResponsibility = (typeof parentalResponsibilities)[number];

/** Why a young person is still helped past the eighteenth birthday, and the last age that the reason reaches. */
export const extensionReasons = ['formerly-looked-after', 'learning-difficulty-or-disability'] as const;
export type ExtensionReason = (typeof extensionReasons)[number];

export const shieldingReasons = [
  'domestic-abuse',
  'protected-by-police',
  'court-order',
  'adoption-or-placement',
  'threat-to-family',
  'other',
] as const;
/** `danger-reported`: somebody has reported danger, and it has not been decided yet; nobody shields by that word. */
export type ShieldingReason = (typeof shieldingReasons)[number] | 'danger-reported';

export const identifierKinds = ['nhs-number', 'upn', 'social-care-id'] as const;
export type IdentifierKind = (typeof identifierKinds)[number];

/** 2001 groups as schools record them. */
export const ethnicities = [
  'WBRI',
  'WIRI',
  'WIRT',
  'WROM',
  'WOTH',
  'MWBC',
  'MWBA',
  'MWAS',
  'MOTH',
  'AIND',
  'APKN',
  'ABAN',
  'AOTH',
  'BCRB',
  'BAFR',
  'BOTH',
  'CHNE',
  'OOTH',
  'REFU',
  'NOBT',
] as const;
export type Ethnicity = (typeof ethnicities)[number];

export const yesNoUnknown = ['yes', 'no', 'not-known'] as const;
export type YesNoUnknown = (typeof yesNoUnknown)[number];

/** Stages of the special educational needs code in force from 2001. */
export const senStages = ['none', 'school-action', 'school-action-plus', 'statement', 'not-known'] as const;
export type SenStage = (typeof senStages)[number];

/** What a family needs so that it can take part. */
export const supportNeeds = [
  'interpreter',
  'signing',
  'easy-read',
  'large-print',
  'audio',
  'step-free-access',
] as const;
export type SupportNeed = (typeof supportNeeds)[number];

export const mergeReasons = ['registered-twice', 'name-changed', 'moved-in-again'] as const;
export type MergeReason = (typeof mergeReasons)[number];
