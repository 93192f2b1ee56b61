import { childCodec } from '@app/children';
import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type CalendarDate } from '@app/kernel';
import {
  activeAssignment,
  type Assignments,
  leadProfessionalAggregate,
  leadProfessionalCodec,
  vacancy,
} from '@app/lead-professional';
import { type RecordEnd } from '../domain/situation';

/** What concerns all episodes of a child: who leads the work, and whether the record has ended. */
export interface AttentionChildCard extends Card {
  readonly child_id: string;
  readonly assignments: Assignments & Readonly<Record<string, unknown>>;
  /** The Lead Professional, or the coordinator who stands in. */
  readonly lead_id: string | null;
  /** Since when a Lead Professional is gone or has to hand over, with nobody in the role after. */
  readonly vacated_on: CalendarDate | null;
  readonly record_end: RecordEnd | null;
}

const { initial, evolve } = leadProfessionalAggregate.decider;
const nobody = (child_id: string): AttentionChildCard => ({
  child_id,
  assignments: { ...initial },
  lead_id: null,
  vacated_on: null,
  record_end: null,
});

/** One row per child who ever had, or was to have, a Lead Professional, or whose record has ended. */
export const attentionChildProjection: Projection<AttentionChildCard, 'attention-child'> = {
  name: 'attention-child',
  version: 2,
  prefixes: [
    'lead-professional.',
    'children.child-died.',
    'children.pregnancy-ended.',
    'children.child-adopted.',
    'children.ending-retracted.',
  ],
  table: {
    name: 'read.attention_child',
    key: 'child_id',
    columns: { child_id: 'uuid', assignments: 'jsonb', lead_id: 'text', vacated_on: 'date', record_end: 'text' },
  },
  keysOf: ({ stream }) => [streamIdOf(stream)],
  apply: (card, event, childId) => {
    const before = card ?? nobody(childId);
    const lead = leadProfessionalCodec.decode(event);
    if (lead !== undefined) {
      const assignments = evolve(before.assignments, lead);
      return {
        ...before,
        assignments: { ...assignments },
        lead_id: activeAssignment(assignments)?.practitionerId ?? assignments.interim?.practitionerId ?? null,
        vacated_on: vacancy(assignments)?.on ?? null,
      };
    }
    switch (childCodec.decode(event)?.type) {
      case 'ChildDied':
        return { ...before, record_end: 'child-died' };
      case 'PregnancyEnded':
        return { ...before, record_end: 'pregnancy-ended' };
      case 'ChildAdopted':
        return { ...before, record_end: 'record-sealed' };
      case 'EndingRetracted':
        return { ...before, record_end: null };
      default:
        return card;
    }
  },
};

declare global {
  interface ReadModels {
    readonly 'attention-child': typeof attentionChildProjection;
  }
}
