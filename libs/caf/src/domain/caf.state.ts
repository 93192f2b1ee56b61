import { type CalendarDate, type Fact, isRefusal, type Refusal, refuse } from '@app/kernel';
import { type CafEvent } from './caf.events';
import { type ClosureReason, type Finding, type NextStep } from './vocabulary';

export type CafStatus = 'assessing' | 'assessed' | 'in-delivery' | 'closed' | 'void';

/** What is recorded about one element, as far as rules need it. */
export interface KnownElement {
  readonly version: number;
  readonly strengths: boolean;
  readonly needs: boolean;
}

/** One episode, as far as decisions need it. */
export interface Episode {
  readonly number: number;
  readonly episodeId: string;
  readonly status: CafStatus;
  readonly openedOn: CalendarDate;
  /** The latest effective day of any step: the episode cannot end before it. */
  readonly lastOn: CalendarDate;
  readonly completed: { readonly on: CalendarDate; readonly version: number; readonly finding: Finding } | null;
  readonly nextStep: NextStep | null;
  readonly closed: { readonly on: CalendarDate; readonly reason: ClosureReason } | null;
  readonly form: string;
  readonly authorId: string;
  /** The agency that holds the assessment. */
  readonly agencyId: string;
  readonly place: string;
  readonly elements: Readonly<Record<string, KnownElement>>;
  /** Every team ever convened for it. */
  readonly teams: readonly string[];
}

/** Every episode of one child; the one numbered n is at n - 1. */
export interface CafFile {
  readonly episodes: readonly Episode[];
}

export const noEpisodes: CafFile = { episodes: [] };

/** @returns the child's open episode, if there is one; there is never more than one. */
export const openEpisode = ({ episodes }: CafFile): Episode | undefined =>
  episodes.find(({ status }) => status !== 'void' && status !== 'closed');

const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);

const evolveEpisode = (episode: Episode, fact: Exclude<Fact<CafEvent>, { type: 'CafOpened' }>): Episode => {
  const { data } = fact;
  const on = later(episode.lastOn, data.on);
  switch (fact.type) {
    case 'ElementRecorded': {
      const { element, version, strengths, needs } = fact.data;
      return { ...episode, elements: { ...episode.elements, [element]: { version, strengths, needs } } };
    }
    case 'AssessmentCompleted': {
      const { version, finding } = fact.data;
      const status = episode.teams.length > 0 ? 'in-delivery' : 'assessed';
      return { ...episode, status, lastOn: on, completed: { on: data.on, version, finding } };
    }
    case 'NextStepDecided':
      return { ...episode, lastOn: on, nextStep: fact.data.nextStep };
    case 'TeamNoted': {
      const status = episode.status === 'assessed' ? 'in-delivery' : episode.status;
      return { ...episode, status, lastOn: on, teams: [...episode.teams, fact.data.tacId] };
    }
    case 'CafClosed':
      return { ...episode, status: 'closed', lastOn: on, closed: { on: data.on, reason: fact.data.reason } };
    case 'CafVoided':
      return { ...episode, status: 'void' };
  }
};

/** Folds one fact into the child's file. */
export const evolve = ({ episodes }: CafFile, fact: Fact<CafEvent>): CafFile => {
  if (fact.type !== 'CafOpened')
    return {
      episodes: episodes.map((episode) =>
        episode.number === fact.data.episode ? evolveEpisode(episode, fact) : episode,
      ),
    };
  const { episode, episodeId, on, form, authorId, agencyId, place } = fact.data;
  const opened: Episode = {
    number: episode,
    episodeId,
    status: 'assessing',
    openedOn: on,
    lastOn: on,
    completed: null,
    nextStep: null,
    closed: null,
    form,
    authorId,
    agencyId,
    place,
    elements: {},
    teams: [],
  };
  return { episodes: [...episodes, opened] };
};

/** What every command on an episode says: which one, the day it was true in the world, and the day it is today. */
export interface OnEpisode {
  readonly episode: number;
  readonly on: CalendarDate;
  readonly today: CalendarDate;
}
export type EpisodeRefusal = Refusal<'caf-not-found' | 'caf-not-open' | 'future-date' | 'impossible-date-order'>;

/** @returns the episode; refuses one that does not exist. */
export const existingEpisode = (file: CafFile, number: number): Episode | Refusal<'caf-not-found'> =>
  file.episodes[number - 1] ?? refuse('caf-not-found', 'this child has no such CAF');

/**
 * @param notBefore - the earliest day the step may have; the day of opening unless said otherwise.
 * @returns the episode, when it is open and the day fits: not to come, and in the order of the episode's steps.
 */
export const openFor = (
  file: CafFile,
  { episode: number, on, today }: OnEpisode,
  notBefore: (episode: Episode) => CalendarDate = ({ openedOn }) => openedOn,
): Episode | EpisodeRefusal => {
  const episode = existingEpisode(file, number);
  if (isRefusal(episode)) return episode;
  if (episode.status === 'closed' || episode.status === 'void') return refuse('caf-not-open', 'this CAF is not open');
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
  if (on < notBefore(episode))
    return refuse('impossible-date-order', 'this day is before an earlier step of the same CAF', '/on');
  return episode;
};
