import { sqlStateOf } from '@app/database';

/** Connection exceptions (08), no resources (53), operator intervention (57), lost a race for locks (40, 55): all pass. */
const passing = /^(08|40|53|55|57)/;
const network = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST\w+|ENET\w+)$/;
/** What pg and its pool say without a code. */
const unreachable = /connection|timeout|terminated|the pool/i;

/**
 * @returns whether something around the event failed (log, database, network, a read model that is behind) rather than the event: then it is tried again
 * for as long as it takes, since parking would only put aside one innocent event after another.
 */
export const isOutage = (error: unknown): boolean => {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; depth += 1) {
    if (at.name === 'StoreBusy' || at.name === 'StoreUnavailable' || at.name === 'ReadModelBehind') return true;
    const { code, driverError } = at as { code?: unknown; driverError?: unknown };
    if (
      typeof code === 'string' ? passing.test(sqlStateOf(at) ?? '') || network.test(code) : unreachable.test(at.message)
    )
      return true;
    at = driverError instanceof Error ? driverError : at.cause;
  }
  return false;
};
