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
import { type BirthDateStanding, type BirthKnownTo, openSpan } from '../../domain/birth-date';
import { OVERDUE_DAYS } from '../../domain/facts';
import { type KnownNumber, numbersInUse, type PersonalRecord } from '../../personal/register-parts';

/** In place of what is hidden on a shielded record. */
export const HIDDEN = 'ask-the-locality-coordinator';
type Hidden = typeof HIDDEN;

/** What a practitioner should know before going on; none of it stops them. */
export type ChildWarning =
  | 'nearing-18'
  | 'extension-needed'
  | 'over-limit'
  | 'before-24-weeks'
  | 'birth-overdue'
  | 'shielding-review-due'
  | 'place-unknown';

export interface ChildView {
  readonly childId: string;
  readonly ref: string;
  readonly status: string;
  /** The record to use instead, when this one is a duplicate. */
  readonly survivorId: string | null;
  readonly registeredOn: CalendarDate;
  readonly on: CalendarDate;
  readonly sex: string;
  /** Whole years, by the day where it is known; null before birth. */
  readonly age: number | null;
  readonly ageStanding: AgeStanding;
  readonly birthKnownTo: BirthKnownTo;
  readonly birthDateStanding: BirthDateStanding;
  readonly warnings: readonly ChildWarning[];
  readonly place: string;
  readonly localityBasis: string;
  readonly householdId: string | null;
  readonly shielding: Shielding | null;
  readonly identity: Identity | 'erased' | 'sealed';
  readonly addresses: readonly (Address & { readonly address: PostalAddress | 'erased' | 'withheld' | Hidden })[];
  readonly parentsAndCarers: readonly {
    readonly personId: string;
    readonly relationship: string;
    readonly parentalResponsibility: string;
    readonly from: CalendarDate;
    readonly until: CalendarDate | null;
    readonly details: AdultDetails | 'erased' | 'withheld';
  }[];
  readonly siblings: readonly {
    readonly linkId: string;
    readonly siblingId: string | null;
    readonly relation: string;
    readonly name: string | null;
  }[];
  /** The numbers in use. */
  readonly identifiers: Readonly<Record<string, string>>;
  /** Every number that was ever recorded, those of former times included. */
  readonly numbers: readonly KnownNumber[];
  readonly particulars: ParticularsRecorded['personal'] | 'erased' | null;
  readonly extensions: RegisteredChild['extensions'];
  readonly revision: string;
}

/** How much of a record somebody is shown. */
export type Shown = Pick<Grant, 'fields' | 'withheldTopics' | 'showsShielded' | 'hidesWhere'>;

/** What the read models say of the group with which the child shares its protection. */
export interface Protected {
  /** That of the child, or of another one of the group. */
  readonly shielding: Shielding | null;
  /** Whether anybody of the group is shielded, or nobody can tell yet. */
  readonly isShielded: boolean;
  /** Whether the child was adopted, on this record or another one. */
  readonly isSealed: boolean;
  /** Addresses, of any time, at which a shielded child lives now. */
  readonly addressesOfShielded: readonly string[];
  readonly siblingsShielded: readonly string[];
  readonly siblingsSealed: readonly string[];
  /** The record to use of each brother or sister whose own is a duplicate. */
  readonly siblingsUsed: Readonly<Record<string, string>>;
}
/** One of the child's records, and what its key opened. */
export interface RecordOfChild {
  readonly childId: string;
  readonly child: RegisteredChild;
  readonly record: PersonalRecord | 'erased';
}

const GESTATION_DAYS = 280;
const USUAL_FROM_WEEKS = 24;

const tooEarly = (expected: CalendarDate, on: CalendarDate): boolean =>
  GESTATION_DAYS - daysBetween(on, expected) < USUAL_FROM_WEEKS * 7;

/** Nobody is pregnant for so long after the expected day: the child was born, or the pregnancy ended. */
const birthOverdue = (expected: CalendarDate, on: CalendarDate): boolean => daysBetween(expected, on) > OVERDUE_DAYS;

const warningsOf = (
  child: RegisteredChild,
  bornOn: CalendarDate | undefined,
  shielding: Shielding | null,
  on: CalendarDate,
): readonly ChildWarning[] => {
  const standing = ageStandingOn(child, on, bornOn);
  return [
    ...(standing === 'nearing-18' || standing === 'extension-needed' || standing === 'over-limit' ? [standing] : []),
    ...(child.status === 'unborn' && bornOn !== undefined && tooEarly(bornOn, on) ? ['before-24-weeks' as const] : []),
    ...(child.status === 'unborn' && birthOverdue(bornOn ?? openSpan(child).last, on)
      ? ['birth-overdue' as const]
      : []),
    ...(shielding !== null && shielding.reviewOn <= on ? ['shielding-review-due' as const] : []),
    ...(placeOn(child, on)?.place === 'UNK' ? ['place-unknown' as const] : []),
  ];
};

