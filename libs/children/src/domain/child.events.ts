import { type CalendarDate, type DomainEvent } from '@app/kernel';

/* These shapes are stored for ever. To change one: add the next version in child.codec.ts and an upcast from the last. */

/** How the place was found: from the home postcode, from the school's partnership, or by hand. */
export const localityBases = ['postcode', 'school', 'manual'] as const;
export type LocalityBasis = (typeof localityBases)[number];
export const sexes = ['male', 'female', 'unknown', 'not-stated'] as const;
export type Sex = (typeof sexes)[number];

export type ChildRegistered = DomainEvent<
  'ChildRegistered',
  {
    /** Human reference `CH-nnnnnn`, never derived from a name. */
    readonly ref: string;
    readonly registeredOn: CalendarDate;
    readonly status: 'born' | 'unborn';
    /** `YYYY-MM` of birth, or of the expected date: enough for ages and counts; the day itself is personal. */
    readonly birthMonth: string;
    readonly sex: Sex;
    /** Place code, or `OOC` out of county, `NFA` no fixed address, `UNK` unknown. */
    readonly place: string;
    readonly placeFrom: CalendarDate;
    readonly localityBasis: LocalityBasis;
  },
  {
    readonly givenNames: string;
    readonly familyName: string;
    /** Date of birth, or the expected date while unborn. */
    readonly birthDate: CalendarDate;
  }
>;

export type ChildEvent = ChildRegistered;
