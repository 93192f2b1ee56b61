import { type Envelope } from '@app/event-store';
import { systemActor } from './caused';

/**
 * The envelope of a command that no person and no event sends: a nightly list, the beginning of a day, the check after a restore.
 * @param commandId the same for a repeat.
 * @param at when it is sent: ISO 8601 instant in UTC.
 */
export const systemEnvelope = <C>(command: C, commandId: string, at: string, purpose: string): Envelope<C> => ({
  command,
  commandId,
  commandDigest: `system-${commandId}`,
  actor: systemActor,
  at,
  correlationId: commandId,
  causationId: commandId,
  purpose,
  locality: null,
});
