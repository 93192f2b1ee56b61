import { exampleId, exampleIds } from '@app/http';
import { type RequestList } from './list-requests.query';

/** For the API's description: an agency is asked to contribute. */
export const requestsExample: RequestList = {
  requests: [
    {
      kind: 'contribution',
      child: { childId: exampleIds[0], ref: 'CH-000417' },
      number: 1,
      since: '2007-03-12',
      by: null,
      route: `/v1/children/${exampleId}/caf/1/contributions`,
      written: { question: 'How is he at the nursery?' },
    },
  ],
  next: null,
};
