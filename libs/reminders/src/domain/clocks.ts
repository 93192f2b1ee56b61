import { addDays, type CalendarDate, daysBetween } from '@app/kernel';
import { type EpisodeFacts, isPaused, type Pause, type Situation, type TeamFacts } from './situation';

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
}
export type Standing = 'not-yet-due' | 'due-soon' | 'due-today' | 'overdue' | 'breached';

/** The trust's timescales, as far as these rules need them. */
export interface Timescales {
  /** By the timescales of the day on which it began; undefined when there were none then. */
  deadline(clock: Clock, start: CalendarDate, pausedDays: number): Deadline | undefined;
  standing(deadline: Pick<Deadline, 'dueOn' | 'breachOn'>, today: CalendarDate): Standing;
  drift(
    openedOn: CalendarDate,
    pausedDays: number,
  ): { readonly after: CalendarDate; readonly reviews: number } | undefined;
}

/** Something that has begun, has a day by which it should be done, and is not done. */
export interface RunningClock extends Deadline {
  readonly clock: Clock;
  /** What of several it is about: the id of a team, the number of a step-up. */
  readonly subject: string | null;
  readonly startedOn: CalendarDate;
}

/** @returns how many days since `start` the work was paused; a pause that still lasts does not count yet. */
export const pausedDaysSince = (pauses: readonly Pause[], start: CalendarDate): number =>
  pauses.reduce(
    (days, { from, to }) => days + (to === null ? 0 : Math.max(0, daysBetween(from > start ? from : start, to))),
    0,
  );

/** A review may have been agreed for an earlier day than the last one allowed: the agreed day counts. */
const agreedReview = (
  timescales: Timescales,
  pauses: readonly Pause[],
  agreed: { readonly on: CalendarDate; readonly nextReviewOn: CalendarDate },
  subject: string | null,
): readonly RunningClock[] => {
  const paused = pausedDaysSince(pauses, agreed.on);
  const limit = timescales.deadline('next-review', agreed.on, paused);
  if (limit === undefined) return [];
  const dueOn = addDays(agreed.nextReviewOn, paused);
  return [{ ...limit, clock: 'next-review', subject, startedOn: agreed.on, dueOn }];
};

const ofTeam = (
  { tacId, open, convenedOn, followUp }: TeamFacts,
  start: (clock: Clock, from: CalendarDate, subject: string) => readonly RunningClock[],
  agreed: (
    followUp: { readonly on: CalendarDate; readonly nextReviewOn: CalendarDate },
    subject: string,
  ) => readonly RunningClock[],
): readonly RunningClock[] => {
  if (!open) return [];
  if (followUp === null) return start('first-review', convenedOn, tacId);
  const { on, nextReviewOn } = followUp;
  return nextReviewOn === null ? [] : agreed({ on, nextReviewOn }, tacId);
};

/** A team has to meet after the assessment, unless there is no need or it was decided to go another way. */
const waitsForTeam = ({ nextStep, noNeed }: EpisodeFacts, teams: readonly TeamFacts[]): boolean =>
  (nextStep === 'team' || (nextStep === null && !noNeed) || teams.some(({ open }) => open)) &&
  !teams.some(({ met }) => met);

/** One that came from another authority is up to date with its first assessment or review here. */
const waitsForUpdate = ({ source, completedOn, reviews }: EpisodeFacts): boolean =>
  source === 'transfer-in' && completedOn === null && reviews.length === 0;

/** What runs only while the family wants help: stands still during a pause. */
const ofTheWork = ({ episode, teams, lead }: Situation, timescales: Timescales): readonly RunningClock[] => {
  const { pauses, openedOn, completedOn, reviews } = episode;
  const start = (clock: Clock, startedOn: CalendarDate, subject: string | null = null): readonly RunningClock[] => {
    const deadline = timescales.deadline(clock, startedOn, pausedDaysSince(pauses, startedOn));
    return deadline === undefined ? [] : [{ clock, subject, startedOn, ...deadline }];
  };
  const last = reviews.at(-1);
  return [
    ...(completedOn === null ? start('assessment', openedOn) : []),
    ...(completedOn !== null && waitsForTeam(episode, teams) ? start('first-team-meeting', completedOn) : []),
    ...(waitsForUpdate(episode) ? start('transfer-in-update', openedOn) : []),
    ...(last === undefined || last.nextReviewOn === null
      ? []
      : agreedReview(timescales, pauses, { on: last.on, nextReviewOn: last.nextReviewOn }, null)),
    ...teams.flatMap((team) => ofTeam(team, start, (agreed, tacId) => agreedReview(timescales, pauses, agreed, tacId))),
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
