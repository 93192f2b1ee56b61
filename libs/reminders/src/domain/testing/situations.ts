import { type CafReview, type EpisodeFacts, nobody, type Situation, type TeamFacts } from '../situation';

/* One invented CAF as the clocks see it: what the specs of this room are told with. */

const episode: EpisodeFacts = {
  number: 1,
  standing: 'open',
  place: 'BAN',
  source: 'new',
  authorId: 'teacher',
  agencyId: 'school',
  openedOn: '2007-03-01',
  completedOn: null,
  noNeed: false,
  nextStep: null,
  planned: false,
  helpSince: null,
  reviews: [],
  stepUps: [],
  transferTo: null,
  pauses: [],
};
export const team: TeamFacts = {
  tacId: 'tac-1',
  open: true,
  endedOn: null,
  convenedOn: '2007-04-02',
  met: true,
  followUp: null,
  reviews: [],
  flags: [],
};

/** A CAF that was just opened, with whatever else is said. */
export const aCaf = (facts: Partial<EpisodeFacts> = {}, more: Partial<Situation> = {}): Situation => ({
  childId: 'ada',
  episode: { ...episode, ...facts },
  teams: [],
  lead: nobody,
  recordEnd: null,
  ...more,
});
interface Reviewed {
  readonly progressed?: boolean;
  readonly nextReviewOn?: string | null;
  readonly goesOn?: boolean;
}
/** A review of the CAF; it goes on when a next one was agreed, unless something else is said. */
export const review = (
  on: string,
  { progressed = true, nextReviewOn = null, goesOn = nextReviewOn !== null }: Reviewed = {},
): CafReview => ({ on, progressed, goesOn, nextReviewOn });
