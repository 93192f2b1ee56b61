import { addDays, type CalendarDate, type Refusal } from '@app/kernel';
import { ADULT_FROM, ageAt, extendedUpTo, LAST_AGE } from './age';
import { openSpan, type Span, spanOfMonth } from './birth-date';
import { type ChildStatus, type RegisteredChild } from './child.state';

/**
 * What has to be true of the facts of one child, however each came to be recorded: on registering, later, or by a correction. A
 * decision is folded onto the record first, and refused when the record would contradict itself.
 */

/** Kinds of facts that may contradict each other; a command says which field of it brings which. */
export type FactKind =
  | 'birth'
  | 'registration'
  | 'ending'
  | 'extension'
  | 'place'
  | 'household'
  | 'address'
  | 'address-end'
  | 'adult'
  | 'adult-end'
  | 'responsibility'
  | 'shielding'
  | 'review';
export type FactRefusal = Refusal<
  | 'future-date'
  | 'impossible-date'
  | 'impossible-birth-date'
  | 'impossible-review-date'
  | 'over-age-limit'
  | 'missing-extension-reason'
>;
export interface Contradiction {
  readonly code: FactRefusal['refused'];
  readonly why: string;
  /** The facts that do not go together; which one is to blame depends on what was sent. */
  readonly between: readonly FactKind[];
  /** Tells two contradictions of one kind apart. */
  readonly of: string;
}

/** A pregnancy is known for nine months and a little; a birth may be so late. */
export const PREGNANCY_DAYS = 300;
export const OVERDUE_DAYS = 21;
/** A child lives who is born so long before the expected day: at twenty weeks. */
const PREMATURE_DAYS = 140;
/** Twins are born on nearly the same day; a second birth that is held back follows within so long. */
const TWINS_APART_DAYS = 100;

/** What the rules about a birth look at. */
export interface BirthFacts {
  readonly status: ChildStatus;
  readonly registeredOn: CalendarDate;
  readonly expectedMonth: string | null;
  readonly extensions: RegisteredChild['extensions'];
}
type Found = Omit<Contradiction, 'of'>;
const impossibleBirth = (why: string, ...between: readonly FactKind[]): Found => ({
  code: 'impossible-birth-date',
  why,
  between: ['birth', ...between],
});

/** The last day on which a child may be born, and the first, for one expected within a span. */
const birthWindow = ({ first, last }: Span): Span => ({
  first: addDays(first, -PREMATURE_DAYS),
  last: addDays(last, OVERDUE_DAYS),
});

const expectedWhen = ({ first, last }: Span, on: CalendarDate): boolean =>
  last >= addDays(on, -OVERDUE_DAYS) && first <= addDays(on, PREGNANCY_DAYS);

/** Of one who was eighteen already: what helping goes on for has to be said. */
const ageWhenRegistered = ({ last }: Span, { registeredOn, extensions }: BirthFacts): Found | undefined => {
  const age = ageAt(last, registeredOn);
  if (age < ADULT_FROM) return undefined;
  const reasons = extensions.filter(({ from }) => from <= registeredOn).map(({ reason }) => reason);
  if (reasons.some((reason) => age <= extendedUpTo[reason])) return undefined;
  return reasons.length === 0 && age <= LAST_AGE
    ? {
        code: 'missing-extension-reason',
        why: 'past the eighteenth birthday a reason for going on is needed',
        between: ['extension', 'birth', 'registration'],
      }
    : {
        code: 'over-age-limit',
        why: 'this person is older than those the register is for',
        between: ['birth', 'registration'],
      };
};

/**
 * Whether somebody can have been born then, or be expected then.
 * @param born the days that it can be: one day where the day is known.
 * @param today the day on which it is said; undefined where nothing of it is said now.
 */
export const birthContradiction = (
  born: Span,
  facts: BirthFacts,
  today: CalendarDate | undefined,
): Found | undefined => {
  const { status, registeredOn, expectedMonth } = facts;
  if (status === 'unborn' || status === 'pregnancy-ended')
    return expectedWhen(born, registeredOn)
      ? undefined
      : impossibleBirth('an unborn child is expected within the next months of its registration', 'registration');
  if (today !== undefined && born.first > today) return impossibleBirth('a child is born on a day that has come');
  if (expectedMonth !== null) {
    const window = birthWindow(spanOfMonth(expectedMonth));
    return born.last < window.first || born.first > window.last
      ? impossibleBirth('this day is too far from the one on which the child was expected')
      : undefined;
  }
  return born.first > registeredOn
    ? impossibleBirth('a born child has a birth date before its registration', 'registration')
    : ageWhenRegistered(born, facts);
};

/** Whether two can be twins, born or expected so far apart. */
export const areTwinsApart = (one: Span, other: Span): boolean =>
  one.first > addDays(other.last, TWINS_APART_DAYS) || other.first > addDays(one.last, TWINS_APART_DAYS);

/** The first day on which anything can be a fact about the child: its birth, or the pregnancy of one known before birth. */
const firstDayOf = ({ expectedMonth, ...child }: RegisteredChild): CalendarDate =>
  expectedMonth === null ? openSpan(child).first : addDays(`${expectedMonth}-01`, -PREGNANCY_DAYS);

/**
 * A fact counts from a day that has come, and not from one before the child was there.
 * @param today the day on which it is said; undefined where nothing of it is said now.
 */
export const dayContradiction = (
  child: RegisteredChild,
  day: CalendarDate,
  today: CalendarDate | undefined,
): Pick<Contradiction, 'code' | 'why'> | undefined => {
  if (today !== undefined && day > today) return { code: 'future-date', why: 'this day is still to come' };
  return day < firstDayOf(child)
    ? { code: 'impossible-date', why: 'this day is before the child was born' }
    : undefined;
};

