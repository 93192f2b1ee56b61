import { exampleId, exampleIds } from '@app/http';
import { type FollowUpPage } from './list-follow-ups.query';

/** For the API's description: a team that could not be closed. */
export const followUpsExample: Omit<FollowUpPage, 'next'> & { readonly next: string | null } = {
  entries: [
    {
      followUpId: exampleId,
      step: 1,
      process: 'when-consent-withdrawn',
      wanted: 'close-team',
      recordId: exampleIds[1],
      episode: 1,
      whom: null,
      status: 'refused',
      why: 'impossible-date-order',
      locality: 'BAN',
      since: '2007-06-18T10:15:00.000Z',
    },
  ],
  next: null,
};
