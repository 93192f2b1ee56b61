import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { childCodec } from '../../children.codec';
import { child as register } from '../../domain/child';
import { type RegisteredChild } from '../../domain/child.state';
import { currentHousehold, dwellingsOf, tiesOf, touchesAddresses } from '../../domain/protection';
import { type RegisterPart, withPart } from '../../personal/register-parts';

export interface ChildCard extends Card {
  readonly child_id: string;
  readonly ref: string;
  readonly status: string;
  readonly place: string;
  readonly household_id: string | null;
  readonly shielded: boolean;
  readonly survivor_id: string | null;
  /** Addresses by which others share the child's protection. */
  readonly dwellings: readonly string[];
  readonly ties: string;
  /** Revision of the record at which its addresses were last touched. */
  readonly addresses_at: bigint;
  readonly registered_on: string;
  /** The folded state: every plain fact with the day from which it counts. */
  readonly child: RegisteredChild & Card;
  /** Everything personal, still sealed. */
  readonly parts: readonly RegisterPart[];
  readonly revision: bigint;
}

/** The register as one row per child, folded by the same rules that decide. */
export const childCardProjection: Projection<ChildCard, 'child-card'> = {
  name: 'child-card',
  version: 3,
  prefixes: ['children.'],
  table: {
    name: 'read.child_card',
    key: 'child_id',
    columns: {
      child_id: 'uuid',
      ref: 'text',
      status: 'text',
      place: 'text',
      household_id: 'uuid',
      shielded: 'boolean',
      survivor_id: 'uuid',
      dwellings: 'uuid[]',
      ties: 'text',
      addresses_at: 'bigint',
      registered_on: 'date',
      child: 'jsonb',
      parts: 'jsonb',
      revision: 'bigint',
    },
  },
  keysOf: ({ stream }) => [streamIdOf(stream)],
  apply: (card, recorded, childId) => {
    const fact = childCodec.decode(recorded);
    if (fact === undefined) return card;
    const child = register.evolve(card?.child ?? register.initial, fact);
    if (child.is === 'unregistered') return card;
    return {
      child_id: childId,
      ref: child.ref,
      status: child.status,
      place: child.place,
      household_id: currentHousehold(child),
      shielded: child.shielding !== null,
      survivor_id: child.survivorId,
      dwellings: dwellingsOf(child),
      ties: tiesOf(child),
      addresses_at: touchesAddresses(fact) ? recorded.revision : (card?.addresses_at ?? -1n),
      registered_on: child.registeredOn,
      child: child as RegisteredChild & Card,
      parts: withPart(card?.parts ?? [], fact, recorded),
      revision: recorded.revision,
    };
  },
};

declare global {
  interface ReadModels {
    readonly 'child-card': typeof childCardProjection;
  }
}
