import { type CalendarDate, type DomainEvent } from '@app/kernel';

/** Somebody fears that where the child is may become known to whom it must not. */
export type DangerReported = DomainEvent<
  'DangerReported',
  {
    readonly reportId: string;
    readonly reportedBy: string;
    readonly reportedByAgency: string;
    /** Agencies that see nothing of the record until it is decided. */
    readonly suspends: readonly string[];
    readonly on: CalendarDate;
  },
  { readonly what: string }
>;

/** Those who keep children safe have looked at it: the child stays shielded, or there is no danger. */
export type DangerDecided = DomainEvent<
  'DangerDecided',
  {
    readonly reportId: string;
    readonly outcome: 'shielding' | 'no-danger';
    readonly decidedBy: string;
    readonly on: CalendarDate;
  },
  { readonly why: string }
>;
