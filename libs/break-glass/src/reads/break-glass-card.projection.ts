import { type RecordedEvent, type SealedParts, streamIdOf, withSealedPart } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type Fact } from '@app/kernel';
import { breakGlassCodec } from '../break-glass.codec';
import { type BreakGlassEvent, type Told } from '../domain/break-glass.events';

export interface BreakGlassCard extends Card {
  readonly break_glass_id: string;
  readonly child_id: string;
  readonly locality: string | null;
  readonly practitioner_id: string;
  readonly agency_id: string;
  readonly role: string;
  readonly reason: string;
  readonly broken_at: string;
  readonly until: string;
  readonly ended_at: string | null;
  readonly ended_by: string | null;
  readonly told: readonly (Told & Card)[];
  readonly reviewed_at: string | null;
  readonly reviewed_by: string | null;
  readonly outcome: string | null;
  /** `why` of who broke the glass, `note` of who reviewed it. */
  readonly sealed: SealedParts;
  readonly position: bigint;
}

const broken = (
  { data }: Extract<Fact<BreakGlassEvent>, { type: 'GlassBroken' }>,
  recorded: RecordedEvent,
): BreakGlassCard => ({
  break_glass_id: data.breakGlassId,
  child_id: streamIdOf(recorded.stream),
  locality: recorded.meta.locality,
  practitioner_id: data.by.practitionerId,
  agency_id: data.by.agencyId,
  role: data.by.role,
  reason: data.reason,
  broken_at: data.brokenAt,
  until: data.until,
  ended_at: null,
  ended_by: null,
  told: [],
  reviewed_at: null,
  reviewed_by: null,
  outcome: null,
  sealed: withSealedPart({}, 'broken', recorded),
  position: recorded.position,
});

/** One row per time that somebody broke the glass. Whether it still holds is a question of the clock, asked when it is read. */
export const breakGlassCardProjection: Projection<BreakGlassCard, 'break-glass-card'> = {
  name: 'break-glass-card',
  version: 1,
  prefixes: ['break-glass.'],
  table: {
    name: 'read.break_glass_card',
    key: 'break_glass_id',
    columns: {
      break_glass_id: 'uuid',
      child_id: 'uuid',
      locality: 'text',
      practitioner_id: 'text',
      agency_id: 'text',
      role: 'text',
      reason: 'text',
      broken_at: 'text',
      until: 'text',
      ended_at: 'text',
      ended_by: 'text',
      told: 'jsonb',
      reviewed_at: 'text',
      reviewed_by: 'text',
      outcome: 'text',
      sealed: 'jsonb',
      position: 'bigint',
    },
  },
  keysOf: (recorded) => {
    const fact = breakGlassCodec.decode(recorded);
    return fact === undefined ? [] : [fact.data.breakGlassId];
  },
  apply: (card, recorded) => {
    const fact = breakGlassCodec.decode(recorded);
    switch (fact?.type) {
      case 'GlassBroken':
        return broken(fact, recorded);
      case 'NoticeGiven':
        return card && { ...card, told: [...card.told, { ...fact.data.to }] };
      case 'BreakGlassEnded':
        return card && { ...card, ended_at: fact.data.at, ended_by: fact.data.by };
      case 'BreakGlassReviewed':
        return (
          card && {
            ...card,
            reviewed_at: fact.data.at,
            reviewed_by: fact.data.by,
            outcome: fact.data.outcome,
            sealed: withSealedPart(card.sealed, 'reviewed', recorded),
          }
        );
      default:
        return card;
    }
  },
};

declare global {
  interface ReadModels {
    readonly 'break-glass-card': typeof breakGlassCardProjection;
  }
}
