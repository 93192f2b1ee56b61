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
export const boardLeadProjection: Projection<BoardLeadCard> = {
  name: 'board-lead',
  version: 1,
  prefixes: ['lead-professional.proposed.', 'lead-professional.accepted.', 'lead-professional.ended.'],
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
    return fact === undefined || !('assignment' in fact.data)
      ? []
      : [`${streamIdOf(event.stream)}/${fact.data.assignment}`];
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
      case 'LeadProfessionalEnded':
        return card && { ...card, ended_on: fact.data.on };
      default:
        return card;
    }
  },
};
