import { addDays, type CalendarDate, dayNumber } from './calendar-date';

/** Days on which nobody works besides weekends, and the span of days for which the list is complete. */
export interface HolidayCalendar {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  readonly holidays: readonly CalendarDate[];
}

export interface WorkingDays {
  isWorkingDay(day: CalendarDate): boolean;
  /** The working day that is `days` working days after `start`; day one is the first working day after `start`. */
  add(start: CalendarDate, days: number): CalendarDate;
  /** Working days after `start` up to and including `end`; 0 when `end` is not later. */
  between(start: CalendarDate, end: CalendarDate): number;
  /** Whether the calendar says nothing about the bank holidays of that day, so that what is counted up to it may still move. */
  isProvisional(day: CalendarDate): boolean;
}

/**
 * Working days are Monday to Friday less the bank holidays of the calendar. Outside its span they are Monday to Friday: a deadline that
 * may be a day out is better than none, and than a list that stands still.
 */
export const workingDaysOf = (calendar: HolidayCalendar): WorkingDays => {
  const holidays = new Set(calendar.holidays);
  const isWorkingDay = (day: CalendarDate): boolean => {
    // Day number 0 was a Wednesday, so 3 and 4 past it are Saturday and Sunday.
    const weekday = dayNumber(day) % 7;
    return weekday !== 3 && weekday !== 4 && !holidays.has(day);
  };
  return {
    isWorkingDay,
    isProvisional: (day) => day < calendar.from || day > calendar.to,
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
