import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { followUpCodec } from '../../processes.codec';

export interface FollowUpCard extends Card {
  readonly card_id: string;
  readonly follow_up_id: string;
  readonly step: number;
  readonly process: string;
  readonly wanted: string;
  readonly record_id: string;
  readonly episode: number | null;
  readonly whom: string | null;
  readonly status: string;
  readonly why: string | null;
  readonly locality: string | null;
  readonly since: string;
  readonly position: bigint;
}

/** One row per step of a plan: so that somebody sees what no process could do. */
export const followUpCardProjection: Projection<FollowUpCard, 'follow-up-card'> = {
  name: 'follow-up-card',
  version: 1,
  prefixes: ['processes.'],
  table: {
    name: 'read.follow_up_card',
    key: 'card_id',
    columns: {
      card_id: 'text',
      follow_up_id: 'uuid',
      step: 'integer',
      process: 'text',
      wanted: 'text',
      record_id: 'text',
      episode: 'integer',
      whom: 'text',
      status: 'text',
      why: 'text',
      locality: 'text',
      since: 'text',
      position: 'bigint',
    },
  },
  keysOf: (recorded) => {
    const fact = followUpCodec.decode(recorded);
    const id = streamIdOf(recorded.stream);
    if (fact === undefined) return [];
    return fact.type === 'FollowUpPlanned'
      ? fact.data.steps.map((_, index) => `${id}.${index + 1}`)
      : [`${id}.${fact.data.step + 1}`];
  },
  apply: (card, recorded, card_id) => {
    const fact = followUpCodec.decode(recorded);
    switch (fact?.type) {
      case 'FollowUpPlanned': {
        const number = Number(card_id.slice(card_id.lastIndexOf('.') + 1));
        const step = fact.data.steps[number - 1];
        if (step === undefined) return card;
        return {
          card_id,
          follow_up_id: streamIdOf(recorded.stream),
          step: number,
          process: fact.data.process,
          wanted: step.do,
          record_id: step.to,
          episode: step.episode ?? null,
          whom: step.whom ?? null,
          status: 'waiting',
          why: null,
          locality: step.locality ?? recorded.meta.locality,
          since: recorded.meta.recordedAt,
          position: recorded.position,
        };
      }
      case 'StepDone':
        return card && { ...card, status: 'done' };
      case 'StepRefused':
        return card && { ...card, status: 'refused', why: fact.data.refused };
      case 'PersonAsked':
        return card && { ...card, status: 'asked', why: fact.data.asked };
      case 'StepSettled':
        return card && { ...card, status: 'settled' };
      default:
        return card;
    }
  },
};

declare global {
  interface ReadModels {
    readonly 'follow-up-card': typeof followUpCardProjection;
  }
}
