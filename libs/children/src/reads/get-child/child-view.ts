import { type Grant } from '@app/access';
import { type CalendarDate, daysBetween } from '@app/kernel';
import { type AgeStanding } from '../../domain/age';
import {
  type AdultDetails,
  type Identity,
  type ParticularsRecorded,
  type PostalAddress,
} from '../../domain/child.events';
import {
  type Address,
  addressesOn,
  ageOn,
  ageStandingOn,
  householdOn,
  parentalResponsibilityOn,
  placeOn,
  type RegisteredChild,
  type Shielding,
} from '../../domain/child.state';
import { type PersonalRecord } from '../../personal/register-parts';

/** In place of what is hidden on a shielded record. */
export const HIDDEN = 'ask-the-locality-coordinator';
type Hidden = typeof HIDDEN;

/** What a practitioner should know before going on; none of it stops them. */
export type ChildWarning =
  'nearing-18' | 'extension-needed' | 'over-limit' | 'before-24-weeks' | 'shielding-review-due' | 'place-unknown';

export interface ChildView {
  readonly childId: string;
  readonly ref: string;
  readonly status: string;
  /** The record to use instead, when this one is a duplicate. */
  readonly survivorId: string | null;
  readonly registeredOn: CalendarDate;
  readonly on: CalendarDate;
  readonly sex: string;
  /** Whole years at month precision; null before birth. */
  readonly age: number | null;
  readonly ageStanding: AgeStanding;
  readonly warnings: readonly ChildWarning[];
  readonly place: string;
  readonly localityBasis: string;
  readonly householdId: string | null;
  readonly shielding: Shielding | null;
  readonly identity: Identity | 'erased' | 'sealed';
  readonly addresses: readonly (Address & { readonly address: PostalAddress | 'erased' | Hidden })[];
  readonly parentsAndCarers: readonly {
    readonly personId: string;
    readonly relationship: string;
    readonly parentalResponsibility: string;
    readonly from: CalendarDate;
    readonly until: CalendarDate | null;
    readonly details: AdultDetails | 'erased';
  }[];
  readonly siblings: readonly {
    readonly linkId: string;
    readonly siblingId: string | null;
    readonly relation: string;
    readonly name: string | null;
  }[];
  readonly identifiers: Readonly<Record<string, string>>;
  readonly particulars: ParticularsRecorded['personal'] | 'erased' | null;
  readonly extensions: RegisteredChild['extensions'];
  readonly revision: string;
}

/** How much of a record somebody is shown. */
export type Shown = Pick<Grant, 'fields' | 'withheldTopics' | 'showsShielded'>;

const GESTATION_DAYS = 280;
const USUAL_FROM_WEEKS = 24;

const tooEarly = (expected: CalendarDate, on: CalendarDate): boolean =>
  GESTATION_DAYS - daysBetween(on, expected) < USUAL_FROM_WEEKS * 7;

const warningsOf = (
  child: RegisteredChild,
  identity: ChildView['identity'],
  on: CalendarDate,
): readonly ChildWarning[] => {
  const standing = ageStandingOn(child, on);
  return [
    ...(standing === 'nearing-18' || standing === 'extension-needed' || standing === 'over-limit' ? [standing] : []),
    ...(child.status === 'unborn' && typeof identity === 'object' && tooEarly(identity.birthDate, on)
      ? ['before-24-weeks' as const]
      : []),
    ...(child.shielding !== null && child.shielding.reviewOn <= on ? ['shielding-review-due' as const] : []),
    ...(placeOn(child, on)?.place === 'UNK' ? ['place-unknown' as const] : []),
  ];
};

const adultShown = (details: AdultDetails | undefined, hidden: boolean): AdultDetails | 'erased' => {
  if (details === undefined) return 'erased';
  return hidden ? { name: details.name, phone: HIDDEN } : details;
};

/** Which particulars a family may hold back by topic. */
const topicsOf = {
  ethnicityInOwnWords: 'ethnicity',
  religion: 'religion',
  immigrationStatus: 'immigration-status',
} as const;

/** Basic facts are school and doctor; the rest only for whoever may have additional information, without what is held back. */
const particularsFor = <P extends NonNullable<PersonalRecord['particulars']>>(
  particulars: P,
  { fields, withheldTopics }: Shown,
): Partial<P> =>
  Object.fromEntries(
    Object.entries(particulars).filter(([name]) =>
      fields === 'full'
        ? !(name in topicsOf) || !withheldTopics.includes(topicsOf[name as keyof typeof topicsOf])
        : name === 'school' || name === 'generalPractitioner',
    ),
  ) as Partial<P>;

const particularsShown = (
  record: PersonalRecord | 'erased',
  hidden: boolean,
  shown: Shown,
): ChildView['particulars'] => {
  if (record === 'erased') return 'erased';
  if (record.particulars === undefined) return null;
  const particulars = particularsFor(record.particulars, shown);
  return hidden ? { ...particulars, school: HIDDEN, generalPractitioner: HIDDEN } : particulars;
};

/**
 * The record as it stands on a day, for somebody who may read it.
 * @param record what the key of the child opened.
 * @param shown how much of it. Of a shielded record addresses, school, doctor and telephone numbers stay hidden from all but those who
 * keep the child safe; a record sealed on adoption shows nothing personal.
 */
export const childView = (
  childId: string,
  child: RegisteredChild,
  record: PersonalRecord | 'erased',
  on: CalendarDate,
  revision: string,
  shown: Shown,
): ChildView => {
  const sealed = child.status === 'adopted';
  const hidden = child.shielding !== null && !shown.showsShielded;
  const known = record === 'erased' || sealed ? undefined : record;
  const identity = sealed ? 'sealed' : (known?.identity ?? 'erased');
  const home = placeOn(child, on);
  return {
    childId,
    ref: child.ref,
    status: child.status,
    survivorId: child.survivorId,
    registeredOn: child.registeredOn,
    on,
    sex: child.sex,
    age: child.status === 'unborn' ? null : ageOn(child, on),
    ageStanding: ageStandingOn(child, on),
    warnings: warningsOf(child, identity, on),
    place: home?.place ?? child.place,
    localityBasis: home?.localityBasis ?? 'manual',
    householdId: householdOn(child, on),
    shielding: child.shielding,
    identity,
    addresses: sealed
      ? []
      : addressesOn(child, on).map((one) => ({
          ...one,
          address: hidden ? HIDDEN : (known?.addresses[one.addressId] ?? 'erased'),
        })),
    parentsAndCarers: sealed
      ? []
      : child.adults.map(({ personId, relationship, from, until }) => ({
          personId,
          relationship,
          parentalResponsibility: parentalResponsibilityOn(child, personId, on) ?? 'unknown',
          from,
          until,
          details: adultShown(known?.adults[personId], hidden),
        })),
    siblings: sealed ? [] : child.siblings.map((one) => ({ ...one, name: known?.siblings[one.linkId]?.name ?? null })),
    identifiers: shown.fields === 'full' ? (known?.identifiers ?? {}) : {},
    particulars: sealed ? null : particularsShown(record, hidden, shown),
    extensions: child.extensions,
    revision,
  };
};
