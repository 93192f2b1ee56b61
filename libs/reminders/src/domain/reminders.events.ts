import { type CalendarDate, type DomainEvent } from '@app/kernel';
import { type Clock } from './clocks';
import { type RecordEnd } from './situation';

/* These shapes are stored for ever. To change one: add the next version in reminders.codec.ts and an upcast from the last. */

/** How far a clock has run. */
export const stages = ['due', 'overdue', 'breached'] as const;
export type Stage = (typeof stages)[number];

/** To whom it is taken beside the person who is to act: the locality's coordinator, or the area where that post is vacant. */
export interface Escalation {
  readonly level: 'locality' | 'area';
  readonly code: string;
}

/** Somebody was reminded of something about a child's CAF. Ids, days and codes only. */
export type ReminderRaised = DomainEvent<
  'ReminderRaised',
  {
    /** Counted from 1 for the child. */
    readonly reminder: number;
    /** The day for which it was raised. */
    readonly on: CalendarDate;
    readonly episode: number;
    readonly clock: Clock;
    /** What of several it is about: the id of a team, the number of a step-up. */
    readonly subject: string | null;
    readonly startedOn: CalendarDate;
    readonly dueOn: CalendarDate;
    readonly stage: Stage;
    /** Version of the timescales by which it is due. */
    readonly version: string;
    readonly remindedId: string;
    readonly escalatedTo: Escalation | null;
  }
>;

/**
 * Why a reminder is settled: it was done; its day was moved, by a correction or a pause; a later stage takes its place; the
 * family has paused; the CAF or the child's record has ended.
 */
export type SettledBecause = 'done' | 'moved' | 'escalated' | 'paused' | 'caf-ended' | RecordEnd;

export type ReminderSettled = DomainEvent<
  'ReminderSettled',
  { readonly reminder: number; readonly on: CalendarDate; readonly because: SettledBecause }
>;

export type ReminderEvent = ReminderRaised | ReminderSettled;
