import { type AppendOutcome, type Expected, type NewEvent } from '../ports';

/** An append on its way: written out as soon as it is asked for, so that a batch is only put together from texts. */
export interface WaitingAppend {
  readonly stream: string;
  /** What `log.append` wants to know of it, without its number in the batch. */
  readonly wanted: string;
  /** Its events, each without the number of the append. */
  readonly events: readonly string[];
  /** Characters, about. */
  readonly size: number;
  /** The last revision that the writer saw; -1 for a new stream. */
  readonly after: number;
  /** When to give up, on the clock of `performance.now()`. */
  readonly until: number;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: Error) => void;
}

/** @throws TypeError when an event cannot be written as JSON; RangeError when there is nothing to append. */
export const written = (
  stream: string,
  events: readonly NewEvent[],
  expected: Expected,
): Pick<WaitingAppend, 'stream' | 'wanted' | 'events' | 'size' | 'after'> => {
  if (events.length === 0) throw new RangeError('nothing to append');
  const after = expected === 'no-stream' ? -1 : Number(expected);
  let ids = '';
  let size = 0;
  const texts: string[] = [];
  for (const { id, type, data, subject, sealed, meta } of events) {
    ids += ids === '' ? `"${id}"` : `,"${id}"`;
    const personal =
      sealed === undefined ? '' : `,"p":${JSON.stringify(subject ?? null)},"z":${JSON.stringify(sealed)}`;
    const text = `"k":${texts.length + 1},"t":${JSON.stringify(type)},"d":${JSON.stringify(data)}${personal},"m":${JSON.stringify(meta)}}`;
    size += text.length;
    texts.push(text);
  }
  return { stream, wanted: `"s":${JSON.stringify(stream)},"x":${after},"u":[${ids}]}`, events: texts, size, after };
};
