import { type CalendarDate } from '@app/kernel';
import { type Consent } from './domain/consent.state';

/** Work that rests on consent and would end without it: ids and agencies, no names. */
export interface WouldEnd {
  /** Members of the child's teams whose agency has nothing any more. */
  readonly members: readonly { readonly tacId: string; readonly memberId: string; readonly agencyId: string }[];
  /** The Lead Professional, where the role would end; null where it goes on. */
  readonly leadProfessional: { readonly practitionerId: string; readonly agencyId: string } | null;
  /** The deputy, where standing in would end; null where it goes on. */
  readonly deputy: { readonly practitionerId: string; readonly agencyId: string } | null;
}

/** Whoever ends what rests on consent says beforehand what that would be. */
export interface WhatWouldEnd {
  /**
   * @param consent as it would stand, counted as agreed.
   * @returns what would not go on by it.
   */
  by(childId: string, consent: Consent, today: CalendarDate): Promise<WouldEnd>;
}
export const WHAT_WOULD_END = Symbol('WhatWouldEnd');
