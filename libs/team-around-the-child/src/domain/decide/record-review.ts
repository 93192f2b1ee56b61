import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { childrenOn } from '../children';
import { type ActingPractitioner, worksInTeam } from '../members';
import { type OutcomesReviewed, type ReviewedOutcome, type TeamEvent } from '../team.events';
import { type ConvenedTeam, existingTeam, type Team, type TeamStateRefusal, wrongDate } from '../team.state';
import { type TeamCloseReason } from '../vocabulary';
import { type FollowUpRefusal, followUpRefused } from './record-meeting';

/** What was reviewed about one child. */
export interface ChildReview {
  readonly childId: string;
  readonly outcomes: readonly ReviewedOutcome[];
  readonly childComment: string | null;
  readonly parentComment: string | null;
}
export interface RecordReview {
  readonly type: 'RecordReview';
  readonly reviewId: string;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
  readonly by: ActingPractitioner;
  /** The meeting in which it was done; null for a review without one. */
  readonly meetingId: string | null;
  readonly children: readonly ChildReview[];
  readonly nextReviewOn: CalendarDate | null;
  /** The timescales allow the next review to be no later than this. */
  readonly latestReviewOn: CalendarDate;
  readonly closing: TeamCloseReason | null;
  /** Whether it is known to be another one than that of the same day which is on record. */
  readonly another?: boolean;
}
export type RecordReviewRefusal =
  | TeamStateRefusal
  | FollowUpRefusal
  | Refusal<
      | 'not-a-member'
      | 'meeting-not-found'
      | 'unknown-child'
      | 'missing-child-review'
      | 'impossible-distance'
      | 'probable-duplicate'
    >;

const isDistance = (distance: number | null): boolean =>
  distance === null || (Number.isInteger(distance) && distance >= 1 && distance <= 10);

const childrenRefused = ({ on, children }: RecordReview, team: ConvenedTeam): RecordReviewRefusal | undefined => {
  const served = childrenOn(team.children, on).map(({ childId }) => childId);
  const other = children.findIndex(({ childId }) => !served.includes(childId));
  if (other >= 0) return refuse('unknown-child', 'this team does not work with that child', `/children/${other}`);
  const reviewed = children.filter(({ outcomes }) => outcomes.length > 0).map(({ childId }) => childId);
  if (children.length !== served.length || served.some((childId) => !reviewed.includes(childId)))
    return refuse('missing-child-review', 'say of each child, once, which outcomes were reached', '/children');
  for (const [nth, { outcomes }] of children.entries()) {
    const wrong = outcomes.findIndex(({ distance }) => !isDistance(distance));
    if (wrong >= 0)
      return refuse(
        'impossible-distance',
        'the distance travelled is a whole number from 1 to 10',
        `/children/${nth}/outcomes/${wrong}/distance`,
      );
  }
  return undefined;
};

/**
 * Puts a review on record: for each child which outcomes were achieved, partly or not, and the day of the next review or
 * why the team will close. What was said about one child is sealed for that child.
 */
export const recordReview = (command: RecordReview, state: Team): Decided<TeamEvent, RecordReviewRefusal> => {
  const team = existingTeam(state);
  if (isRefusal(team)) return team;
  const { reviewId, on, by, meetingId, children, nextReviewOn, closing, another = false } = command;
  if (team.is !== 'open') return refuse('team-not-open', 'this team has closed');
  if (!worksInTeam(team.members, by)) return refuse('not-a-member', 'only someone who works in this team can review');
  if (meetingId !== null && !team.meetings.some((meeting) => meeting.meetingId === meetingId))
    return refuse('meeting-not-found', 'no such meeting of this team is on record', '/meetingId');
  const refused = wrongDate(command, team.convenedOn) ?? childrenRefused(command, team) ?? followUpRefused(command);
  if (refused !== undefined) return refused;
  const wanted: readonly TeamEvent[] = [
    { type: 'ReviewRecorded', data: { reviewId, on, meetingId, nextReviewOn, closing } },
    ...children.map<OutcomesReviewed>(({ childId, outcomes, childComment, parentComment }) => ({
      type: 'OutcomesReviewed',
      data: { reviewId, on, childId, outcomes },
      personal: { childComment, parentComment },
    })),
  ];
  const same = team.reviews.find((review) => review.reviewId === reviewId);
  const sameDay = same ?? team.reviews.findLast((review) => review.on === on);
  if (sameDay === undefined) return wanted;
  return alreadyRecorded({
    by: (fact) => fact.type === 'ReviewRecorded' && fact.data.on === on,
    wanted,
    ...(another && same === undefined
      ? {}
      : {
          refusal: refuseExisting('probable-duplicate', 'a review of that day is on record: say if this is another', {
            existing: sameDay.reviewId,
            field: '/another',
          }),
        }),
  });
};
