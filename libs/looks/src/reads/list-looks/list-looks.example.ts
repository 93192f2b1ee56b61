import { exampleIds } from '@app/http';
import { type LooksView } from './list-looks.answer';

/** For the API's description. */
export const looksExample: LooksView = {
  looks: [
    {
      entry: '4711',
      at: '2007-09-03T09:12:00.000Z',
      verb: 'view',
      action: 'view-caf',
      decision: 'denied',
      reason: 'consent-does-not-cover',
      practitionerId: exampleIds[1],
      role: 'practitioner',
      agencyId: exampleIds[2],
      purpose: 'early-help',
      children: [exampleIds[0]],
      aboutPractitionerId: null,
      fields: 'existence',
      correlationId: exampleIds[2],
    },
  ],
  next: null,
};
