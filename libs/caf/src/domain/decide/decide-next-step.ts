import { isRefusal, type Refusal, refuse } from '@app/kernel';
import { type NextStepDecided } from '../caf.events';
import { type CafFile, type EpisodeRefusal, openFor, type OnEpisode } from '../caf.state';
import { type NextStep } from '../vocabulary';

export interface DecideNextStep extends OnEpisode {
  readonly type: 'DecideNextStep';
  readonly nextStep: NextStep;
  readonly decidedBy: string;
  readonly note: string | null;
}

export type DecideNextStepRefusal = EpisodeRefusal | Refusal<'assessment-not-completed'>;

/** What follows from the assessment. It may be decided anew as long as the CAF is open; the latest decision counts. */
export const decideNextStep = (
  command: DecideNextStep,
  file: CafFile,
): readonly NextStepDecided[] | DecideNextStepRefusal => {
  const { on, nextStep, decidedBy, note } = command;
  const episode = openFor(file, command, ({ completed, openedOn }) => completed?.on ?? openedOn);
  if (isRefusal(episode)) return episode;
  if (episode.completed === null)
    return refuse('assessment-not-completed', 'the assessment must be completed before the next step is decided');
  if (episode.nextStep === nextStep) return [];
  return [{ type: 'NextStepDecided', data: { episode: episode.number, on, nextStep, decidedBy }, personal: { note } }];
};
