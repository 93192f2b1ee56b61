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

/** Day number since 1 March of year 0 (proleptic Gregorian), so that days can be added and counted. */
export const dayNumber = (date: CalendarDate): number => {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number];
  const year = m <= 2 ? y - 1 : y;
  const month = (m + 9) % 12;
  return (
    365 * year +
    Math.floor(year / 4) -
    Math.floor(year / 100) +
    Math.floor(year / 400) +
    Math.floor((month * 306 + 5) / 10) +
    d -
    1
  );
};

const fromDayNumber = (days: number): CalendarDate => {
  const era = Math.floor((days + 60) / 365.2425) + 1;
  let year = era;
  while (dayNumber(`${String(year).padStart(4, '0')}-01-01`) > days) year -= 1;
  let left = days - dayNumber(`${String(year).padStart(4, '0')}-01-01`);
  let month = 1;
  while (left >= daysIn(year, month)) {
    left -= daysIn(year, month);
    month += 1;
  }
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(left + 1).padStart(2, '0')}`;
};

/** @returns the day `days` later (earlier when negative). */
export const addDays = (date: CalendarDate, days: number): CalendarDate => fromDayNumber(dayNumber(date) + days);

/** @returns how many days `later` is after `earlier`; negative when it is before. */
export const daysBetween = (earlier: CalendarDate, later: CalendarDate): number =>
  dayNumber(later) - dayNumber(earlier);

const london = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** @returns the day it is in Europe/London at that instant; reports and "today" mean this day. */
export const dayInLondon = (instant: { getTime(): number }): CalendarDate => london.format(instant.getTime());

/** The current instant, injected wherever time matters so that tests own it. */
export type Clock = () => { getTime(): number; toISOString(): string };
