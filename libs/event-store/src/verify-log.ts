import { type EventFeed, type RecordedEvent } from './ports';

/** What a version of the program can read; the codecs of all rooms are of this kind. */
export interface ReadableEvents {
  readonly storedNames: readonly string[];
  decode(recorded: Pick<RecordedEvent, 'type' | 'data'>): object | undefined;
}

/**
 * - `missing`: events before this one in its stream are not in the log, or come later in it
 * - `doubled`: its place in the stream was taken already
 * - `order`: its position is not above that of the event before
 * - `unknown-name`: no room knows its stored name
 * - `unreadable`: its room cannot decode it
 */
export type FaultKind = 'missing' | 'doubled' | 'order' | 'unknown-name' | 'unreadable';

/** One fault and where it is. Holds nothing of what the event says. */
export interface LogFault {
  readonly kind: FaultKind;
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly storedName: string;
}

export interface LogReport {
  readonly events: number;
  readonly streams: number;
  /** How far the log was read. */
  readonly upTo: bigint;
  readonly faultCount: number;
  /** The first of them. */
  readonly faults: readonly LogFault[];
}

/**
 * Reads the whole log as a reader would, and checks that every stream is whole and in order and that every event can still
 * be read. Holes between positions are normal: an undone transaction leaves one. Events cut off at the end of a stream cannot
 * be told from events that never were; for that, compare the counts with those of a backup.
 * @param rooms the codecs of all rooms
 * @param options.keep how many faults to report in full; `onProgress` is called after each page.
 */
export const verifyLog = async (
  feed: EventFeed,
  rooms: readonly ReadableEvents[],
  {
    keep = 100,
    onProgress,
  }: { readonly keep?: number; readonly onProgress?: (events: number, upTo: bigint) => void } = {},
): Promise<LogReport> => {
  const readers = new Map(rooms.flatMap((room) => room.storedNames.map((name) => [name, room] as const)));
  const nextRevisions = new Map<string, bigint>();
  const faults: LogFault[] = [];
  let faultCount = 0;
  let events = 0;
  let upTo = 0n;

  const fault = (kind: FaultKind, { stream, revision, position, type: storedName }: RecordedEvent): void => {
    faultCount += 1;
    if (faults.length < keep) faults.push({ kind, stream, revision, position, storedName });
  };
  const check = (event: RecordedEvent, before: bigint): void => {
    if (event.position <= before) fault('order', event);
    const expected = nextRevisions.get(event.stream) ?? 0n;
    if (event.revision > expected) fault('missing', event);
    if (event.revision < expected) fault('doubled', event);
    else nextRevisions.set(event.stream, event.revision + 1n);
    const reader = readers.get(event.type);
    if (reader === undefined) fault('unknown-name', event);
    else if (!canRead(reader, event)) fault('unreadable', event);
  };

  for await (const page of feed.after(0n)) {
    for (const event of page.events) {
      check(event, upTo);
      upTo = event.position;
    }
    events += page.events.length;
    upTo = page.upTo;
    onProgress?.(events, upTo);
  }
  return { events, streams: nextRevisions.size, upTo, faultCount, faults };
};

/** The message of a failure could repeat what the event says, so only the fact of it is kept. */
const canRead = (reader: ReadableEvents, event: RecordedEvent): boolean => {
  try {
    return reader.decode(event) !== undefined;
  } catch {
    return false;
  }
};
