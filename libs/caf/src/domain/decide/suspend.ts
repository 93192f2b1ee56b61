import { isRefusal, lastingPause, type Refusal, refuse, type Decided } from '@app/kernel';
import { type CafEvent, type CafResumed, type CafSuspended } from '../caf.events';
import { type CafFile } from '../caf.state';
import { type NotBefore, type OnEpisode, openFor, type OpenRefusal } from '../guards';
import { standsAlready } from '../on-record';
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
export const suspendCaf = (command: SuspendCaf, file: CafFile): Decided<CafEvent, SuspendCafRefusal> => {
  const { on, reason, note } = command;
  const episode = openFor(file, command, sinceTakenUp);
  if (isRefusal(episode)) return episode;
  const lasting = lastingPause(episode.pauses);
  const wanted: readonly CafSuspended[] = [
    { type: 'CafSuspended', data: { episode: episode.number, on, reason }, personal: { note } },
  ];
  return lasting === undefined
    ? wanted
    : standsAlready(
        'CafSuspended',
        { episode: episode.number, on: lasting.from },
        wanted,
        'caf-suspended',
        'the work on this CAF is paused already',
        { existing: lasting.from, correctedBy: 'POST /v1/children/{childId}/caf/{episode}/resumption' },
      );
};

/** Takes the work up again. */
export const resumeCaf = (command: ResumeCaf, file: CafFile): Decided<CafEvent, ResumeCafRefusal> => {
  const { on } = command;
  const episode = openFor(file, command, ({ pauses, openedOn }) => lastingPause(pauses)?.from ?? openedOn);
  if (isRefusal(episode)) return episode;
  const wanted: readonly CafResumed[] = [{ type: 'CafResumed', data: { episode: episode.number, on } }];
  if (lastingPause(episode.pauses) !== undefined) return wanted;
  const resumedOn = episode.pauses.at(-1)?.to;
  const why = 'the work on this CAF is not paused';
  return resumedOn == null
    ? refuse('caf-not-suspended', why)
    : standsAlready('CafResumed', { episode: episode.number, on: resumedOn }, wanted, 'caf-not-suspended', why, {
        existing: resumedOn,
      });
};
