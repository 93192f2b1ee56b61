import { exampleId } from '@app/http';
import { type LocalitiesView } from './list-localities.query';

/** For the API's description. */
export const localitiesExample: LocalitiesView = {
  asAt: '2007-07-31',
  localities: [
    {
      code: 'BAN',
      name: 'Banbury',
      area: 'North',
      places: [{ code: 'BAN', name: 'Banbury' }],
      coordinator: { state: 'in-post', practitionerId: exampleId, from: '2006-10-02' },
    },
  ],
  posts: { inPost: 1, covered: 0, vacant: 0 },
};
