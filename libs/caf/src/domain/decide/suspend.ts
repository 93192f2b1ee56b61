import { isRefusal, lastingPause, type Refusal, refuse } from '@app/kernel';
import { type CafResumed, type CafSuspended } from '../caf.events';
import { type CafFile } from '../caf.state';
import { type NotBefore, type OnEpisode, openFor, type OpenRefusal } from '../guards';
import { type SuspensionReason } from '../vocabulary';

export interface SuspendCaf extends OnEpisode {
  readonly type: 'SuspendCaf';
  readonly reason: SuspensionReason;
  readonly note: string | null;
}
export interface ResumeCaf extends OnEpisode {
  readonly type: 'ResumeCaf';
}
export type SuspendCafRefusal = OpenRefusal | Refusal<'caf-suspended'>;
export type ResumeCafRefusal = OpenRefusal | Refusal<'caf-not-suspended'>;

/** A pause follows the one before it, and what was closed and taken up again is not paused for the time before. */
const sinceTakenUp: NotBefore = ({ openedOn, pauses, closures }) => {
  const resumedOn = pauses.at(-1)?.to ?? null;
  const reopenedOn = closures.at(-1)?.reopenedOn ?? openedOn;
  return resumedOn !== null && resumedOn > reopenedOn ? resumedOn : reopenedOn;
};

/** Pauses the work because the family asks for it. Clocks stand still; concerns may still be raised. */
export const suspendCaf = (command: SuspendCaf, file: CafFile): readonly CafSuspended[] | SuspendCafRefusal => {
  const { on, reason, note } = command;
  const episode = openFor(file, command, sinceTakenUp);
  if (isRefusal(episode)) return episode;
  const lasting = lastingPause(episode.pauses);
  if (lasting?.from === on) return [];
  if (lasting !== undefined) return refuse('caf-suspended', 'the work on this CAF is paused already');
  return [{ type: 'CafSuspended', data: { episode: episode.number, on, reason }, personal: { note } }];
};

/** Takes the work up again. */
export const resumeCaf = (command: ResumeCaf, file: CafFile): readonly CafResumed[] | ResumeCafRefusal => {
  const { on } = command;
  const episode = openFor(file, command, ({ pauses, openedOn }) => lastingPause(pauses)?.from ?? openedOn);
  if (isRefusal(episode)) return episode;
  if (lastingPause(episode.pauses) === undefined)
    return episode.pauses.at(-1)?.to === on ? [] : refuse('caf-not-suspended', 'the work on this CAF is not paused');
  return [{ type: 'CafResumed', data: { episode: episode.number, on } }];
};
