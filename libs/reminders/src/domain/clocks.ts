import { type CalendarDate, type Pause, pausedDaysSince } from '@app/kernel';
import { type EpisodeFacts, isPaused, type Situation, type TeamFacts, undatedSince } from './situation';

/** What is waited for. Stored in events for ever: never rename or reuse one, only add. Source: domain dossier 8. */
export const clocks = [
  'assessment',
  'first-team-meeting',
  'first-review',
  'next-review',
  'step-up-decision',
  'transfer-in-update',
  'interim-lead',
] as const;
export type Clock = (typeof clocks)[number];

export interface Deadline {
  readonly dueOn: CalendarDate;
  readonly breachOn: CalendarDate | null;
  /** Version of the timescales it was computed by. */
  readonly version: string;
  /** It may still move, because the bank holidays of those days are not known yet; left out where they are. */
  readonly provisional?: true;
}
export type Standing = 'not-yet-due' | 'due-soon' | 'due-today' | 'overdue' | 'breached';

/** A deadline of the reviews, from the day on which it began. */
export interface ReviewDeadline extends Deadline {
  readonly clock: 'first-review' | 'next-review';
  readonly startedOn: CalendarDate;
}

/** The trust's timescales, as far as these rules need them. */
export interface Timescales {
  /** By the timescales of the day on which it began; undefined when there were none then. */
  deadline(clock: Clock, start: CalendarDate, pausedDays: number): Deadline | undefined;
  /** Undefined where no review is agreed. */
  review(agreed: AgreedReview, pauses: readonly Pause[]): ReviewDeadline | undefined;
  /** The same of a team, which owes its first one from the day on which it was convened. */
  teamReview(team: Pick<TeamFacts, 'convenedOn' | 'followUp'>, pauses: readonly Pause[]): ReviewDeadline | undefined;
  standing(deadline: Pick<Deadline, 'dueOn' | 'breachOn'>, today: CalendarDate): Standing;
  drift(
    openedOn: CalendarDate,
    pausedDays: number,
  ): { readonly after: CalendarDate; readonly reviews: number } | undefined;
}

/** What a review or meeting agreed about the next one. */
export interface AgreedReview {
  readonly on: CalendarDate;
  readonly nextReviewOn: CalendarDate | null;
}

/** Something that has begun, has a day by which it should be done, and is not done. */
export interface RunningClock extends Deadline {
  readonly clock: Clock;
  /** What of several it is about: the id of a team, the number of a step-up. */
  readonly subject: string | null;
  readonly startedOn: CalendarDate;
}

/** A team has to meet after the assessment, unless there is no need or it was decided to go another way. */
const waitsForTeam = ({ nextStep, noNeed }: EpisodeFacts, teams: readonly TeamFacts[]): boolean =>
  (nextStep === 'team' || (nextStep === null && !noNeed) || teams.some(({ open }) => open)) &&
  !teams.some(({ met }) => met);

/** One that came from another authority is up to date with its first assessment or review here. */
const waitsForUpdate = ({ source, completedOn, reviews }: EpisodeFacts): boolean =>
  source === 'transfer-in' && completedOn === null && reviews.length === 0;

const about = (subject: string | null, review: ReviewDeadline | undefined): readonly RunningClock[] =>
  review === undefined ? [] : [{ subject, ...review }];

/** What runs only while the family wants help: stands still during a pause. */
const ofTheWork = (situation: Situation, timescales: Timescales): readonly RunningClock[] => {
  const { episode, teams, lead } = situation;
  const { pauses, openedOn, completedOn, reviews } = episode;
  const start = (clock: Clock, startedOn: CalendarDate, subject: string | null = null): readonly RunningClock[] => {
    const deadline = timescales.deadline(clock, startedOn, pausedDaysSince(pauses, startedOn));
    return deadline === undefined ? [] : [{ clock, subject, startedOn, ...deadline }];
  };
  const last = reviews.at(-1);
  const undated = undatedSince(situation);
  return [
    ...(completedOn === null ? start('assessment', openedOn) : []),
    ...(completedOn !== null && waitsForTeam(episode, teams) ? start('first-team-meeting', completedOn) : []),
    ...(waitsForUpdate(episode) ? start('transfer-in-update', openedOn) : []),
    ...about(null, last && timescales.review(last, pauses)),
    // Nobody has agreed on a day: then by the last one that could have been agreed.
    ...(undated === null ? [] : start('next-review', undated)),
    ...teams.flatMap((team) => (team.open ? about(team.tacId, timescales.teamReview(team, pauses)) : [])),
    ...(lead.vacatedOn !== null ? start('interim-lead', lead.vacatedOn) : []),
  ];
};

/** Social care decides also while the family has paused: a child may be in danger. */
const ofSocialCare = ({ stepUps }: EpisodeFacts, timescales: Timescales): readonly RunningClock[] =>
  stepUps.flatMap(({ number, on }) => {
    const deadline = timescales.deadline('step-up-decision', on, 0);
    return deadline === undefined
      ? []
      : [{ clock: 'step-up-decision' as const, subject: String(number), startedOn: on, ...deadline }];
  });

/** @returns what is waited for; nothing once the episode has ended or the child has died. */
export const runningClocks = (situation: Situation, timescales: Timescales): readonly RunningClock[] => {
  const { episode, recordEnd } = situation;
  if (episode.standing !== 'open' || recordEnd !== null) return [];
  return [...(isPaused(episode) ? [] : ofTheWork(situation, timescales)), ...ofSocialCare(episode, timescales)];
};

/** @returns the earliest day on which one of them is due. */
export const firstDue = (running: readonly RunningClock[]): CalendarDate | null =>
  running.map(({ dueOn }) => dueOn).toSorted()[0] ?? null;
