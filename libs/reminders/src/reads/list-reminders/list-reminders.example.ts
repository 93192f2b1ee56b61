import { exampleIds } from '@app/http';
import { type RemindersPage } from './list-reminders.query';

/** For the API's description. */
export const remindersExample: Omit<RemindersPage, 'next'> & { readonly next: string | null } = {
  entries: [
    {
      childId: exampleIds[0],
      reminder: 1,
      episode: 1,
      place: 'BAN',
      clock: 'assessment',
      subject: null,
      startedOn: '2007-04-16',
      dueOn: '2007-05-08',
      stage: 'overdue',
      version: '2006-1',
      raisedOn: '2007-05-09',
      responsibleId: exampleIds[1],
      escalatedTo: { level: 'locality', code: 'BAN' },
    },
  ],
  next: null,
};
