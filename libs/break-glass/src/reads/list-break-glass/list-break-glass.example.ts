import { exampleIds } from '@app/http';
import { type BreakGlassPage } from './list-break-glass.query';

/** For the API's description. */
export const breakGlassListExample: BreakGlassPage = {
  entries: [
    {
      breakGlassId: exampleIds[2],
      childId: exampleIds[0],
      locality: 'BAN',
      practitionerId: exampleIds[1],
      agencyId: exampleIds[1],
      role: 'social-care-duty',
      reason: 'child-missing',
      brokenAt: '2007-06-18T21:40:00.000Z',
      until: '2007-06-19T21:40:00.000Z',
      endedAt: null,
      told: [
        { level: 'locality', code: 'BAN', practitionerId: exampleIds[0] },
        { level: 'information-governance', code: null, practitionerId: null },
      ],
      standing: 'to-review',
    },
  ],
  next: null,
};
