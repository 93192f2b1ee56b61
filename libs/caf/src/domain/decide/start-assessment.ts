import { isRefusal, type Refusal, refuse, type Decided } from '@app/kernel';
import { type AssessmentStarted, type CafEvent } from '../caf.events';
import { type CafFile } from '../caf.state';
import { type OnEpisode, workingOn, type WorkRefusal } from '../guards';
import { corrections, standsAlready } from '../on-record';

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
export const startAssessment = (command: StartAssessment, file: CafFile): Decided<CafEvent, StartAssessmentRefusal> => {
  const { on, startedBy, peoplePresent, consent } = command;
  const episode = workingOn(file, command);
  if (isRefusal(episode)) return episode;
  const wanted: readonly AssessmentStarted[] = [
    { type: 'AssessmentStarted', data: { episode: episode.number, on, startedBy }, personal: { peoplePresent } },
  ];
  if (episode.startedOn !== null)
    return standsAlready(
      'AssessmentStarted',
      { episode: episode.number },
      wanted,
      'assessment-started-already',
      'this assessment has been started before',
      { existing: episode.startedOn, correctedBy: corrections.fact },
    );
  if (episode.completed !== null)
    return refuse('assessment-completed', 'this assessment is completed: correct the day on which it started');
  if (consent !== 'allowed')
    return refuse('consent-missing', 'the family must agree to assessment and record keeping before it starts');
  return wanted;
};
