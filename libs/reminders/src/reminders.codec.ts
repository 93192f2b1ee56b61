import { type Aggregate, codecOf } from '@app/event-store';
import { type Refusal } from '@app/kernel';
import { type BeginDays, days, type Days } from './domain/days';
import { type DayBegan } from './domain/days.events';
import { type FollowClocks, reminders, type Reminders } from './domain/reminders';
import { type ReminderEvent } from './domain/reminders.events';

export const daysCodec = codecOf<DayBegan>({ DayBegan: { stored: 'reminders.day-began.v1' } });

export const remindersCodec = codecOf<ReminderEvent>({
  ReminderRaised: { stored: 'reminders.raised.v1' },
  ReminderSettled: { stored: 'reminders.settled.v1' },
});

/** One stream, `days-county`: every day that began. */
export const daysAggregate: Aggregate<BeginDays, DayBegan, Days, Refusal<never>> = {
  category: 'days',
  decider: days,
  codec: daysCodec,
};

/** Stream `reminders-<childId>`: what anybody was reminded of about one child. */
export const remindersAggregate: Aggregate<FollowClocks, ReminderEvent, Reminders, Refusal<never>> = {
  category: 'reminders',
  decider: reminders,
  codec: remindersCodec,
};
