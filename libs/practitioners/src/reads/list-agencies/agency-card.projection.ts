import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { agency, type RegisteredAgency } from '../../domain/agency';
import { agencyCodec } from '../../practitioners.codec';

export interface AgencyCard extends Card {
  readonly agency_id: string;
  readonly since: string;
  readonly agency: RegisteredAgency & Card;
  readonly revision: bigint;
}

/** One row per agency: what it was called when, and what became of it. */
export const agencyCardProjection: Projection<AgencyCard, 'agency-card'> = {
  name: 'agency-card',
  version: 1,
  prefixes: ['practitioners.agency-'],
  table: {
    name: 'read.agency_card',
    key: 'agency_id',
    columns: { agency_id: 'uuid', since: 'date', agency: 'jsonb', revision: 'bigint' },
  },
  keysOf: ({ stream }) => [streamIdOf(stream)],
  apply: (card, recorded, agency_id) => {
    const fact = agencyCodec.decode(recorded);
    if (fact === undefined) return card;
    const state = agency.evolve(card?.agency ?? agency.initial, fact);
    if (state.is === 'unregistered') throw new Error('an agency goes on that was never registered');
    return { agency_id, since: state.since, agency: state as RegisteredAgency & Card, revision: recorded.revision };
  },
};

declare global {
  interface ReadModels {
    readonly 'agency-card': typeof agencyCardProjection;
  }
}
