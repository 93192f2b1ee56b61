import { type CalendarDate, isRefusal, type Refusal, refuse } from '@app/kernel';
import { type CafReopened } from '../caf.events';
import { type CafFile, closureOf } from '../caf.state';
import { existingEpisode, type OnEpisode, tooEarly, toCome } from '../guards';

export interface ReopenCaf extends OnEpisode {
  readonly type: 'ReopenCaf';
  readonly by: string;
  /** Whether the person acts as a coordinator: nobody else may take a closure back. */
  readonly asCoordinator: boolean;
  /** The last day on which it may be reopened; later a new episode is opened and linked. Null where it is not closed. */
  readonly reopenBy: CalendarDate | null;
  readonly childStatus: string;
  /** Whether a CAF is open on another record of the same child. */
  readonly openOnOtherRecord: boolean;
  /** Whether consent to assess and store holds that day. */
  readonly consent: string;
  readonly why: string;
}
export type ReopenCafRefusal = Refusal<
  | 'caf-not-found'
  | 'caf-not-closed'
  | 'coordinator-only'
  | 'child-deceased'
  | 'future-date'
  | 'impossible-date-order'
  | 'reopening-too-late'
  | 'caf-already-open'
  | 'consent-missing'
>;

/** Takes a closure back. In between the episode stays closed, in every count. */
export const reopenCaf = (command: ReopenCaf, file: CafFile): readonly CafReopened[] | ReopenCafRefusal => {
  const { on, by, reopenBy, why } = command;
  const episode = existingEpisode(file, command.episode);
  if (isRefusal(episode)) return episode;
  const closure = closureOf(episode);
  if (closure === undefined)
    return episode.status !== 'void' && episode.closures.at(-1)?.reopenedOn === on
      ? []
      : refuse('caf-not-closed', 'this CAF is not closed');
  if (!command.asCoordinator) return refuse('coordinator-only', 'only a coordinator can reopen a CAF');
  if (command.childStatus === 'deceased') return refuse('child-deceased', 'this child has died');
  const refused = toCome(command) ?? tooEarly(on, closure.on);
  if (refused !== undefined) return refused;
  if (file.episodes.some(({ number, status }) => number > episode.number && status !== 'void'))
    return refuse('caf-already-open', 'a later CAF has been opened for this child');
  if (command.openOnOtherRecord)
    return refuse('caf-already-open', 'a CAF is open for this child on a record that was merged with this one');
  if (reopenBy === null || on > reopenBy)
    return refuse('reopening-too-late', 'it has been closed too long: open a new CAF, it will be linked', '/on');
  if (command.consent !== 'allowed')
    return refuse('consent-missing', 'the family must agree to assessment and record keeping before it is reopened');
  return [{ type: 'CafReopened', data: { episode: episode.number, on, reopenedBy: by }, personal: { why } }];
};
