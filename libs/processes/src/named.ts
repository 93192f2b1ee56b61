import { cafCodec } from '@app/caf';
import { type RecordedEvent } from '@app/event-store';
import { leadProfessionalCodec } from '@app/lead-professional';
import { type Member, teamCodec } from '@app/team-around-the-child';

/** Somebody at work: a practitioner for an agency, or one of the two where the other is not said. */
export interface AtWork {
  readonly practitionerId: string | null;
  readonly agencyId: string | null;
}

/** Stored-name prefixes of the events by which somebody begins to be at work for a child. */
export const beginnings: readonly string[] = [
  'caf.opened.',
  'team.convened.',
  'team.member-invited.',
  'team.invitation-accepted.',
  'team.meeting-recorded.',
  'team.taken-in.',
  'lead-professional.proposed.',
  'lead-professional.accepted.',
  'lead-professional.deputy-appointed.',
  'lead-professional.interim-marked.',
];

const agencyMembers = (members: readonly Member[]): readonly AtWork[] =>
  members.filter((member) => member.kind === 'agency');

const inTeam = (event: RecordedEvent): readonly AtWork[] => {
  const fact = teamCodec.decode(event);
  switch (fact?.type) {
    case 'TeamConvened':
    case 'TeamTakenIn':
      return agencyMembers(fact.data.members);
    case 'MemberInvited':
      return agencyMembers([fact.data.member]);
    case 'MeetingRecorded':
      return fact.data.walkIns;
    case 'InvitationAccepted':
      return [{ practitionerId: fact.data.practitionerId, agencyId: null }];
    default:
      return [];
  }
};

const asLead = (event: RecordedEvent): readonly AtWork[] => {
  const fact = leadProfessionalCodec.decode(event);
  switch (fact?.type) {
    case 'LeadProfessionalProposed':
    case 'LeadProfessionalAccepted':
    case 'DeputyAppointed': {
      const { practitionerId, agencyId } = fact.data;
      return [{ practitionerId, agencyId }];
    }
    case 'InterimMarked':
      return [{ practitionerId: fact.data.practitionerId, agencyId: null }];
    default:
      return [];
  }
};

/** @returns who begins to be at work with this event. Of an assessment it is the agency that holds it, whoever wrote it down. */
export const namedIn = (event: RecordedEvent): readonly AtWork[] => {
  const opened = cafCodec.decode(event);
  if (opened?.type === 'CafOpened') return [{ practitionerId: null, agencyId: opened.data.agencyId }];
  return [...inTeam(event), ...asLead(event)];
};
