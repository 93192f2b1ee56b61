import { exampleIds } from '@app/http';
import { type AttentionPage } from './get-attention.query';

const [childId, authorId, agencyId] = exampleIds;

/** For the API's description: an assessment that takes too long. */
const page: Omit<AttentionPage, 'next'> & { readonly next: string | null } = {
  asAt: '2007-05-14',
  entries: [
    {
      childId,
      episode: 1,
      place: 'BAN',
      openedOn: '2007-04-16',
      pausedOn: null,
      authorId,
      agencyId,
      leadId: null,
      teams: [],
      lead: 'vacant',
      clocks: [
        {
          clock: 'assessment',
          subject: null,
          startedOn: '2007-04-16',
          dueOn: '2007-05-08',
          breachOn: '2007-06-06',
          version: '2006-1',
          standing: 'overdue',
        },
      ],
      flags: ['assessment-overdue'],
    },
  ],
  next: null,
};

export const attentionExample = { locality: 'BAN', ...page };
export const areaAttentionExample = { area: 'North', ...page };
