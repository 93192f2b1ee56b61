import { type DomainEvent } from '@app/kernel';
import { type Reason, type ReviewOutcome } from './vocabulary';

/* These shapes are stored for ever. To change one: add the next version in break-glass.codec.ts and an upcast from the last. */

/** Who broke the glass, for which agency and in which role. */
export interface Breaker {
  readonly practitionerId: string;
  readonly agencyId: string;
  readonly role: string;
}

/** Who is told. Ids and codes only. */
export interface Told {
  readonly level: 'locality' | 'area' | 'county' | 'information-governance';
  /** Of the locality or the area; null for the county and for information governance. */
  readonly code: string | null;
  /** Who was the locality's coordinator on that day; whoever is later sees it as well. */
  readonly practitionerId: string | null;
}

/** Somebody has given a reason to see a child's record that is closed to them. Instants are ISO 8601 in UTC. */
export type GlassBroken = DomainEvent<
  'GlassBroken',
  {
    readonly breakGlassId: string;
    readonly by: Breaker;
    readonly reason: Reason;
    readonly reasonsVersion: number;
    readonly brokenAt: string;
    /** The first instant at which it holds no longer, unless it was ended before. */
    readonly until: string;
  },
  { readonly why: string }
>;

/** Somebody is told of it: written in the very same append, so that there is no use that nobody was told of. */
export type NoticeGiven = DomainEvent<
  'NoticeGiven',
  { readonly breakGlassId: string; readonly to: Told; readonly at: string }
>;

/** It was ended before its time. */
export type BreakGlassEnded = DomainEvent<
  'BreakGlassEnded',
  { readonly breakGlassId: string; readonly at: string; readonly by: string }
>;

/** Without a note nothing is sealed: so the review of an erased record can still be recorded. */
export type BreakGlassReviewed = DomainEvent<
  'BreakGlassReviewed',
  { readonly breakGlassId: string; readonly at: string; readonly by: string; readonly outcome: ReviewOutcome },
  { readonly note: string } | undefined
>;

export type BreakGlassEvent = GlassBroken | NoticeGiven | BreakGlassEnded | BreakGlassReviewed;
