import { randomUUID } from 'node:crypto';
import { AccessTable } from '@app/access';
import { type AcceptanceReason, acceptRecords, recordsOf } from '@app/integrity';
import { actingAs, type Signed } from '../home/acting';
import { withRuntime } from '../home/with-runtime';
import { confirmed } from '../output/confirmed';
import { print } from '../output/print';
import { commandsOver } from '../system/commands-over';

/**
 * Goes on from log and record of access as they are, though they are not those whose ends were noted: after a restore. Who accepts it, and
 * why, stands in the notes and in the record of access.
 * @throws Failure when they are not of information governance, or it is not confirmed.
 */
export const accept = (
  options: Signed & { readonly reason: AcceptanceReason; readonly yes?: boolean },
): Promise<void> =>
  withRuntime('accept-records', {}, async (runtime, settings) => {
    const rooms = await commandsOver(runtime);
    try {
      const by = await actingAs('information-governance', options, runtime, settings, rooms.standings);
      await confirmed(
        'Log and record of access are accepted as they are now; what was noted of them before does not count any more.',
        { yes: options.yes === true },
      );
      const { practitionerId, agencyId, role } = by;
      await new AccessTable(runtime.application.pool, runtime.digests).write({
        ...{ at: runtime.clock().toISOString(), verb: 'change', action: 'accept-records', decision: 'allowed' },
        ...{ reason: options.reason, practitionerId, role, agencyId, purpose: 'administration', children: [] },
        ...{ fields: 'reference', correlationId: randomUUID() },
      });
      const accepted = { by: practitionerId, agencyId, reason: options.reason };
      const { log, access } = await acceptRecords(recordsOf(runtime), accepted, runtime.clock);
      print(
        `Accepted: the log up to position ${log?.position ?? 0n}, the record of access up to entry ${access.entry}.`,
      );
    } finally {
      await rooms.close();
    }
  });
