import { type SealedParts, streamIdOf, withSealedPart } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { cafCodec } from '../../caf.codec';

/** Something that was thought about before an assessment and may have led to none: a checklist, or a family that did not agree. */
export interface EnquiryCard extends Card {
  readonly card_id: string;
  readonly child_id: string;
  readonly kind: string;
  /** Number of the checklist. */
  readonly checklist: number | null;
  readonly made_on: string;
  readonly made_by: string;
  readonly agency_id: string;
  readonly agency_type: string;
  readonly place: string;
  readonly decision: string | null;
  readonly answers: Readonly<Record<string, string>> | null;
  readonly sealed: SealedParts;
  readonly revision: bigint;
}

export const enquiryCardProjection: Projection<EnquiryCard, 'caf-enquiry-card'> = {
  name: 'caf-enquiry-card',
  version: 1,
  prefixes: ['caf.checklist-recorded.', 'caf.not-proceeded.'],
  table: {
    name: 'read.caf_enquiry_card',
    key: 'card_id',
    columns: {
      card_id: 'text',
      child_id: 'uuid',
      kind: 'text',
      checklist: 'integer',
      made_on: 'date',
      made_by: 'text',
      agency_id: 'text',
      agency_type: 'text',
      place: 'text',
      decision: 'text',
      answers: 'jsonb',
      sealed: 'jsonb',
      revision: 'bigint',
    },
  },
  keysOf: ({ stream, revision }) => [`${streamIdOf(stream)}.${revision}`],
  apply: (card, recorded, key) => {
    const fact = cafCodec.decode(recorded);
    if (fact?.type !== 'ChecklistRecorded' && fact?.type !== 'CafNotProceeded') return card;
    const { on, agencyId, agencyType, place, checklist } = fact.data;
    const isChecklist = fact.type === 'ChecklistRecorded';
    return {
      card_id: key,
      child_id: streamIdOf(recorded.stream),
      kind: isChecklist ? 'checklist' : 'not-proceeded',
      checklist,
      made_on: on,
      made_by: recorded.meta.actor.practitionerId,
      agency_id: agencyId,
      agency_type: agencyType,
      place,
      decision: isChecklist ? fact.data.decision : null,
      answers: isChecklist ? fact.data.answers : null,
      sealed: withSealedPart({}, 'words', recorded),
      revision: recorded.revision,
    };
  },
};

declare global {
  interface ReadModels {
    readonly 'caf-enquiry-card': typeof enquiryCardProjection;
  }
}
