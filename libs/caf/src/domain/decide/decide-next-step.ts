import { isRefusal, type Refusal, refuse, type Decided } from '@app/kernel';
import { type CafEvent, type NextStepDecided } from '../caf.events';
import { type CafFile } from '../caf.state';
import { type OnEpisode, sinceAssessment, workingOn, type WorkRefusal } from '../guards';
import { oncePerRequest } from '../on-record';
import { type NextStep } from '../vocabulary';

export interface DecideNextStep extends OnEpisode {
  readonly type: 'DecideNextStep';
  readonly nextStep: NextStep;
  readonly decidedBy: string;
  readonly note: string | null;
}

export type DecideNextStepRefusal = WorkRefusal | Refusal<'assessment-not-completed'>;

/** What follows from the assessment. It may be decided anew as long as the CAF is open; the latest decision counts. */
export const decideNextStep = (command: DecideNextStep, file: CafFile): Decided<CafEvent, DecideNextStepRefusal> => {
  const { on, nextStep, decidedBy, note } = command;
  const episode = workingOn(file, command, sinceAssessment);
  if (isRefusal(episode)) return episode;
  if (episode.completed === null)
    return refuse('assessment-not-completed', 'the assessment must be completed before the next step is decided');
  const wanted: readonly NextStepDecided[] = [
    { type: 'NextStepDecided', data: { episode: episode.number, on, nextStep, decidedBy }, personal: { note } },
  ];
  return episode.nextStep === nextStep
    ? oncePerRequest('NextStepDecided', { episode: episode.number, nextStep }, wanted)
    : wanted;
};
