import { type AppendOutcome, type Expected, type NewEvent } from '../ports';

/** An append on its way: written out as soon as it is asked for, so that a batch is only put together from texts. */
export class WaitingAppend {
  /** What `log.append` wants to know of it, without its number in the batch. */
  readonly wanted: string;
  /** Its events, each without the number of the append. */
  readonly events: readonly string[];
  /** What `log.append_one` wants, when there is one event only. */
  readonly alone: readonly unknown[] | undefined;
  /** Characters, about. */
  readonly size: number;
  /** The last revision that the writer saw; -1 for a new stream. */
  readonly after: number;

  /**
   * @param until when to give up, on the clock of `performance.now()`
   * @throws TypeError when an event cannot be written as JSON; RangeError when there is nothing to append.
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
    let ids = '';
    let size = 0;
    let alone: readonly unknown[] | undefined;
    let meta = '';
    this.events = events.map((event, index) => {
      const { id, type, subject = null, sealed = null } = event;
      const data = JSON.stringify(event.data);
      // One command, one meta: its events share it.
      if (index === 0 || event.meta !== first.meta) meta = JSON.stringify(event.meta);
      if (events.length === 1) alone = [stream, this.after, id, type, data, subject, sealed, meta];
      ids += index === 0 ? `"${id}"` : `,"${id}"`;
      size += data.length + meta.length + (sealed?.length ?? 0);
      const personal = sealed === null ? '' : `,"p":${JSON.stringify(subject)},"z":${JSON.stringify(sealed)}`;
      return `"k":${index + 1},"t":${JSON.stringify(type)},${nested('d', data)}${personal},${nested('m', meta)}}`;
    });
    this.alone = alone;
    this.size = size;
    this.wanted = `"s":${JSON.stringify(stream)},"x":${this.after},"u":[${ids}]}`;
  }
}

/** A document within the document; as a text of its own when it has escapes that PostgreSQL might not take apart. */
const nested = (name: string, json: string): string =>
  json.includes('\\u') ? `"${name}t":${JSON.stringify(json)}` : `"${name}":${json}`;
