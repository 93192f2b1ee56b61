import { type ChainedEvent, type Link, linkAfter, type LogChain, type LogEnd, NO_LINK } from './chain';

/**
 * - `altered`: what was written at once, up to this event, is not what is there: changed, put in, moved, or something is missing before it
 * - `unlinked`: events at the end that no batch ends with: put in by hand, or the end of their batch was cut off
 * - `stream-cut`: the stream reached further when its end was noted
 * - `stream-removed`: the stream was there when its end was noted, and is not there at all
 * - `cut`: the log reached this position when its end was noted
 * - `replaced`: the log is chained, but not as it was when its end was noted at this position
 */
export type ChainFaultKind = 'altered' | 'unlinked' | 'stream-cut' | 'stream-removed' | 'cut' | 'replaced';

/** One fault and where it is. Holds nothing of what an event says. */
export interface ChainFault {
  readonly kind: ChainFaultKind;
  readonly stream?: string;
  /** Of a stream that was cut: the last that was noted. */
  readonly revision?: bigint;
  readonly position?: bigint;
  readonly storedName?: string;
  /** The other events of the batch, as `stream@revision`: the change is in one of them. */
  readonly among?: readonly string[];
}

/** What was noted outside of the log, at some time before. */
export interface NotedLog {
  readonly ends: readonly LogEnd[];
  /** The last revision of each stream that was noted. */
  readonly streams: ReadonlyMap<string, bigint>;
}
const nothingNoted: NotedLog = { ends: [], streams: new Map() };

export interface ChainReport {
  readonly events: number;
  readonly end: LogEnd | undefined;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly ChainFault[];
}

/**
 * Follows the chain of the log from its first event and compares it with what was noted before. After a link that does not hold it goes on
 * from the one that stands there, so that each fault is found for itself.
 * @param options.noted without it, what was cut off at the end cannot be told from what never was, and a log that was chained anew
 * throughout cannot be told from the first one.
 * @param options.keep how many faults to report in full; `onProgress` is called after each page.
 */
export const verifyChain = async (
  chain: Pick<LogChain, 'chained'>,
  {
    noted = nothingNoted,
    keep = 100,
    onProgress,
  }: { readonly noted?: NotedLog; readonly keep?: number; readonly onProgress?: (upTo: bigint) => void } = {},
): Promise<ChainReport> => {
  const faults: ChainFault[] = [];
  let faultCount = 0;
  const fault = (found: ChainFault): void => {
    faultCount += 1;
    if (faults.length < keep) faults.push(found);
  };
  const notedLinks = new Map(noted.ends.map(({ position, link }) => [position, link]));
  const lasts = new Map<string, bigint>();
  let events = 0;
  let end: LogEnd | undefined;
  let before: Link = NO_LINK;
  let batch: ChainedEvent[] = [];
  let upTo = 0n;

  for await (const page of chain.chained()) {
    for (const event of page) {
      events += 1;
      upTo = event.position;
      if (event.revision > (lasts.get(event.stream) ?? -1n)) lasts.set(event.stream, event.revision);
      batch.push(event);
      const { link, position } = event;
      if (link === undefined) continue;
      const said = batch.map((one) => one.said);
      if (linkAfter(before, said) !== link) fault({ kind: 'altered', ...placeOf(batch) });
      const wanted = notedLinks.get(position);
      if (wanted !== undefined && wanted !== link) fault({ kind: 'replaced', position });
      notedLinks.delete(position);
      end = { position, link };
      before = link;
      batch = [];
    }
    onProgress?.(upTo);
  }
  if (batch.length > 0) fault({ kind: 'unlinked', ...placeOf(batch) });
  for (const position of notedLinks.keys()) fault({ kind: position > upTo ? 'cut' : 'replaced', position });
  for (const [stream, revision] of noted.streams) {
    const last = lasts.get(stream);
    if (last === undefined) fault({ kind: 'stream-removed', stream, revision });
    else if (last < revision) fault({ kind: 'stream-cut', stream, revision });
  }
  return { events, end, faultCount, faults };
};

/** Where a batch ends, and what else is in it. */
const placeOf = (batch: readonly ChainedEvent[]): Omit<ChainFault, 'kind'> => {
  const { stream, revision, position, type: storedName } = batch[batch.length - 1] as ChainedEvent;
  const others = batch.slice(0, -1).map((one) => `${one.stream}@${one.revision}`);
  return { stream, revision, position, storedName, ...(others.length === 0 ? {} : { among: others }) };
};
