import { type CalendarDate, type DomainEvent } from '@app/kernel';

/* These shapes are stored for ever. To change one: add the next version in reminders.codec.ts and an upcast from the last. */

/** A day has begun in London: whoever does something daily hears this. */
export type DayBegan = DomainEvent<'DayBegan', { readonly day: CalendarDate }>;
