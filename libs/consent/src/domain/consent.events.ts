import { type CalendarDate, type DomainEvent } from '@app/kernel';

/* These shapes are stored for ever. To change one: add the next version in consent.codec.ts and an upcast from the last. */

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

/** Who speaks. `personId` is the parent's or carer's id on the child register, where they are on it. */
export type Giver =
  | { readonly kind: 'child'; readonly competenceBasis: CompetenceBasis }
  | { readonly kind: 'parent' | 'carer'; readonly parentalResponsibility: boolean; readonly personId: string | null };

/** Who spoke, by name, and anything said about it. */
export interface SaidBy {
  readonly name: string;
  readonly note?: string;
}

export type ConsentRecorded = DomainEvent<
  'ConsentRecorded',
  {
    readonly statementId: string;
    readonly scopes: readonly Scope[];
    readonly tier: Tier;
    /** Agencies named as those that information may go to. */
    readonly allowedAgencies: readonly string[];
    /** Agencies that may not have additional information, even if named above. */
    readonly excludedAgencies: readonly string[];
    readonly excludedTopics: readonly SensitiveTopic[];
    readonly givenBy: Giver;
    readonly how: WayOfConsenting;
    readonly leafletGiven: boolean;
    readonly validFrom: CalendarDate;
    /** Last day on which it holds. */
    readonly expiresOn: CalendarDate | null;
    /** Id of the signed form or recording in the document store. */
    readonly evidenceId: string | null;
  },
  SaidBy
>;

export type ConsentRefused = DomainEvent<
  'ConsentRefused',
  {
    readonly statementId: string;
    /** What they say no to; the rest stays as it was. */
    readonly scopes: readonly Scope[];
    readonly refusedBy: Giver;
    readonly how: WayOfConsenting;
    readonly from: CalendarDate;
  },
  SaidBy
>;

export type ConsentEvent = ConsentRecorded | ConsentRefused;