/** What the record says the child is, or was before it turned out to be a duplicate. */
const statusOf = ({ status, statusBeforeMerge }: RegisteredChild): ChildStatus =>
  status === 'merged' ? statusBeforeMerge : status;

interface KnownDay {
  readonly kind: FactKind;
  readonly of: string;
  readonly day: CalendarDate;
}
const daysOf = (child: RegisteredChild): readonly KnownDay[] => [
  ...child.places.map(({ from, place }): KnownDay => ({ kind: 'place', of: `${from} ${place}`, day: from })),
  ...child.households.map(({ from }): KnownDay => ({ kind: 'household', of: from, day: from })),
  ...child.extensions.map(({ from, reason }): KnownDay => ({ kind: 'extension', of: `${from} ${reason}`, day: from })),
  ...child.addresses.flatMap(({ addressId, from, until }): KnownDay[] => [
    { kind: 'address', of: addressId, day: from },
    ...(until === null ? [] : [{ kind: 'address-end' as const, of: addressId, day: until }]),
  ]),
  ...child.adults.flatMap(({ personId, from, until, responsibility }): KnownDay[] => [
    { kind: 'adult', of: personId, day: from },
    ...responsibility.map((held): KnownDay => ({
      kind: 'responsibility',
      of: `${personId} ${held.from}`,
      day: held.from,
    })),
    ...(until === null ? [] : [{ kind: 'adult-end' as const, of: personId, day: until }]),
  ]),
  ...(child.shielding === null ? [] : [{ kind: 'shielding' as const, of: '', day: child.shielding.from }]),
  ...(child.endedOn === null ? [] : [{ kind: 'ending' as const, of: '', day: child.endedOn }]),
];

const wrongDays = (child: RegisteredChild, today: CalendarDate | undefined): readonly Contradiction[] =>
  daysOf(child).flatMap(({ kind, of, day }) => {
    const wrong = dayContradiction(child, day, today);
    // A child who is born into a shielded household is shielded from a day before its birth.
    return wrong === undefined || (kind === 'shielding' && wrong.code === 'impossible-date')
      ? []
      : [{ ...wrong, between: wrong.code === 'future-date' ? [kind] : [kind, 'birth' as const], of: `${kind} ${of}` }];
  });

const impossible = (why: string, of: string, ...between: readonly FactKind[]): Contradiction => ({
  code: 'impossible-date',
  why,
  between,
  of,
});

const addressesWrong = ({ addresses }: RegisteredChild): readonly Contradiction[] =>
  addresses
    .filter(({ from, until }) => until !== null && until < from)
    .map(({ addressId }) =>
      impossible('an address cannot end before it began', `address ${addressId}`, 'address', 'address-end'),
    );

const adultsWrong = ({ adults }: RegisteredChild): readonly Contradiction[] =>
  adults.flatMap(({ personId, from, until, responsibility }, at) => [
    ...(until !== null && until < from
      ? [impossible('an adult does not leave before they came', `adult ${personId} ${at}`, 'adult', 'adult-end')]
      : []),
    ...(responsibility.some((held) => held.from < from)
      ? [
          impossible(
            'this adult is recorded with the child from a later day',
            `responsibility ${personId} ${at}`,
            'responsibility',
            'adult',
          ),
        ]
      : []),
    ...(adults.slice(0, at).some((one) => one.personId === personId && (one.until === null || one.until > from))
      ? [
          impossible(
            'this adult was recorded with the child up to a later day',
            `twice ${personId} ${at}`,
            'adult',
            'adult-end',
          ),
        ]
      : []),
  ]);

const extensionsWrong = (child: RegisteredChild, born: string): readonly Contradiction[] =>
  child.extensions
    .filter(({ reason, from }) => ageAt(born, from) > extendedUpTo[reason])
    .map(({ reason, from }) => ({
      code: 'over-age-limit' as const,
      why: 'this reason does not reach to that age',
      between: ['extension', 'birth'],
      of: `extension ${reason} ${from}`,
    }));

const endingWrong = (child: RegisteredChild): readonly Contradiction[] =>
  statusOf(child) === 'pregnancy-ended' && child.endedOn !== null && !expectedWhen(openSpan(child), child.endedOn)
    ? [impossible('there was no pregnancy on that day', 'ending', 'ending', 'birth')]
    : [];

const shieldingWrong = ({ shielding }: RegisteredChild): readonly Contradiction[] =>
  shielding !== null && shielding.reviewOn <= shielding.from
    ? [
        {
          code: 'impossible-review-date',
          why: 'shielding is reviewed on a later day',
          between: ['review', 'shielding'],
          of: 'shielding',
        },
      ]
    : [];

/**
 * @param born the days on which the child can have been born, where more is known than the facts in the open say.
 * @param today the day on which the newest fact is said; undefined where it has no day.
 * @returns all that cannot be true at once.
 */
export const contradictionsOf = (
  child: RegisteredChild,
  born: Span = openSpan(child),
  today?: CalendarDate,
): readonly Contradiction[] => {
  const birth = birthContradiction(born, { ...child, status: statusOf(child) }, today);
  return [
    ...(birth === undefined ? [] : [{ ...birth, of: 'birth' }]),
    ...(today !== undefined && child.registeredOn > today
      ? [
          {
            code: 'future-date' as const,
            why: 'this day is still to come',
            between: ['registration' as const],
            of: 'registration',
          },
        ]
      : []),
    ...wrongDays(child, today),
    ...addressesWrong(child),
    ...adultsWrong(child),
    ...extensionsWrong(child, born.first === born.last ? born.last : born.last.slice(0, 7)),
    ...endingWrong(child),
    ...shieldingWrong(child),
  ];
};
