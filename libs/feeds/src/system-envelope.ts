import { type Envelope } from '@app/event-store';

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The envelope of a command that no person and no event sends: the nightly list, or the check after a restore. */
export const systemEnvelope = <C>(command: C, commandId: string, at: string): Envelope<C> => ({
  command,
  commandId,
  commandDigest: `system-${commandId}`,
  actor: { practitionerId: NOBODY, role: 'system', agencyId: NOBODY },
  at,
  correlationId: commandId,
  causationId: commandId,
  purpose: 'retention',
  locality: null,
});
