import { exampleIds } from '@app/http';
import { type RetentionView } from './get-retention.query';

/** For the API's description: a record that an inquiry holds. */
export const retentionExample: RetentionView = {
  childId: exampleIds[0],
  recordClass: 'caf-record',
  dueOn: null,
  rulesVersion: '2006-09',
  lastActivityOn: '2007-07-20',
  holds: [{ holdId: exampleIds[1], reason: 'public-inquiry', on: '2007-07-30' }],
  proposal: null,
  keptUntil: null,
  destroyed: null,
};
