import { exampleIds } from '@app/http';
import { type BreakGlassView } from './get-break-glass.query';

/** For the API's description. */
export const breakGlassExample: BreakGlassView = {
  childId: exampleIds[0],
  uses: [
    {
      breakGlassId: exampleIds[2],
      locality: 'BAN',
      practitionerId: exampleIds[1],
      agencyId: exampleIds[1],
      role: 'social-care-duty',
      reason: 'child-missing',
      brokenAt: '2007-06-18T21:40:00.000Z',
      until: '2007-06-19T21:40:00.000Z',
      endedAt: '2007-06-18T23:05:00.000Z',
      endedBy: exampleIds[1],
      told: [{ level: 'information-governance', code: null, practitionerId: null }],
      reviewedAt: '2007-06-20T09:15:00.000Z',
      reviewedBy: exampleIds[0],
      outcome: 'justified',
      standing: 'reviewed',
      inWords: { broken: { why: 'Has not come home from school' }, reviewed: { note: 'As it had to be' } },
    },
  ],
};
