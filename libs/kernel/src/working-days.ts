import { addDays, type CalendarDate, dayNumber } from './calendar-date';

/** Days on which nobody works besides weekends, and the span of days for which the list is complete. */
export interface HolidayCalendar {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly holidays: readonly CalendarDate[];
}

/** The holiday list says nothing about that day: a deadline computed beyond it could be wrong. */
export class BeyondHolidayCalendar extends Error {
  override readonly name = 'BeyondHolidayCalendar';
  constructor(readonly day: CalendarDate) {
    super(`the list of bank holidays does not cover ${day}`);
  }
}

export interface WorkingDays {
  isWorkingDay(day: CalendarDate): boolean;
  /** The working day that is `days` working days after `start`; day one is the first working day after `start`. */
  add(start: CalendarDate, days: number): CalendarDate;
  /** Working days after `start` up to and including `end`; 0 when `end` is not later. */
  between(start: CalendarDate, end: CalendarDate): number;
}

/**
 * Working days are Monday to Friday less the bank holidays of the calendar.
 * @throws BeyondHolidayCalendar from its functions for a day outside the calendar's span.
 */
export const workingDaysOf = (calendar: HolidayCalendar): WorkingDays => {
  const holidays = new Set(calendar.holidays);
  const isWorkingDay = (day: CalendarDate): boolean => {
    if (day < calendar.from || day > calendar.to) throw new BeyondHolidayCalendar(day);
    // Day number 0 was a Wednesday, so 3 and 4 past it are Saturday and Sunday.
    const weekday = dayNumber(day) % 7;
    return weekday !== 3 && weekday !== 4 && !holidays.has(day);
  };
  return {
    isWorkingDay,
    add: (start, days) => {
      let day = start;
      for (let left = days; left > 0;) {
        day = addDays(day, 1);
        if (isWorkingDay(day)) left -= 1;
      }
      return day;
    },
    between: (start, end) => {
      let count = 0;
      for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
      return count;
    },
  };
};
