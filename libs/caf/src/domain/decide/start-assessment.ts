import { isRefusal, type Refusal, refuse } from '@app/kernel';
import { type AssessmentStarted } from '../caf.events';
import { type CafFile } from '../caf.state';
import { type OnEpisode, workingOn, type WorkRefusal } from '../guards';

export interface StartAssessment extends OnEpisode {
  readonly type: 'StartAssessment';
  readonly startedBy: string;
  readonly peoplePresent: string | null;
  /** Whether consent to assess and store holds that day: it may have been withdrawn since the opening. */
  readonly consent: string;
}
export type StartAssessmentRefusal =
  WorkRefusal | Refusal<'consent-missing' | 'assessment-started-already' | 'assessment-completed'>;

/** The first conversation with the family. */
export const startAssessment = (
  command: StartAssessment,
  file: CafFile,
): readonly AssessmentStarted[] | StartAssessmentRefusal => {
  const { on, startedBy, peoplePresent, consent } = command;
  const episode = workingOn(file, command);
  if (isRefusal(episode)) return episode;
  if (episode.startedOn === on) return [];
  if (episode.startedOn !== null)
    return refuse('assessment-started-already', 'this assessment has been started before');
  if (episode.completed !== null)
    return refuse('assessment-completed', 'this assessment is completed: correct the day on which it started');
  if (consent !== 'allowed')
    return refuse('consent-missing', 'the family must agree to assessment and record keeping before it starts');
  return [{ type: 'AssessmentStarted', data: { episode: episode.number, on, startedBy }, personal: { peoplePresent } }];
};
