import { exampleIds } from '@app/http';
import { type Certificate } from './list-certificates.query';

/** For the API's description. */
export const certificatesExample: { readonly certificates: readonly Certificate[] } = {
  certificates: [
    {
      on: '2026-06-01',
      recordClass: 'caf-record',
      rulesVersion: '2006-09',
      approvedBy: exampleIds[1],
      records: 3,
      keys: 4,
      beyondRecovery: { from: '2026-07-20', is: 'waiting' },
    },
  ],
};
