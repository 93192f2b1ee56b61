import { exampleDay, exampleId, exampleIds } from '@app/http';
import { type ChildHistoryView } from './get-child-history.query';

/** For the API's description. */
export const childHistoryExample: ChildHistoryView = {
  childId: exampleId,
  entries: [
    {
      revision: '0',
      event: 'PlaceChanged',
      recordedAt: '2007-04-16T10:15:00.000Z',
      recordedBy: { practitionerId: exampleIds[1], role: 'practitioner', agencyId: exampleIds[2] },
      facts: { place: 'BAN', localityBasis: 'school', from: exampleDay },
      holdsPersonalData: false,
    },
  ],
  revision: '0',
};
