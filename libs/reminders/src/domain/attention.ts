import { type CalendarDate, pausedDaysSince } from '@app/kernel';
import { type Clock, type RunningClock, runningClocks, type Standing, type Timescales } from './clocks';
import { isPaused, type LookBack, type Situation, undatedSince } from './situation';

/** What about a child's CAF needs somebody's attention. */
export const attentionFlags = [
  'assessment-due',
  'assessment-overdue',
  'assessment-breached',
  'first-team-meeting-due',
  'first-team-meeting-overdue',
  'review-due',
  'review-overdue',
  'step-up-decision-due',
  'step-up-decision-overdue',
  'transfer-in-update-due',
  'transfer-in-update-overdue',
  'interim-lead-due',
  'interim-lead-overdue',
  /** Nothing is agreed for the future. */
  'no-next-date',
  /** Open for too long, or reviewed again and again without progress. */
  'drifting',
  /** Help is under way and nobody leads it. */
  'no-lead-professional',
  'handover-required',
  'transfer-unanswered',
  'meeting-unrecorded',
  'cancelled-thrice',
  'one-agency-left',
  'action-overdue',
  'agency-not-engaging',
] as const;
export type AttentionFlag = (typeof attentionFlags)[number];

/** Whether somebody leads the work: the coordinator who stands in is no Lead Professional. */
export const leads = ['lead-professional', 'interim', 'vacant'] as const;
export type Lead = (typeof leads)[number];

export interface StandingClock extends RunningClock {
  readonly standing: Standing;
}
export interface Attention {
  readonly lead: Lead;
  /** What is waited for, the earliest day first. */
  readonly clocks: readonly StandingClock[];
  /** In the order of the list of flags. */
  readonly flags: readonly AttentionFlag[];
}

const nameOf = (clock: Clock): string => (clock === 'first-review' || clock === 'next-review' ? 'review' : clock);
const flagsOfClock = ({ clock, standing }: StandingClock): readonly string[] => {
  switch (standing) {
    case 'not-yet-due':
      return [];
    case 'due-soon':
    case 'due-today':
      return [`${nameOf(clock)}-due`];
    case 'overdue':
      return [`${nameOf(clock)}-overdue`];
    case 'breached':
      return [`${nameOf(clock)}-overdue`, `${nameOf(clock)}-breached`];
  }
};

/** @returns how many of the last reviews, one after the other, found no progress. */
const withoutProgress = (reviews: readonly LookBack[]): number => {
  const inOrder = [...reviews].sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  return inOrder.length - 1 - inOrder.findLastIndex(({ progressed }) => progressed);
};

const drifts = ({ episode, teams }: Situation, today: CalendarDate, timescales: Timescales): boolean => {
  const limit = timescales.drift(episode.openedOn, pausedDaysSince(episode.pauses, episode.openedOn));
  if (limit === undefined) return false;
  const reviews = [...episode.reviews, ...teams.flatMap((team) => team.reviews)];
  return today > limit.after || withoutProgress(reviews) >= limit.reviews;
};

const isDelivering = ({ episode, teams }: Situation): boolean =>
  teams.some(({ open }) => open) || (episode.completedOn !== null && (episode.planned || episode.reviews.length > 0));

const leadOf = ({ lead }: Situation): Lead =>
  lead.activeId !== null ? 'lead-professional' : lead.interim === null ? 'vacant' : 'interim';

/** What the work itself needs; a pause that the family asked for needs nothing. */
const flagsOfTheWork = (situation: Situation, today: CalendarDate, timescales: Timescales): readonly string[] => {
  const { episode, lead, teams } = situation;
  const raised: readonly (readonly [AttentionFlag, boolean])[] = [
    ['no-next-date', undatedSince(situation) !== null],
    ['drifting', drifts(situation, today, timescales)],
    ['no-lead-professional', lead.activeId === null && isDelivering(situation)],
    ['handover-required', lead.mustHandOver],
    ['transfer-unanswered', episode.transferTo !== null],
  ];
  return [
    ...raised.flatMap(([flag, isRaised]) => (isRaised ? [flag] : [])),
    ...teams.filter(({ open }) => open).flatMap(({ flags }) => flags),
  ];
};

/**
 * What of one episode needs attention at the end of `today`: computed each time from facts, never stored.
 * @returns no clock and no flag for an episode that has ended, or whose child has died.
 */
export const attentionOf = (situation: Situation, today: CalendarDate, timescales: Timescales): Attention => {
  const { episode, recordEnd } = situation;
  const clocks = runningClocks(situation, timescales)
    .map((clock) => ({ ...clock, standing: timescales.standing(clock, today) }))
    .sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));
  const isWorking = episode.standing === 'open' && recordEnd === null && !isPaused(episode);
  const raised = new Set([
    ...clocks.flatMap(flagsOfClock),
    ...(isWorking ? flagsOfTheWork(situation, today, timescales) : []),
  ]);
  return { lead: leadOf(situation), clocks, flags: attentionFlags.filter((flag) => raised.has(flag)) };
};
