import { exampleId, exampleIds } from '@app/http';
import { type WouldEnd } from '../../what-would-end';

const [tacId, memberId, agencyId] = exampleIds;

/** For the API's description: a member leaves the team, and the Lead Professional is of the same agency. */
export const previewExample: WouldEnd = {
  members: [{ tacId, memberId, agencyId }],
  leadProfessional: { practitionerId: exampleId, agencyId },
  deputy: null,
};
