import { deadlineFrom, driftLimitFrom, reviewFrom, standingOf, teamReviewFrom, timescalesOn } from '@app/timescales';
import { type Standing, type Timescales } from './domain/clocks';

/** The trust's timescales: everything keeps the version of the day on which it began. */
export const timescales: Timescales = {
  deadline: deadlineFrom,
  review: reviewFrom,
  teamReview: teamReviewFrom,
  // What is still waited for has not been done: the standings of what is done cannot come.
  standing: (deadline, today) => standingOf(deadline, today, timescalesOn(today).dueSoonDays) as Standing,
  drift: driftLimitFrom,
};
