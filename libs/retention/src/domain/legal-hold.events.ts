import { type CalendarDate, type DomainEvent } from '@app/kernel';
import { type HoldReason } from './vocabulary';

/* These shapes are stored for ever. To change one: add the next version in retention.codec.ts and an upcast from the last. */

/** Legal hold on every record, as a public inquiry may order it. */
export type AllRecordsHeld = DomainEvent<
  'AllRecordsHeld',
  { readonly holdId: string; readonly reason: HoldReason; readonly on: CalendarDate }
>;
export type AllRecordsReleased = DomainEvent<
  'AllRecordsReleased',
  { readonly holdId: string; readonly on: CalendarDate }
>;

export type LegalHoldEvent = AllRecordsHeld | AllRecordsReleased;
