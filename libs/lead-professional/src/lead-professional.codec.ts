import { type Aggregate, codecOf } from '@app/event-store';
import {
  leadProfessional,
  type LeadProfessionalCommand,
  type LeadProfessionalRefusal,
} from './domain/lead-professional';
import { type LeadProfessionalEvent } from './domain/lead-professional.events';
import { type Assignments } from './domain/lead-professional.state';

const ofChild = (_: unknown, childId: string): string => `child-${childId}`;

export const leadProfessionalCodec = codecOf<LeadProfessionalEvent>({
  LeadProfessionalProposed: { stored: 'lead-professional.proposed.v1', subject: ofChild },
  LeadProfessionalAccepted: { stored: 'lead-professional.accepted.v1' },
  LeadProfessionalDeclined: { stored: 'lead-professional.declined.v1', subject: ofChild },
  ProposalWithdrawn: { stored: 'lead-professional.proposal-withdrawn.v1', subject: ofChild },
  DeputyAppointed: { stored: 'lead-professional.deputy-appointed.v1' },
  DeputyEnded: { stored: 'lead-professional.deputy-ended.v1' },
  HandoverRequired: { stored: 'lead-professional.handover-required.v1' },
  InterimMarked: { stored: 'lead-professional.interim-marked.v1' },
  InterimEnded: { stored: 'lead-professional.interim-ended.v1' },
  AssignmentDayCorrected: { stored: 'lead-professional.day-corrected.v1', subject: ofChild },
  LeadProfessionalEnded: { stored: 'lead-professional.ended.v1', subject: ofChild },
});

/** Stream `leadProfessional-<childId>`: who led the work for one child, one after another. */
export const leadProfessionalAggregate: Aggregate<
  LeadProfessionalCommand,
  LeadProfessionalEvent,
  Assignments,
  LeadProfessionalRefusal
> = { category: 'leadProfessional', decider: leadProfessional, codec: leadProfessionalCodec };
