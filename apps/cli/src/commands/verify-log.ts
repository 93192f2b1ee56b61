import { verifyLog } from '@app/event-store';
import { Failure } from '../failure';
import { withRuntime } from '../home/with-runtime';
import { print, printJson } from '../output/print';
import { progressOf } from '../output/progress';
import { table } from '../output/table';

/**
 * Reads the whole log and checks that it is sound.
 * @throws Failure when it is not, after the places of the faults were printed.
 */
export const verify = ({ json }: { readonly json?: boolean }): Promise<void> =>
  withRuntime('verify-log', {}, async ({ feed, rooms }) => {
    const head = await feed.head();
    const progress = progressOf('Reading the log');
    const codecs = rooms.flatMap((room) => room.codecs);
    const report = await verifyLog(feed, codecs, { onProgress: (_, upTo) => progress.at(upTo, head) }).finally(() =>
      progress.end(),
    );
    const { events, streams, upTo, faultCount, faults } = report;
    if (json) printJson(report);
    else {
      print(`${events} events in ${streams} streams, up to position ${upTo}: ${faultCount} faults.`);
      const rows = faults.map(({ kind, stream, revision, position, storedName }) => [
        kind,
        stream,
        String(revision),
        String(position),
        storedName,
      ]);
      if (rows.length > 0) print(`\n${table(['Fault', 'Stream', 'Revision', 'Position', 'Event'], rows)}`);
    }
    if (faultCount > 0) throw new Failure('The log is damaged at the places above.');
  });
