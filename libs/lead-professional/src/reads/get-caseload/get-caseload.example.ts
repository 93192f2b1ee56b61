import { exampleId, exampleIds } from '@app/http';
import { CASELOAD_SOFT_CAP } from '../../domain/caseload';
import { type Caseload } from './get-caseload.query';

/** For the API's description. */
export const caseloadExample: Caseload = {
  practitionerId: exampleIds[1],
  active: 1,
  softCap: CASELOAD_SOFT_CAP,
  overCap: false,
  handoversOpen: 0,
  leads: [{ childId: exampleId, assignment: 1, episode: 1, since: '2007-04-16', handoverRequiredOn: null }],
  deputyFor: [],
};
