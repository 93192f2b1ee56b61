import { childCodec } from '@app/children';
import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type CalendarDate, dayInLondon } from '@app/kernel';
import { evolve, kept, type Retention } from '../../domain/retention.state';
import { retentionCodec } from '../../retention.codec';

export interface RetentionCard extends Card {
  readonly child_id: string;
  readonly birth_month: string;
  readonly merged: boolean;
  /** The last day on which anything was recorded about the child; what is decided about keeping the record is no activity. */
  readonly last_on: CalendarDate;
  readonly status: string;
  readonly due_on: CalendarDate | null;
  readonly destroyed_on: CalendarDate | null;
  readonly retention: Retention & Card;
}

const OWN = 'retention-';
/** The streams that carry the child's id. */
const ofOneChild = /^(child|caf|consent|leadProfessional|retention)-/;

const statusOf = ({ destroyed, proposal }: Retention): string =>
  destroyed !== null ? 'destroyed' : (proposal?.status ?? 'kept');

const registered = (event: RecordedEvent, childId: string, birthMonth: string): RetentionCard => ({
  child_id: childId,
  birth_month: birthMonth,
  merged: false,
  last_on: dayInLondon(new Date(event.meta.recordedAt)),
  status: 'kept',
  due_on: null,
  destroyed_on: null,
  retention: kept as Retention & Card,
});

/** What the register says that the rules look at. */
const afterRegister = (card: RetentionCard, event: RecordedEvent): RetentionCard => {
  const fact = childCodec.decode(event);
  switch (fact?.type) {
    case 'ChildBorn':
      return { ...card, birth_month: fact.data.birthMonth };
    case 'FactCorrected':
      return { ...card, birth_month: fact.data.new.birthMonth ?? card.birth_month };
    case 'ChildMerged':
      return { ...card, merged: true };
    case 'ChildUnmerged':
      return { ...card, merged: false };
    default:
      return card;
  }
};

const afterDecision = (card: RetentionCard, event: RecordedEvent): RetentionCard => {
  const fact = retentionCodec.decode(event);
  if (fact === undefined) return card;
  const retention = evolve(card.retention, fact);
  return {
    ...card,
    status: statusOf(retention),
    due_on: retention.proposal?.dueOn ?? null,
    destroyed_on: retention.destroyed?.on ?? null,
    retention: retention as Retention & Card,
  };
};

/** Every child's record as the retention rules look at it: which could be due, what is proposed, what was destroyed. */
export const retentionCardProjection: Projection<RetentionCard, 'retention-card'> = {
  name: 'retention-card',
  version: 1,
  prefixes: ['children.', 'caf.', 'consent.', 'lead-professional.', 'retention.'],
  table: {
    name: 'read.retention_card',
    key: 'child_id',
    columns: {
      child_id: 'uuid',
      birth_month: 'text',
      merged: 'boolean',
      last_on: 'date',
      status: 'text',
      due_on: 'date',
      destroyed_on: 'date',
      retention: 'jsonb',
    },
  },
  keysOf: ({ stream }) => (ofOneChild.test(stream) ? [streamIdOf(stream)] : []),
  apply: (card, event, childId) => {
    if (card === undefined) {
      const fact = childCodec.decode(event);
      return fact?.type === 'ChildRegistered' ? registered(event, childId, fact.data.birthMonth) : undefined;
    }
    if (event.stream.startsWith(OWN)) return afterDecision(card, event);
    const day = dayInLondon(new Date(event.meta.recordedAt));
    const known = afterRegister(card, event);
    return day > known.last_on ? { ...known, last_on: day } : known;
  },
};

declare global {
  interface ReadModels {
    readonly 'retention-card': typeof retentionCardProjection;
  }
}
