import { type Pause, realPause } from '@app/feeds';
import { noteHead, type Records, type Verified, verifyRecords } from '@app/integrity';
import { type Clock, dayInLondon } from '@app/kernel';
import { faultFields, type Log, type Service } from '@app/runtime';

/** So often it is noted where the records end: what was added after the last note is all that could be cut off unseen. */
const NOTE_EVERY_MS = 60_000;

/**
 * Notes outside of the database where log and record of access end, soon after each addition and when it is closed; and follows both
 * chains from their beginning once a day. What is amiss is an error in the log for whoever watches it, by its place.
 */
export const keepRecords = (
  records: Records,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  pause: Pause = realPause,
): Service => {
  const stopping = new AbortController();
  const orSay = async (what: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error(what, faultFields(error));
    }
  };
  const verify = async (): Promise<void> => {
    for (const fields of faultsOf(await verifyRecords(records))) log.error('record-broken', fields);
  };
  const run = async (): Promise<void> => {
    let verified: string | undefined;
    while (!stopping.signal.aborted) {
      await orSay('record-end-not-noted', () => noteHead(records, clock));
      const today = dayInLondon(clock());
      if (verified !== today) await orSay('record-not-verified', verify);
      verified = today;
      await pause(NOTE_EVERY_MS, stopping.signal);
    }
  };
  const running = run();
  return {
    close: async () => {
      stopping.abort();
      await running;
      await orSay('record-end-not-noted', () => noteHead(records, clock));
    },
  };
};

/** @returns each fault of both records as fields of a log line: places, and nothing of what stands there. */
const faultsOf = ({ log, access }: Verified): readonly Readonly<Record<string, string>>[] => [
  ...log.faults.map(({ kind, stream, revision, position, storedName, among }) => ({
    ...{ record: 'log', kind },
    ...(stream === undefined ? {} : { stream }),
    ...(revision === undefined ? {} : { revision: String(revision) }),
    ...(position === undefined ? {} : { position: String(position) }),
    ...(storedName === undefined ? {} : { type: storedName }),
    ...(among === undefined ? {} : { among: among.join(' ') }),
  })),
  ...(access.broken === undefined
    ? []
    : [{ record: 'access', kind: access.broken.kind, entry: String(access.broken.entry) }]),
];
