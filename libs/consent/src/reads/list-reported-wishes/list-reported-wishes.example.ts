import { exampleDay, exampleId, exampleIds } from '@app/http';
import { type WishList } from './list-reported-wishes.query';

const [, wishId, agencyId] = exampleIds;

/** For the API's description: a mother has told a school that she wants health visiting to have nothing any more. */
export const reportedWishesExample: WishList = {
  childId: exampleId,
  sharingPaused: true,
  wishes: [
    {
      wishId,
      wish: {
        kind: 'withdrawal',
        scopes: ['share'],
        by: { kind: 'parent', parentalResponsibility: true, personId: null, speaker: wishId },
        how: 'verbal',
        from: exampleDay,
      },
      reportedBy: { practitionerId: exampleId, agencyId },
      on: exampleDay,
      answerBy: '2007-06-20',
      timescales: '2006-1',
      askedOf: ['author', 'coordinator'],
      status: 'waiting',
      answer: null,
      inWords: { name: 'Grace Example' },
    },
  ],
};
