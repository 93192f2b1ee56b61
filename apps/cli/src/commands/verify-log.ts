import { type ChainFault, type LogFault, verifyChain, verifyLog } from '@app/event-store';
import { notedLogOf, recordsOf } from '@app/integrity';
import { Failure } from '../failure';
import { withRuntime } from '../home/with-runtime';
import { print, printJson } from '../output/print';
import { progressOf } from '../output/progress';
import { table } from '../output/table';

/**
 * Reads the whole log and checks that it is sound: by its shape, by its chain, and by the ends that were noted outside of the database.
 * @throws Failure when it is not, after the places of the faults were printed.
 */
export const verify = ({ json }: { readonly json?: boolean }): Promise<void> =>
  withRuntime('verify-log', {}, async (runtime) => {
    const { feed, rooms, store } = runtime;
    const head = await feed.head();
    const progress = progressOf('Reading the log');
    const codecs = rooms.flatMap((room) => room.codecs);
    const noted = notedLogOf(await recordsOf(runtime).heads.heads());
    const at = (upTo: bigint): void => progress.at(upTo, head);
    const shape = await verifyLog(feed, codecs, { onProgress: (_, upTo) => at(upTo) }).finally(() => progress.end());
    const chain = await verifyChain(store, { noted });
    const { events, streams, upTo } = shape;
    const faultCount = shape.faultCount + chain.faultCount;
    const faults: readonly Placed[] = [...shape.faults, ...chain.faults];
    if (json) printJson({ events, streams, upTo, end: chain.end, faultCount, faults });
    else {
      print(`${events} events in ${streams} streams, up to position ${upTo}: ${faultCount} faults.`);
      const rows = faults.map(({ kind, stream, revision, position, storedName, among }) => [
        kind,
        stream ?? '-',
        String(revision ?? '-'),
        String(position ?? '-'),
        storedName ?? '-',
        among?.join(' ') ?? '',
      ]);
      if (rows.length > 0) print(`\n${table(['Fault', 'Stream', 'Revision', 'Position', 'Event', 'Or one of'], rows)}`);
    }
    if (faultCount > 0) throw new Failure('The log is damaged at the places above.');
  });

type Placed = Partial<Omit<ChainFault, 'kind'>> & { readonly kind: LogFault['kind'] | ChainFault['kind'] };
