import { type CalendarDate, isRefusal, type Refusal, refuse, type Decided } from '@app/kernel';
import { type CafEvent, type CafReopened } from '../caf.events';
import { type CafFile, closureOf } from '../caf.state';
import { existingEpisode, type OnEpisode, tooEarly, toCome } from '../guards';
import { standsAlready } from '../on-record';

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
export const reopenCaf = (command: ReopenCaf, file: CafFile): Decided<CafEvent, ReopenCafRefusal> => {
  const { on, by, reopenBy, why } = command;
  const episode = existingEpisode(file, command.episode);
  if (isRefusal(episode)) return episode;
  const closure = closureOf(episode);
  const wanted: readonly CafReopened[] = [
    { type: 'CafReopened', data: { episode: episode.number, on, reopenedBy: by }, personal: { why } },
  ];
  if (closure === undefined) {
    const reopenedOn = episode.status === 'void' ? null : episode.closures.at(-1)?.reopenedOn;
    return reopenedOn == null
      ? refuse('caf-not-closed', 'this CAF is not closed')
      : standsAlready(
          'CafReopened',
          { episode: episode.number, on: reopenedOn },
          wanted,
          'caf-not-closed',
          'this CAF is not closed',
          { existing: episode.number },
        );
  }
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
  return wanted;
};
