import { addDays, type CalendarDate, type Decider, type Refusal } from '@app/kernel';
import { type DayBegan } from './days.events';

export interface BeginDays {
  readonly type: 'BeginDays';
  readonly today: CalendarDate;
}
/** The last day that has begun; null before the first. */
export type Days = CalendarDate | null;

/** So many days are caught up on at most: what was due earlier is long overdue by then, and is said once. */
const CAUGHT_UP_DAYS = 31;

/** The days that began since the last one, missed ones included, each once and in order. */
export const days: Decider<BeginDays, DayBegan, Days, Refusal<never>> = {
  initial: null,
  evolve: (_, { data }) => data.day,
  decide: ({ today }, last) => {
    const earliest = addDays(today, 1 - CAUGHT_UP_DAYS);
    const next = last === null ? today : addDays(last, 1);
    const begun: DayBegan[] = [];
    for (let day = next < earliest ? earliest : next; day <= today; day = addDays(day, 1))
      begun.push({ type: 'DayBegan', data: { day } });
    return begun;
  },
};
