/** A day in the world as `YYYY-MM-DD`, without time or zone. Compares correctly as text. */
export type CalendarDate = string;

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;
const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;

/** @returns whether the text is a day that exists, between 1900 and 2199. */
export const isCalendarDate = (text: unknown): text is CalendarDate => {
  const match = typeof text === 'string' ? shape.exec(text) : null;
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  return year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
};

/** Days from 1 March of year 0 to 1 March of that year (proleptic Gregorian). */
const daysBefore = (year: number): number =>
  365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
/** Days from 1 March to the first of a month, when March is month 0. */
const daysFromMarch = (month: number): number => Math.floor((month * 306 + 5) / 10);

/** Day number since 1 March of year 0, so that days can be added and counted. */
export const dayNumber = (date: CalendarDate): number => {
  const [y, m, d] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  return daysBefore(m <= 2 ? y - 1 : y) + daysFromMarch((m + 9) % 12) + d - 1;
};

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : `${number}`);

const fromDayNumber = (days: number): CalendarDate => {
  let year = Math.floor((days + 1) / 365.2425);
  if (daysBefore(year + 1) <= days) year += 1;
  if (daysBefore(year) > days) year -= 1;
  const left = days - daysBefore(year);
  const month = Math.floor((left * 10 + 4) / 306);
  const day = left - daysFromMarch(month) + 1;
  return month < 10
    ? `${String(year).padStart(4, '0')}-${twoDigits(month + 3)}-${twoDigits(day)}`
    : `${String(year + 1).padStart(4, '0')}-${twoDigits(month - 9)}-${twoDigits(day)}`;
};

/** @returns the day `days` later (earlier when negative). */
export const addDays = (date: CalendarDate, days: number): CalendarDate => fromDayNumber(dayNumber(date) + days);

/**
 * The day so many years later, or earlier when negative. What lasts from 29 February is over on 1 March of a common year, not a day
 * sooner; looking back from 29 February ends on 28 February, so that `addYears(day, n) <= end` says the same as `day <= addYears(end, -n)`.
 */
export const addYears = (date: CalendarDate, years: number): CalendarDate => {
  const year = Number(date.slice(0, 4)) + years;
  const wished = `${String(year).padStart(4, '0')}${date.slice(4)}`;
  if (!wished.endsWith('-02-29') || daysIn(year, 2) === 29) return wished;
  return wished.replace('-02-29', years < 0 ? '-02-28' : '-03-01');
};

/** @returns how many days `later` is after `earlier`; negative when it is before. */
export const daysBetween = (earlier: CalendarDate, later: CalendarDate): number =>
  dayNumber(later) - dayNumber(earlier);

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const HOUR_MS = 3_600_000;
/** The hour asked for last and its day: in London a day begins on the hour of universal time, in summer and in winter. */
let asked = { hour: NaN, day: '' };

/** @returns the day it is in Europe/London at that instant; reports and "today" mean this day. */
export const dayInLondon = (instant: { getTime(): number }): CalendarDate => {
  const hour = Math.floor(instant.getTime() / HOUR_MS);
  // Every request asks, mostly within the same hour, and the calendar of the platform is slow.
  if (asked.hour !== hour) asked = { hour, day: london.format(instant.getTime()) };
  return asked.day;
};

/** The current instant, injected wherever time matters so that tests own it. */
export type Clock = () => { getTime(): number; toISOString(): string };
