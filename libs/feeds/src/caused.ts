import { type Actor, derivedId, type Envelope, type RecordedEvent } from '@app/event-store';

/** Who acts where no person does. */
export const systemActor: Actor = {
  practitionerId: '00000000-0000-0000-0000-000000000000',
  role: 'system',
  agencyId: '00000000-0000-0000-0000-000000000000',
};

/**
 * The id of the command that an event causes: the same at every delivery of that event.
 * @param kind names the automation, and the command too where one automation sends several for one event.
 */
export const causedCommandId = (event: Pick<RecordedEvent, 'id'>, kind: string): string => derivedId(kind, event.id);

/**
 * The envelope of a command that an event causes. Delivered twice, it is recognised as a repeat whatever the command has
 * come to hold meanwhile: id and digest derive from the event alone. Purpose and locality are the event's.
 * @param at the instant of sending (ISO 8601, UTC): after an outage or a replay it is much later than the event's.
 */
export const causedEnvelope = <C>(
  event: Pick<RecordedEvent, 'id' | 'meta'>,
  command: C,
  kind: string,
  at: string,
): Envelope<C> => {
  const commandId = causedCommandId(event, kind);
  const { correlationId, purpose, locality } = event.meta;
  return {
    command,
    commandId,
    commandDigest: `caused-${commandId}`,
    actor: systemActor,
    at,
    correlationId,
    causationId: event.id,
    purpose,
    locality,
  };
};
