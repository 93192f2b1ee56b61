import { addDays, type CalendarDate } from '@app/kernel';

const ends = ['03-31', '06-30', '09-30', '12-31'];

/** @returns the last day of the latest quarter that is over before that day. */
export const lastQuarterBefore = (today: CalendarDate): CalendarDate => {
  const year = Number(today.slice(0, 4));
  const days = [year - 1, year].flatMap((one) => ends.map((end) => `${one}-${end}`));
  return days.findLast((day) => day < today) ?? addDays(today, -1);
};

/** @returns whether counts of that day are published: of the ends of quarters that are over. */
export const isPublished = (day: CalendarDate, today: CalendarDate): boolean =>
  day < today && ends.includes(day.slice(5));
