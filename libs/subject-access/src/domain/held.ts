import { type CalendarDate } from '@app/kernel';
import { type Ground, type Handover, type Recipient } from './vocabulary';

export type Fields = Readonly<Record<string, unknown>>;

/** The parts of a pack, in their order. */
export const sections = [
  'register',
  'consent',
  'caf',
  'team',
  'lead-professional',
  'meeting-calls',
  'reminders',
  'break-glass',
  'retention',
  'who-looked',
] as const;
export type Section = (typeof sections)[number];

/** Who recorded something, or looked at it. */
export interface By {
  readonly practitionerId: string;
  readonly role: string;
  readonly agencyId: string;
}

/** One event that is held about the child, with its sealed part opened. */
export interface HeldEvent {
  readonly section: Exclude<Section, 'who-looked'>;
  /** Stored name without its version, such as `caf.opened`. */
  readonly name: string;
  /** The id in the stream's name: the child's, a duplicate's or the team's. */
  readonly of: string;
  readonly data: Fields;
  /** Null where nothing is sealed; `of-another` where it is sealed with the key of somebody else. */
  readonly personal: Fields | 'erased' | 'of-another' | null;
  readonly recordedAt: string;
  readonly by: By;
}

/** One look at the record, or a request to look that was turned away. */
export interface HeldLook extends By {
  readonly at: string;
  readonly verb: string;
  readonly action: string;
  readonly decision: string;
  readonly reason: string;
  readonly purpose: string;
  readonly fields: string;
}

/** Everything that is held about one child, and who else must not appear in what is handed over. */
export interface Held {
  readonly childId: string;
  /** Ids under which the child is or was known: its own, and those of records that were merged into it. */
  readonly records: readonly string[];
  /** In the order in which they were recorded. */
  readonly events: readonly HeldEvent[];
  readonly looks: readonly HeldLook[];
  /** Names of other children whom the record leads to: sisters and brothers, and whom a team serves as well. */
  readonly others: readonly string[];
  /** Whether where the child lives would give away a shielded child of the same household or dwelling, or another record of its own. */
  readonly sharesProtection: boolean;
}

/** Who asked for the pack, for whom, why and when. */
export interface PackRequest {
  readonly recipient: Recipient;
  /** Which parent or carer, as the register knows them; null for the child. */
  readonly personId: string | null;
  readonly handover: Handover;
  readonly ground: Ground;
  /** When the request was received. */
  readonly receivedOn: CalendarDate;
  /** Who made the pack, and when. */
  readonly madeBy: By;
  readonly madeAt: string;
  /** Stands on every page, and leads to the entry in the record of access. */
  readonly reference: string;
}
