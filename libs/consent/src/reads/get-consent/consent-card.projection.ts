import { type RecordedEvent, sealedPart, streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { consentCodec } from '../../consent.codec';
import { consent } from '../../domain/consent';
import { type Consent } from '../../domain/standing';

/** The words of one statement, still sealed. */
export interface SaidSealed {
  readonly statementId: string;
  readonly eventId: string;
  readonly type: string;
  readonly sealed: string;
}
export interface ConsentCard extends Card {
  readonly child_id: string;
  /** The folded state: what was said, each with the day from which it counts. */
  readonly consent: Consent & Card;
  readonly said: readonly SaidSealed[];
  readonly revision: bigint;
}

const saidIn = (recorded: RecordedEvent, statementId: string): readonly SaidSealed[] => {
  const part = sealedPart(recorded);
  return part === undefined ? [] : [{ statementId, eventId: part.eventId, type: part.type, sealed: part.sealed }];
};

/** Everything said about one child as one row, folded by the same rules that decide. */
export const consentCardProjection: Projection<ConsentCard> = {
  name: 'consent-card',
  version: 1,
  prefixes: ['consent.'],
  table: {
    name: 'read.consent_card',
    key: 'child_id',
    columns: { child_id: 'uuid', consent: 'jsonb', said: 'jsonb', revision: 'bigint' },
  },
  keysOf: ({ stream }) => [streamIdOf(stream)],
  apply: (card, recorded, childId) => {
    const fact = consentCodec.decode(recorded);
    if (fact === undefined) return card;
    return {
      child_id: childId,
      consent: consent.evolve(card?.consent ?? consent.initial, fact) as Consent & Card,
      said: [...(card?.said ?? []), ...saidIn(recorded, fact.data.statementId)],
      revision: recorded.revision,
    };
  },
};