const adultShown = (details: AdultDetails | undefined, hidden: boolean): AdultDetails | undefined => {
  if (details === undefined) return undefined;
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
 * The record that is used answers for all records of the child: addresses, numbers, adults, brothers and sisters, household. What it says itself
 * comes first, and nothing leads from one record of the child to another.
 */
const united = (
  { childId, child, record }: RecordOfChild,
  absorbed: readonly RecordOfChild[],
): Pick<RecordOfChild, 'child' | 'record'> => {
  if (absorbed.length === 0) return { child, record };
  const all = [child, ...absorbed.map((one) => one.child)];
  const opened = [record, ...absorbed.map((one) => one.record)].flatMap((one) => (one === 'erased' ? [] : [one]));
  const own = new Set([childId, ...absorbed.map((one) => one.childId)]);
  const unique = <T>(list: readonly T[], key: (one: T) => string): readonly T[] =>
    [...new Map(list.toReversed().map((one) => [key(one), one])).values()].toReversed();
  return {
    child: {
      ...child,
      households: all.find(({ households }) => households.length > 0)?.households ?? [],
      // The latest home counts, whichever record has it; of one day that of the record itself, which stands last.
      addresses: unique(
        all.toReversed().flatMap(({ addresses }) => addresses),
        ({ addressId }) => addressId,
      ),
      adults: unique(
        all.flatMap(({ adults }) => adults),
        ({ personId, from }) => `${personId} ${from}`,
      ),
      siblings: unique(
        all.flatMap(({ siblings }) => siblings),
        ({ linkId, siblingId }) => siblingId ?? linkId,
      ).filter(({ siblingId }) => siblingId === null || !own.has(siblingId)),
    },
    record:
      record === 'erased'
        ? record
        : {
            ...record,
            addresses: Object.assign(
              {},
              ...opened.map(({ addresses }) => addresses).toReversed(),
            ) as PersonalRecord['addresses'],
            adults: Object.assign({}, ...opened.map(({ adults }) => adults).toReversed()) as PersonalRecord['adults'],
            siblings: Object.assign(
              {},
              ...opened.map(({ siblings }) => siblings).toReversed(),
            ) as PersonalRecord['siblings'],
            // The last of a kind is in use: those of the record itself stand last.
            numbers: opened.toReversed().flatMap(({ numbers }) => numbers),
          },
  };
};

const siblingsShown = (
  { siblings }: RegisteredChild,
  known: PersonalRecord | undefined,
  { siblingsShielded, siblingsSealed, siblingsUsed }: Protected,
  { showsShielded }: Shown,
): ChildView['siblings'] => {
  const hidden = new Set([...siblingsSealed, ...(showsShielded ? [] : siblingsShielded)]);
  return siblings
    .filter(({ siblingId }) => siblingId === null || !hidden.has(siblingId))
    .map((one) => ({
      ...one,
      siblingId: one.siblingId === null ? null : (siblingsUsed[one.siblingId] ?? one.siblingId),
      name: known?.siblings[one.linkId]?.name ?? null,
    }));
};

/**
 * The record as it stands on a day, for somebody who may read it.
 * @param used the record asked for; `absorbed` those that were merged into it.
 * @param group with which the child shares its protection.
 * @param shown how much of it. Of a shielded child addresses, place, household, school, doctor and telephone numbers stay hidden from all
 * but those who keep the child safe; so does the way to a shielded brother or sister. A record sealed on adoption shows nothing personal.
 */
export const childView = (
  used: RecordOfChild,
  absorbed: readonly RecordOfChild[],
  group: Protected,
  { on, revision }: { readonly on: CalendarDate; readonly revision: string },
  shown: Shown,
): ChildView => {
  const { child, record } = united(used, absorbed);
  const sealed = group.isSealed || child.status === 'adopted';
  const shielding = child.shielding ?? group.shielding;
  const hidden = shown.hidesWhere || ((shielding !== null || group.isShielded) && !shown.showsShielded);
  const known = record === 'erased' || sealed ? undefined : record;
  const identity = sealed ? 'sealed' : (known?.identity ?? 'erased');
  const bornOn = known?.identity?.birthDate;
  const home = placeOn(child, on);
  // Of a record that opens, what is missing was recorded before the work of whoever asks began.
  const absent = known === undefined ? 'erased' : 'withheld';
  const isHidden = (addressId: string): boolean =>
    hidden || (!shown.showsShielded && group.addressesOfShielded.includes(addressId));
  const numbers = shown.fields === 'full' ? (known?.numbers ?? []) : [];
  return {
    childId: used.childId,
    ref: child.ref,
    status: child.status,
    survivorId: child.survivorId,
    registeredOn: child.registeredOn,
    on,
    sex: child.sex,
    age: child.status === 'unborn' ? null : ageOn(child, on, bornOn),
    ageStanding: ageStandingOn(child, on, bornOn),
    birthKnownTo: child.birthKnownTo,
    birthDateStanding: child.birthDateStanding,
    warnings: warningsOf(child, bornOn, shielding, on),
    place: hidden ? HIDDEN : (home?.place ?? child.place),
    localityBasis: hidden ? HIDDEN : (home?.localityBasis ?? 'manual'),
    householdId: hidden ? null : householdOn(child, on),
    shielding,
    identity,
    addresses: sealed
      ? []
      : addressesOn(child, on).map((one) => ({
          ...one,
          address: isHidden(one.addressId) ? HIDDEN : (known?.addresses[one.addressId] ?? absent),
        })),
    parentsAndCarers: sealed
      ? []
      : child.adults.map(({ personId, relationship, from, until }) => ({
          personId,
          relationship,
          parentalResponsibility: parentalResponsibilityOn(child, personId, on) ?? 'unknown',
          from,
          until,
          details: adultShown(known?.adults[personId], hidden) ?? absent,
        })),
    siblings: sealed ? [] : siblingsShown(child, known, group, shown),
    identifiers: numbersInUse({ numbers }),
    numbers,
    particulars: sealed ? null : particularsShown(record, hidden, shown),
    extensions: child.extensions,
    revision,
  };
};
