import { type RecordedEvent, type SealedParts, streamIdOf, withSealedPart } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { type Fact } from '@app/kernel';
import { type LeadProfessionalEvent } from '../../domain/lead-professional.events';
import { leadProfessionalCodec } from '../../lead-professional.codec';

export interface LeadCard extends Card {
  readonly card_id: string;
  readonly child_id: string;
  readonly assignment: number;
  readonly episode: number;
  readonly status: string;
  readonly practitioner_id: string;
  readonly agency_id: string;
  readonly agency_type: string;
  readonly family_agreed: boolean;
  readonly factors: readonly string[];
  readonly proposed_on: string;
  readonly accepted_on: string | null;
  readonly ended_on: string | null;
  readonly end_reason: string | null;
  readonly replaces: number | null;
  readonly deputy_id: string | null;
  readonly deputy_agency_id: string | null;
  readonly handover_required_on: string | null;
  /** Days that were wrong, as they were and as they are. */
  readonly corrections: readonly Readonly<Record<'what' | 'was' | 'is' | 'on', string>>[];
  readonly sealed: SealedParts;
  readonly revision: bigint;
}

const proposed = (
  { data }: Extract<Fact<LeadProfessionalEvent>, { type: 'LeadProfessionalProposed' }>,
  recorded: RecordedEvent,
  key: string,
): LeadCard => ({
  card_id: key,
  child_id: streamIdOf(recorded.stream),
  assignment: data.assignment,
  episode: data.episode,
  status: 'proposed',
  practitioner_id: data.practitionerId,
  agency_id: data.agencyId,
  agency_type: data.agencyType,
  family_agreed: data.familyAgreed,
  factors: data.factors,
  proposed_on: data.on,
  accepted_on: null,
  ended_on: null,
  end_reason: null,
  replaces: data.replaces?.assignment ?? null,
  deputy_id: null,
  deputy_agency_id: null,
  handover_required_on: null,
  corrections: [],
  sealed: withSealedPart({}, 'proposal', recorded),
  revision: recorded.revision,
});

/** What changes on the card, and the name under which the event's sealed part is kept. */
const changeOf = (
  card: LeadCard,
  fact: Exclude<Fact<LeadProfessionalEvent>, { type: 'LeadProfessionalProposed' | 'InterimMarked' | 'InterimEnded' }>,
): { readonly card: Partial<LeadCard>; readonly part: string } => {
  switch (fact.type) {
    case 'LeadProfessionalAccepted':
      return { card: { status: 'active', accepted_on: fact.data.on }, part: 'acceptance' };
    case 'LeadProfessionalDeclined':
      return { card: { status: 'declined', end_reason: fact.data.reason }, part: 'refusal' };
    case 'ProposalWithdrawn':
      return { card: { status: 'withdrawn', end_reason: fact.data.reason }, part: 'withdrawal' };
    case 'DeputyAppointed':
      return {
        card: { deputy_id: fact.data.practitionerId, deputy_agency_id: fact.data.agencyId },
        part: 'deputy',
      };
    case 'DeputyEnded':
      return { card: { deputy_id: null, deputy_agency_id: null }, part: 'deputy' };
    case 'HandoverRequired':
      return { card: { handover_required_on: fact.data.on }, part: 'handover' };
    case 'AssignmentDayCorrected': {
      const { assignment, what, was, is, on } = fact.data;
      // Of a handover the one before ends with the same day, on a card of its own.
      if (assignment !== card.assignment)
        return { card: card.ended_on === was ? { ended_on: is } : {}, part: `corrected-with:${assignment}` };
      const corrections = [...card.corrections, { what, was, is, on }];
      const day = what === 'acceptance' ? { accepted_on: is } : { ended_on: is };
      return { card: { corrections, ...day }, part: `correction:${corrections.length}` };
    }
    case 'LeadProfessionalEnded':
      return { card: { status: 'ended', ended_on: fact.data.on, end_reason: fact.data.reason }, part: 'end' };
  }
};

/** One row per assignment. */
export const leadCardProjection: Projection<LeadCard, 'lead-professional-card'> = {
  name: 'lead-professional-card',
  version: 5,
  prefixes: ['lead-professional.'],
  table: {
    name: 'read.lead_professional_card',
    key: 'card_id',
    columns: {
      card_id: 'text',
      child_id: 'uuid',
      assignment: 'integer',
      episode: 'integer',
      status: 'text',
      practitioner_id: 'text',
      agency_id: 'text',
      agency_type: 'text',
      family_agreed: 'boolean',
      factors: 'text[]',
      proposed_on: 'date',
      accepted_on: 'date',
      ended_on: 'date',
      end_reason: 'text',
      replaces: 'integer',
      deputy_id: 'text',
      deputy_agency_id: 'text',
      handover_required_on: 'date',
      corrections: 'jsonb',
      sealed: 'jsonb',
      revision: 'bigint',
    },
  },
  keysOf: (recorded) => {
    const fact = leadProfessionalCodec.decode(recorded);
    if (fact === undefined || !('assignment' in fact.data)) return [];
    const childId = streamIdOf(recorded.stream);
    const { assignment } = fact.data;
    const before = fact.type === 'AssignmentDayCorrected' ? fact.data.replaces : null;
    return [assignment, ...(before === null ? [] : [before])].map((number) => `${childId}.${number}`);
  },
  apply: (card, recorded, key) => {
    const fact = leadProfessionalCodec.decode(recorded);
    if (fact === undefined || fact.type === 'InterimMarked' || fact.type === 'InterimEnded') return card;
    if (fact.type === 'LeadProfessionalProposed') return proposed(fact, recorded, key);
    if (card === undefined) throw new Error('an assignment goes on that was never proposed');
    const change = changeOf(card, fact);
    const sealed = withSealedPart(card.sealed, change.part, recorded);
    return { ...card, ...change.card, sealed, revision: recorded.revision };
  },
};

declare global {
  interface ReadModels {
    readonly 'lead-professional-card': typeof leadCardProjection;
  }
}
