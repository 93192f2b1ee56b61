import { type RecordedEvent } from '@app/event-store';

/**
 * When this happened, then do that: a reaction across rooms without a memory of its own. Delivered at least once, in the order
 * of each stream; must send commands whose ids derive from the event (`causedCommandId`), so that a second delivery writes nothing.
 */
export interface Automation {
  /** `when-team-convened-then-note-on-caf` */
  readonly name: string;
  readonly prefixes: readonly string[];
  /**
   * Prefixes of events that are each a matter of their own, such as the beginnings of days: one that keeps failing holds back nothing else.
   * Of every other, what its stream says after it is held back.
   */
  readonly alone?: readonly string[];
  /** @throws to be tried again, and parked when it keeps failing. */
  react(event: RecordedEvent): Promise<void>;
}
