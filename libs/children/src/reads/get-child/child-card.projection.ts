import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { childCodec } from '../../children.codec';
import { child as register } from '../../domain/child';
import { type RegisteredChild } from '../../domain/child.state';
import { type RegisterPart, withPart } from '../../personal/register-parts';

export interface ChildCard extends Card {
  readonly child_id: string;
  readonly ref: string;
  readonly status: string;
  readonly place: string;
  readonly household_id: string | null;
  readonly shielded: boolean;
  readonly survivor_id: string | null;
  readonly registered_on: string;
  /** The folded state: every plain fact with the day from which it counts. */
  readonly child: RegisteredChild & Card;
  /** Everything personal, still sealed. */
  readonly parts: readonly RegisterPart[];
  readonly revision: bigint;
}

/** The register as one row per child, folded by the same rules that decide. */
export const childCardProjection: Projection<ChildCard> = {
  name: 'child-card',
  version: 2,
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
      household_id: child.households.at(-1)?.householdId ?? null,
      shielded: child.shielding !== null,
      survivor_id: child.survivorId,
      registered_on: child.registeredOn,
      child: child as RegisteredChild & Card,
      parts: withPart(card?.parts ?? [], fact, recorded),
      revision: recorded.revision,
    };
  },
};
