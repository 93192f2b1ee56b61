import { exampleDay, exampleIds } from '@app/http';
import { type AssignmentView, type LeadProfessionalView } from './get-lead-professional.query';

const [childId, practitionerId, agencyId] = exampleIds;
const active: AssignmentView = {
  assignment: 1,
  episode: 1,
  status: 'active',
  practitionerId,
  agencyId,
  agencyType: 'primary-school',
  familyAgreed: true,
  factors: [],
  proposedOn: exampleDay,
  acceptedOn: '2007-04-18',
  endedOn: null,
  endReason: null,
  replaces: null,
  deputyId: null,
  handoverRequiredOn: null,
  corrections: [],
  written: {},
};

/** For the API's description. */
export const leadProfessionalExample: LeadProfessionalView = {
  childId,
  active,
  proposed: null,
  interim: null,
  assignments: [active],
  revision: '1',
};
