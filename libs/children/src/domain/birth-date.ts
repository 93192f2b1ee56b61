import { addDays, type CalendarDate, isCalendarDate } from '@app/kernel';

/** How exactly a date of birth is known. A month or a year is kept as such: no day is made up for it. */
export type BirthKnownTo = 'day' | 'month' | 'year';
/** Whether the family, or a document, said the day, or somebody worked it out. */
export const birthDateStandings = ['exact', 'estimated'] as const;
export type BirthDateStanding = (typeof birthDateStandings)[number];

/** A date of birth, or the day on which a child is expected: the day, or as much as is known. */
export interface BirthDate {
  readonly birthDate?: CalendarDate;
  /** `YYYY` or `YYYY-MM` where no more is known. */
  readonly bornIn?: string;
}
/** What stands in the open of a date of birth: enough for ages and counts; the day is personal. */
export interface OpenBirth {
  /**
   * Month of birth, or of the expected date. Where the year only is known, the last month that it can be: nobody is taken to be
   * older than they are.
   */
  readonly birthMonth: string;
  /** Left out: the day is known. */
  readonly birthKnownTo?: Exclude<BirthKnownTo, 'day'>;
  /** Left out: exact. */
  readonly birthDateStanding?: 'estimated';
}

/** The first and the last day on which somebody can have been born. */
export interface Span {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

const monthShape = /^\d{4}-(0[1-9]|1[0-2])$/;
const yearShape = /^[12]\d{3}$/;

/** Whether the text is a year or a month of one. */
export const isYearOrMonth = (text: string): boolean => yearShape.test(text) || monthShape.test(text);

const lastOfMonth = (month: string): CalendarDate => {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const next =
    of === 12 ? `${String(year + 1).padStart(4, '0')}-01` : `${month.slice(0, 4)}-${String(of + 1).padStart(2, '0')}`;
  return addDays(`${next}-01`, -1);
};

/** @returns the days of a month. */
export const spanOfMonth = (month: string): Span => ({ first: `${month}-01`, last: lastOfMonth(month) });

/** @returns the days that it can be; undefined when neither or both are given, or what is given is no date. */
export const spanOf = ({ birthDate, bornIn }: BirthDate): Span | undefined => {
  if (birthDate !== undefined)
    return bornIn === undefined && isCalendarDate(birthDate) ? { first: birthDate, last: birthDate } : undefined;
  if (bornIn === undefined) return undefined;
  if (monthShape.test(bornIn)) return spanOfMonth(bornIn);
  return yearShape.test(bornIn) ? { first: `${bornIn}-01-01`, last: `${bornIn}-12-31` } : undefined;
};

/**
 * @param notAfter a day on which the child was born, or known to be expected: of a year only its months up to then are possible.
 * @returns what is kept in the open. The date must be one.
 */
export const openBirth = (
  { birthDate, bornIn = '' }: BirthDate,
  standing: BirthDateStanding | undefined,
  notAfter: CalendarDate,
): OpenBirth => {
  const estimated = standing === 'estimated' ? { birthDateStanding: standing } : {};
  if (birthDate !== undefined) return { birthMonth: birthDate.slice(0, 7), ...estimated };
  if (bornIn.length === 7) return { birthMonth: bornIn, birthKnownTo: 'month', ...estimated };
  const last = `${bornIn}-12`;
  const latest = notAfter.slice(0, 7);
  return { birthMonth: last <= latest ? last : latest, birthKnownTo: 'year', ...estimated };
};

/** @returns the days on which somebody can have been born as the open facts say. */
export const openSpan = ({
  birthMonth,
  birthKnownTo,
}: {
  readonly birthMonth: string;
  readonly birthKnownTo: BirthKnownTo;
}): Span =>
  birthKnownTo === 'year'
    ? { first: `${birthMonth.slice(0, 4)}-01-01`, last: lastOfMonth(birthMonth) }
    : spanOfMonth(birthMonth);
