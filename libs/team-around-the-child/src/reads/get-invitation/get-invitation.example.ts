import { exampleId } from '@app/http';
import { type Invitation } from './get-invitation.query';

/** For the API's description: an agency that is asked for somebody, before the first meeting. */
export const invitationExample: Invitation = {
  tacId: exampleId,
  memberId: exampleId,
  invitedBy: exampleId,
  conveningAgency: exampleId,
  role: 'school nurse',
  askedOn: '2007-04-20',
  children: [{ childId: exampleId, ref: 'CH-000417' }],
  leads: [{ childId: exampleId, practitionerId: exampleId, agencyId: exampleId }],
  meetings: [{ meetingId: exampleId, kind: 'initial', plannedFor: '2007-05-02' }],
};
