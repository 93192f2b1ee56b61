import { exampleIds } from '@app/http';
import { type ProposalsView } from './list-proposals.query';

/** For the API's description. */
export const proposalsExample: Pick<ProposalsView, 'proposals'> & { readonly next: string | null } = {
  proposals: [
    {
      childId: exampleIds[0],
      proposalId: exampleIds[1],
      recordClass: 'caf-record',
      rulesVersion: '2006-09',
      dueOn: '2026-05-17',
      requestedBy: null,
      status: 'waiting',
      approved: null,
      subjects: [],
    },
  ],
  next: null,
};
