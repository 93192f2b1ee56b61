import { exampleId } from '@app/http';
import { type AgenciesView } from './list-agencies.query';

/** For the API's description. */
export const agenciesExample: AgenciesView = {
  asAt: '2007-07-31',
  agencies: [
    {
      agencyId: exampleId,
      name: 'Hilltop Primary School',
      agencyType: 'primary-school',
      standing: 'active',
      since: '2006-09-01',
      workDoneBy: exampleId,
    },
  ],
};
