import { type CalendarDate, isRefusal, lastingPause, type Refusal, refuse } from '@app/kernel';
import { type CafFile, type Episode, isOpen, latestStep, restedOn } from './caf.state';

/** What every command on an episode says: which one, the day it was true in the world, and the day it is today. */
export interface OnEpisode {
  readonly episode: number;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
}
export type OpenRefusal = Refusal<'caf-not-found' | 'caf-not-open' | 'future-date' | 'impossible-date-order'>;
export type WorkRefusal = OpenRefusal | Refusal<'caf-suspended'>;

/** @returns the episode; refuses one that does not exist. */
export const existingEpisode = (file: CafFile, number: number): Episode | Refusal<'caf-not-found'> =>
  file.episodes[number - 1] ?? refuse('caf-not-found', 'this child has no such CAF');

/** @returns a refusal of a day to come; otherwise undefined. */
export const toCome = ({ on, today }: Pick<OnEpisode, 'on' | 'today'>): Refusal<'future-date'> | undefined =>
  on > today ? refuse('future-date', 'this day is still to come', '/on') : undefined;

/** @returns a refusal of a day before the one it must follow; otherwise undefined. */
export const tooEarly = (on: CalendarDate, notBefore: CalendarDate): Refusal<'impossible-date-order'> | undefined =>
  on < notBefore
    ? refuse('impossible-date-order', 'this day is before an earlier step of the same CAF', '/on')
    : undefined;

/** @returns a refusal of a day between a closing and the reopening; otherwise undefined. */
const whileClosed = (episode: Episode, on: CalendarDate): Refusal<'impossible-date-order'> | undefined =>
  restedOn(episode, on)
    ? refuse('impossible-date-order', 'this CAF had been closed and was not open again on that day', '/on')
    : undefined;

/** The earliest day a step may have; the day of opening unless a rule says otherwise. */
export type NotBefore = (episode: Episode) => CalendarDate;
const sinceOpening: NotBefore = ({ openedOn }) => openedOn;

/** @returns the episode, when it is open and the day fits: not to come, in the order of the episode's steps, and it was open then. */
export const openFor = (
  file: CafFile,
  command: OnEpisode,
  notBefore: NotBefore = sinceOpening,
): Episode | OpenRefusal => {
  const episode = existingEpisode(file, command.episode);
  if (isRefusal(episode)) return episode;
  if (!isOpen(episode)) return refuse('caf-not-open', 'this CAF is not open');
  const { on } = command;
  return toCome(command) ?? tooEarly(on, notBefore(episode)) ?? whileClosed(episode, on) ?? episode;
};

/** As `openFor`, and the family has not asked for a pause. */
export const workingOn = (
  file: CafFile,
  command: OnEpisode,
  notBefore: NotBefore = sinceOpening,
): Episode | WorkRefusal => {
  const episode = openFor(file, command, notBefore);
  if (isRefusal(episode)) return episode;
  return lastingPause(episode.pauses) === undefined
    ? episode
    : refuse('caf-suspended', 'the work on this CAF is paused: resume it first');
};

/** The day on which the assessment was completed; before that, the day of opening. */
export const sinceAssessment: NotBefore = ({ completed, openedOn }) => completed?.on ?? openedOn;
/** The latest day of any step. */
export const sinceLastStep: NotBefore = latestStep;
