import { isRefusal, type Refusal, refuse, type Decided } from '@app/kernel';
import { type CafEvent, type CafVoided } from '../caf.events';
import { type CafFile } from '../caf.state';
import { existingEpisode, type OnEpisode, toCome } from '../guards';
import { standsAlready } from '../on-record';
import { type VoidReason } from '../vocabulary';
import { type StillOpen, stillOpen, type StillOpenRefusal } from './close-caf';

export interface VoidCaf extends OnEpisode, StillOpen {
  readonly type: 'VoidCaf';
  readonly reason: VoidReason;
  readonly explanation: string;
}
export type VoidCafRefusal =
  StillOpenRefusal | Refusal<'caf-not-found' | 'caf-void' | 'future-date' | 'assessment-completed'>;

/** Takes an episode out of every count, at every date. What was written stays readable as history. */
export const voidCaf = (command: VoidCaf, file: CafFile): Decided<CafEvent, VoidCafRefusal> => {
  const { on, reason, explanation } = command;
  const episode = existingEpisode(file, command.episode);
  if (isRefusal(episode)) return episode;
  const wanted: readonly CafVoided[] = [
    { type: 'CafVoided', data: { episode: episode.number, on, reason }, personal: { explanation } },
  ];
  if (episode.status === 'void')
    return standsAlready(
      'CafVoided',
      { episode: episode.number },
      wanted,
      'caf-void',
      'this CAF is void and counts nowhere',
      { existing: episode.number },
    );
  const future = toCome(command);
  if (future !== undefined) return future;
  if (reason === 'opened-in-error' && episode.completed !== null)
    return refuse(
      'assessment-completed',
      'a completed assessment was not opened in error: close it instead',
      '/reason',
    );
  const refused = stillOpen(command);
  return refused ?? wanted;
};
