import { exampleIds } from '@app/http';
import { type PractitionerView } from './get-practitioner.query';

const [practitionerId, agencyId] = exampleIds;
const post = { agencyId, role: 'class teacher', from: '2006-09-01' } as const;

/** For the API's description: somebody whose name was erased. */
export const practitionerExample: PractitionerView = {
  practitionerId,
  status: 'registered',
  post,
  posts: [post],
  leftOn: null,
  handovers: [],
  written: { 0: 'erased' },
  revision: '0',
};
