import { type CalendarDate, type Decider, type Refusal } from '@app/kernel';
import { type RunningClock, type Standing } from './clocks';
import {
  type Escalation,
  type ReminderEvent,
  type ReminderRaised,
  type ReminderSettled,
  type SettledBecause,
  type Stage,
  stages,
} from './reminders.events';
import { type RecordEnd } from './situation';

/** What is waited for, how far it has run, and who is to be told. */
export interface FollowedClock extends RunningClock {
  readonly stage: Stage | null;
  readonly remindedId: string;
  readonly escalatedTo: Escalation | null;
}
/** An episode as the reminders follow it. */
export interface FollowedEpisode {
  readonly number: number;
  readonly paused: boolean;
  readonly clocks: readonly FollowedClock[];
}
/** Brings a child's reminders in line with what is waited for. */
export interface FollowClocks {
  readonly type: 'FollowClocks';
  readonly on: CalendarDate;
  /** At the beginning of a day reminders are raised; in between they are only settled. */
  readonly raise: boolean;
  /** The open ones. */
  readonly episodes: readonly FollowedEpisode[];
  readonly recordEnd: RecordEnd | null;
}

export type Reminder = Omit<ReminderRaised['data'], 'on' | 'remindedId' | 'escalatedTo'> & {
  /** Why it is settled; null while it is open. */
  readonly settled: SettledBecause | null;
};
/** Every reminder of one child; the one numbered n is at n - 1. */
export type Reminders = readonly Reminder[];

/** @returns the stage at which somebody is reminded; null while it is too early. */
export const stageOf = (standing: Standing): Stage | null => {
  switch (standing) {
    case 'not-yet-due':
      return null;
    case 'due-soon':
    case 'due-today':
      return 'due';
    case 'overdue':
      return 'overdue';
    case 'breached':
      return 'breached';
  }
};
const rank = (stage: Stage): number => stages.indexOf(stage);

/** @returns whether anybody still has to do something. */
export const hasOpen = (reminders: Reminders): boolean => reminders.some(({ settled }) => settled === null);

/** Why an open reminder is settled; null: it stays. */
const settledBecause = (reminder: Reminder, { episodes, recordEnd, raise }: FollowClocks): SettledBecause | null => {
  if (recordEnd !== null) return recordEnd;
  const episode = episodes.find(({ number }) => number === reminder.episode);
  if (episode === undefined) return 'caf-ended';
  const running = episode.clocks.find(({ clock, subject }) => clock === reminder.clock && subject === reminder.subject);
  // The decision of social care does not pause.
  if (running === undefined) return episode.paused && reminder.clock !== 'step-up-decision' ? 'paused' : 'done';
  // A review starts the next such clock; of the others the first day changes only by a correction.
  if (running.startedOn !== reminder.startedOn) return reminder.clock === 'next-review' ? 'done' : 'moved';
  if (running.dueOn !== reminder.dueOn) return 'moved';
  return raise && running.stage !== null && rank(running.stage) > rank(reminder.stage) ? 'escalated' : null;
};

/** Whether this was said already; what a pause had settled is said again after it. */
const wasRaised = (reminders: Reminders, episode: number, running: FollowedClock, stage: Stage): boolean =>
  reminders.some(
    (reminder) =>
      reminder.episode === episode &&
      reminder.clock === running.clock &&
      reminder.subject === running.subject &&
      reminder.startedOn === running.startedOn &&
      reminder.dueOn === running.dueOn &&
      rank(reminder.stage) >= rank(stage) &&
      reminder.settled !== 'paused',
  );

const settling = (command: FollowClocks, reminders: Reminders): readonly ReminderSettled[] =>
  reminders.flatMap((reminder) => {
    const because = reminder.settled === null ? settledBecause(reminder, command) : null;
    return because === null
      ? []
      : [{ type: 'ReminderSettled' as const, data: { reminder: reminder.reminder, on: command.on, because } }];
  });

const raising = ({ on, episodes }: FollowClocks, reminders: Reminders): readonly ReminderRaised[] => {
  const raised = episodes.flatMap(({ number, clocks }) =>
    clocks.flatMap((running) => {
      const { clock, subject, startedOn, dueOn, stage, version, remindedId, escalatedTo } = running;
      if (stage === null || wasRaised(reminders, number, running, stage)) return [];
      return [{ episode: number, clock, subject, startedOn, dueOn, stage, version, remindedId, escalatedTo }];
    }),
  );
  return raised.map((data, index) => ({
    type: 'ReminderRaised',
    data: { reminder: reminders.length + 1 + index, on, ...data },
  }));
};

/** The reminders of one child: each is raised once, and settled when what it is about has passed. */
export const reminders: Decider<FollowClocks, ReminderEvent, Reminders, Refusal<never>> = {
  initial: [],
  evolve: (before, fact) => {
    if (fact.type === 'ReminderSettled')
      return before.map((one) => (one.reminder === fact.data.reminder ? { ...one, settled: fact.data.because } : one));
    const { on, remindedId, escalatedTo, ...reminder } = fact.data;
    return [...before, { ...reminder, settled: null }];
  },
  decide: (command, before) => [
    ...settling(command, before),
    ...(command.raise && command.recordEnd === null ? raising(command, before) : []),
  ],
};
