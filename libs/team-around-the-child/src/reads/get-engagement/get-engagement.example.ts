import { exampleId } from '@app/http';
import { type EngagementReport } from './get-engagement.query';

/** For the API's description: a team that has not met yet. */
export const engagementExample: EngagementReport = {
  tacId: exampleId,
  agencies: [],
  meetingsHeld: 0,
  meetingsCancelled: 1,
  cancelledInARow: 1,
};
