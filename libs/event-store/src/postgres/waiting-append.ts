import { type AppendOutcome, type Expected, type NewEvent, NotStorable } from '../ports';
import { isPlain } from './stored-event';

/** An event as it is sent: everything in it is text by now. */
export interface WrittenEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly subject: string | null;
  readonly sealed: string | null;
  readonly meta: string;
}

/** An append on its way: written out as soon as it is asked for, so that a batch is only put together from texts. */
export class WaitingAppend {
  readonly events: readonly WrittenEvent[];
  /** Characters, about. */
  readonly size: number;
  /** The last revision that the writer saw; -1 for a new stream. */
  readonly after: number;

  /**
   * @param until when to give up, on the clock of `performance.now()`
   * @throws TypeError when an event cannot be written as JSON; NotStorable; RangeError when there is nothing to append.
   */
  constructor(
    readonly stream: string,
    events: readonly NewEvent[],
    expected: Expected,
    readonly until: number,
    readonly resolve: (outcome: AppendOutcome) => void,
    readonly reject: (error: Error) => void,
  ) {
    const [first] = events;
    if (first === undefined) throw new RangeError('nothing to append');
    this.after = expected === 'no-stream' ? -1 : Number(expected);
    let size = 0;
    let meta = '';
    this.events = events.map((event, index) => {
      const { id, type, subject = null, sealed = null } = event;
      if (![stream, type, subject ?? '', sealed ?? ''].every(isPlain)) throw new NotStorable();
      const data = JSON.stringify(event.data);
      // One command, one meta: its events share it.
      if (index === 0 || event.meta !== first.meta) meta = JSON.stringify(event.meta);
      size += data.length + meta.length + (sealed?.length ?? 0);
      return { id, type, data, subject, sealed, meta };
    });
    this.size = size;
  }
}
