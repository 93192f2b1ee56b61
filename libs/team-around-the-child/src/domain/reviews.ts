import { type CalendarDate, type Fact } from '@app/kernel';
import { type OutcomesReviewed, type ReviewRecorded, type TeamEvent } from './team.events';
import { type TeamCloseReason } from './vocabulary';

/** What a meeting or a review agreed about the time after it. */
export interface FollowUp {
  readonly on: CalendarDate;
  readonly nextReviewOn: CalendarDate | null;
  readonly closing: TeamCloseReason | null;
  /** The meeting or review that agreed it; left out in what was kept before that was. */
  readonly source?: string;
}
/** A review with what it said about each child. */
export type Review = ReviewRecorded['data'] & {
  readonly children: readonly Pick<OutcomesReviewed['data'], 'childId' | 'outcomes'>[];
};

/** @returns what holds after the fact: minutes entered late do not undo what a later meeting agreed. */
export const evolveFollowUp = (before: FollowUp | null, fact: Fact<TeamEvent>): FollowUp | null => {
  if (fact.type !== 'MeetingRecorded' && fact.type !== 'ReviewRecorded' && fact.type !== 'MeetingAmended')
    return before;
  const { on, nextReviewOn, closing } = fact.data;
  const source = fact.type === 'ReviewRecorded' ? fact.data.reviewId : fact.data.meetingId;
  return before !== null && before.on > on && before.source !== source ? before : { on, nextReviewOn, closing, source };
};

/** Folds one fact into the reviews, oldest day first. */
export const evolveReviews = (reviews: readonly Review[], fact: Fact<TeamEvent>): readonly Review[] => {
  switch (fact.type) {
    case 'ReviewRecorded': {
      const earlier = reviews.filter(({ on }) => on <= fact.data.on);
      return [...earlier, { ...fact.data, children: [] }, ...reviews.slice(earlier.length)];
    }
    case 'OutcomesReviewed': {
      const { reviewId, childId, outcomes } = fact.data;
      return reviews.map((review) =>
        review.reviewId === reviewId ? { ...review, children: [...review.children, { childId, outcomes }] } : review,
      );
    }
    default:
      return reviews;
  }
};

/** @returns how many of the last reviews, one after the other, found no outcome reached, not even partly. */
export const reviewsWithoutProgress = (reviews: readonly Review[]): number => {
  const progressed = ({ children }: Review): boolean =>
    children.some(({ outcomes }) => outcomes.some(({ result }) => result !== 'not'));
  return reviews.length - 1 - reviews.findLastIndex(progressed);
};
