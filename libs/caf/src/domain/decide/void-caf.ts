import { isRefusal, type Refusal, refuse } from '@app/kernel';
import { type CafVoided } from '../caf.events';
import { type CafFile } from '../caf.state';
import { existingEpisode, type OnEpisode, toCome } from '../guards';
import { type VoidReason } from '../vocabulary';
import { type StillOpen, stillOpen, type StillOpenRefusal } from './close-caf';

export interface VoidCaf extends OnEpisode, StillOpen {
  readonly type: 'VoidCaf';
  readonly reason: VoidReason;
  readonly explanation: string;
}
export type VoidCafRefusal = StillOpenRefusal | Refusal<'caf-not-found' | 'future-date' | 'assessment-completed'>;

/** Takes an episode out of every count, at every date. What was written stays readable as history. */
export const voidCaf = (command: VoidCaf, file: CafFile): readonly CafVoided[] | VoidCafRefusal => {
  const { on, reason, explanation } = command;
  const episode = existingEpisode(file, command.episode);
  if (isRefusal(episode)) return episode;
  if (episode.status === 'void') return [];
  const future = toCome(command);
  if (future !== undefined) return future;
  if (reason === 'opened-in-error' && episode.completed !== null)
    return refuse(
      'assessment-completed',
      'a completed assessment was not opened in error: close it instead',
      '/reason',
    );
  const refused = stillOpen(command);
  if (refused !== undefined) return refused;
  return [{ type: 'CafVoided', data: { episode: episode.number, on, reason }, personal: { explanation } }];
};
