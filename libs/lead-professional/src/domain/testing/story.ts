import { type AcceptLeadProfessional, type DeclineLeadProfessional } from '../decide/answer';
import { type AppointDeputy } from '../decide/appoint-deputy';
import { type EndDeputy } from '../decide/end-deputy';
import { type MarkInterim } from '../decide/interim';
import { type RequireHandover } from '../decide/require-handover';
import { type EndLeadProfessional } from '../decide/end';
import { type ChangeLeadProfessional, type ProposeLeadProfessional } from '../decide/propose';
import { type WithdrawProposal } from '../decide/withdraw-proposal';
import {
  type DeputyAppointed,
  type DeputyEnded,
  type HandoverRequired,
  type InterimEnded,
  type InterimMarked,
  type LeadProfessionalAccepted,
  type LeadProfessionalDeclined,
  type LeadProfessionalEnded,
  type LeadProfessionalProposed,
  type ProposalWithdrawn,
} from '../lead-professional.events';

/* One invented Lead Professional and the next: what the specs of this room are told with. */

export const today = '2007-09-01';
const nomination = {
  today,
  practitionerId: 'visitor',
  agencyId: 'health',
  agencyType: 'health-visiting',
  proposedBy: 'teacher',
  familyAgreed: true,
  factors: ['most-contact'],
  reason: 'Knows the family best',
  episode: { number: 1, openedOn: '2007-03-01' },
  agencyCovered: true,
  nominee: 'at-work',
} as const;

export const propose: ProposeLeadProfessional = { type: 'ProposeLeadProfessional', on: '2007-04-16', ...nomination };
export const proposed: LeadProfessionalProposed = {
  type: 'LeadProfessionalProposed',
  data: {
    assignment: 1,
    on: '2007-04-16',
    episode: 1,
    practitionerId: 'visitor',
    agencyId: 'health',
    agencyType: 'health-visiting',
    proposedBy: 'teacher',
    familyAgreed: true,
    factors: ['most-contact'],
    replaces: null,
  },
  personal: { reason: 'Knows the family best', handoverNote: null },
};

export const accept: AcceptLeadProfessional = {
  type: 'AcceptLeadProfessional',
  assignment: 1,
  on: '2007-04-18',
  today,
  by: 'visitor',
};
export const accepted: LeadProfessionalAccepted = {
  type: 'LeadProfessionalAccepted',
  data: { assignment: 1, on: '2007-04-18', practitionerId: 'visitor', agencyId: 'health' },
};
export const decline: DeclineLeadProfessional = {
  ...accept,
  type: 'DeclineLeadProfessional',
  reason: 'capacity',
  note: null,
};
export const declined: LeadProfessionalDeclined = {
  type: 'LeadProfessionalDeclined',
  data: { assignment: 1, on: '2007-04-18', reason: 'capacity' },
  personal: { note: null },
};

export const withdraw: WithdrawProposal = {
  type: 'WithdrawProposal',
  assignment: 1,
  on: '2007-05-02',
  today,
  reason: 'no-answer',
  note: 'Asked twice',
};
export const withdrawn: ProposalWithdrawn = {
  type: 'ProposalWithdrawn',
  data: { assignment: 1, on: '2007-05-02', reason: 'no-answer' },
  personal: { note: 'Asked twice' },
};

export const change: ChangeLeadProfessional = {
  ...nomination,
  type: 'ChangeLeadProfessional',
  on: '2007-06-01',
  practitionerId: 'teacher',
  agencyId: 'school',
  agencyType: 'primary-school',
  why: 'better-placed-colleague',
  handoverNote: 'Ring before visiting',
};
export const changeProposed: LeadProfessionalProposed = {
  type: 'LeadProfessionalProposed',
  data: {
    ...proposed.data,
    assignment: 2,
    on: '2007-06-01',
    practitionerId: 'teacher',
    agencyId: 'school',
    agencyType: 'primary-school',
    replaces: { assignment: 1, reason: 'better-placed-colleague' },
  },
  personal: { reason: 'Knows the family best', handoverNote: 'Ring before visiting' },
};
export const takeOver: AcceptLeadProfessional = { ...accept, assignment: 2, on: '2007-06-04', by: 'teacher' };
export const tookOver: LeadProfessionalAccepted = {
  type: 'LeadProfessionalAccepted',
  data: { assignment: 2, on: '2007-06-04', practitionerId: 'teacher', agencyId: 'school' },
};
export const handedOver: LeadProfessionalEnded = {
  type: 'LeadProfessionalEnded',
  data: { assignment: 1, on: '2007-06-04', reason: 'better-placed-colleague', replacedBy: 2 },
  personal: { note: null },
};

export const appoint: AppointDeputy = {
  type: 'AppointDeputy',
  on: '2007-05-01',
  today,
  practitionerId: 'nurse',
  agencyId: 'health',
  agencyCovered: true,
};
export const appointed: DeputyAppointed = {
  type: 'DeputyAppointed',
  data: { assignment: 1, on: '2007-05-01', practitionerId: 'nurse', agencyId: 'health' },
};

export const endDeputy: EndDeputy = { type: 'EndDeputy', on: '2007-05-20', today };
export const deputyEnded: DeputyEnded = { type: 'DeputyEnded', data: { assignment: 1, on: '2007-05-20' } };

export const requireHandover: RequireHandover = {
  type: 'RequireHandover',
  on: '2007-06-01',
  today,
  practitionerId: 'visitor',
  reason: 'left-post',
};
export const handoverRequired: HandoverRequired = {
  type: 'HandoverRequired',
  data: { assignment: 1, on: '2007-06-01', reason: 'left-post' },
};

export const mark: MarkInterim = {
  type: 'MarkInterim',
  on: '2007-04-10',
  today,
  practitionerId: 'coordinator',
  episode: { number: 1, openedOn: '2007-03-01' },
};
export const marked: InterimMarked = {
  type: 'InterimMarked',
  data: { interim: 1, on: '2007-04-10', episode: 1, practitionerId: 'coordinator' },
};
export const interimEnded: InterimEnded = { type: 'InterimEnded', data: { interim: 1, on: '2007-04-18' } };

export const end: EndLeadProfessional = {
  type: 'EndLeadProfessional',
  on: '2007-07-19',
  today,
  reason: 'episode-closed',
  note: null,
};
export const ended: LeadProfessionalEnded = {
  type: 'LeadProfessionalEnded',
  data: { assignment: 1, on: '2007-07-19', reason: 'episode-closed', replacedBy: null },
  personal: { note: null },
};
