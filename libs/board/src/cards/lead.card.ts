import { streamIdOf } from '@app/event-store';
import { type Card, type Projection } from '@app/feeds';
import { leadProfessionalCodec } from '@app/lead-professional';

export interface BoardLeadCard extends Card {
  /** `childId/assignment` */
  readonly lead: string;
  readonly caf: string;
  readonly practitioner_id: string;
  readonly agency_id: string;
  readonly accepted_on: string | null;
  readonly ended_on: string | null;
}

/** One assignment of a Lead Professional. Proposed only, it counts nowhere: a nominee has to accept. */
export const boardLeadProjection: Projection<BoardLeadCard, 'board-lead'> = {
  name: 'board-lead',
  version: 2,
  prefixes: [
    'lead-professional.proposed.',
    'lead-professional.accepted.',
    'lead-professional.ended.',
    'lead-professional.day-corrected.',
  ],
  table: {
    name: 'read.board_lead',
    key: 'lead',
    columns: {
      lead: 'text',
      caf: 'text',
      practitioner_id: 'uuid',
      agency_id: 'uuid',
      accepted_on: 'date',
      ended_on: 'date',
    },
    versioned: true,
  },
  keysOf: (event) => {
    const fact = leadProfessionalCodec.decode(event);
    if (fact === undefined || !('assignment' in fact.data)) return [];
    // Of a handover the day on which the one before ended is corrected with it.
    const before = fact.type === 'AssignmentDayCorrected' ? fact.data.replaces : null;
    return [fact.data.assignment, ...(before === null ? [] : [before])].map(
      (number) => `${streamIdOf(event.stream)}/${number}`,
    );
  },
  apply: (card, event, lead) => {
    const fact = leadProfessionalCodec.decode(event);
    switch (fact?.type) {
      case 'LeadProfessionalProposed': {
        const { practitionerId, agencyId, episode } = fact.data;
        return {
          lead,
          caf: `${streamIdOf(event.stream)}/${episode}`,
          practitioner_id: practitionerId,
          agency_id: agencyId,
          accepted_on: null,
          ended_on: null,
        };
      }
      case 'LeadProfessionalAccepted':
        return card && { ...card, accepted_on: fact.data.on };
      case 'AssignmentDayCorrected': {
        const { assignment, what, is } = fact.data;
        const isOwn = lead.endsWith(`/${assignment}`);
        return card && { ...card, ...(isOwn && what === 'acceptance' ? { accepted_on: is } : { ended_on: is }) };
      }
      case 'LeadProfessionalEnded':
        return card && { ...card, ended_on: fact.data.on };
      default:
        return card;
    }
  },
};

declare global {
  interface ReadModels {
    readonly 'board-lead': typeof boardLeadProjection;
  }
}
