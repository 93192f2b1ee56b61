import { type EcmOutcome, isRefusal, type Refusal, refuse, type Result } from '@app/kernel';
import { type CafClosed, type CafVoided } from '../caf.events';
import {
  type CafFile,
  type Episode,
  type EpisodeRefusal,
  existingEpisode,
  openFor,
  type OnEpisode,
} from '../caf.state';
import { type ClosureReason, type VoidReason } from '../vocabulary';

/** What other streams say is not over yet. */
interface StillOpen {
  /** Teams of this episode that are open. */
  readonly openTeams: readonly string[];
  readonly leadProfessionalActive: boolean;
}

export interface CloseCaf extends OnEpisode, StillOpen {
  readonly type: 'CloseCaf';
  readonly reason: ClosureReason;
  readonly outcomes: readonly { readonly ecm: EcmOutcome; readonly element: string | null; readonly result: Result }[];
  readonly summary: string;
  readonly childComment: string | null;
  readonly parentComment: string | null;
}

export interface VoidCaf extends OnEpisode, StillOpen {
  readonly type: 'VoidCaf';
  readonly reason: VoidReason;
  readonly explanation: string;
}

type StillOpenRefusal = Refusal<'team-still-open' | 'lead-professional-still-active'>;
export type CloseCafRefusal =
  | EpisodeRefusal
  | StillOpenRefusal
  | Refusal<'assessment-not-completed' | 'assessment-completed' | 'additional-need-found' | 'step-up-not-accepted'>;
export type VoidCafRefusal = StillOpenRefusal | Refusal<'caf-not-found' | 'future-date' | 'assessment-completed'>;

const stillOpen = ({ openTeams, leadProfessionalActive }: StillOpen): StillOpenRefusal | undefined => {
  if (openTeams.length > 0) return refuse('team-still-open', 'the team around the child must be closed first');
  if (leadProfessionalActive)
    return refuse('lead-professional-still-active', 'the role of the Lead Professional must be ended first');
  return undefined;
};

/** Reasons that speak about the result of an assessment, so there must be one. */
const afterAssessment: readonly ClosureReason[] = [
  'needs-met-universal',
  'needs-met-single-agency',
  'transferred-to-specialist-plan',
  'no-additional-need-found',
];

const reasonDoesNotFit = (reason: ClosureReason, { completed }: Episode): CloseCafRefusal | undefined => {
  if (reason === 'consent-not-given' && completed !== null)
    return refuse(
      'assessment-completed',
      'consent was given and the assessment completed: it may have been withdrawn',
      '/reason',
    );
  if (afterAssessment.includes(reason) && completed === null)
    return refuse('assessment-not-completed', 'this reason needs a completed assessment', '/reason');
  if (reason === 'no-additional-need-found' && completed?.finding !== 'no-additional-need')
    return refuse('additional-need-found', 'the assessment found additional needs', '/reason');
  // Social care has taken over only when it says so: until then the CAF goes on.
  if (reason === 'stepped-up-s17' || reason === 'stepped-up-s47')
    return refuse('step-up-not-accepted', 'social care has not accepted this child', '/reason');
  return undefined;
};

/** Ends the episode. Nothing may be left running that nobody would look after any more. */
export const closeCaf = (command: CloseCaf, file: CafFile): readonly CafClosed[] | CloseCafRefusal => {
  const { on, reason, outcomes, summary, childComment, parentComment } = command;
  const before = file.episodes[command.episode - 1];
  if (before?.status === 'closed' && before.closed?.on === on && before.closed.reason === reason) return [];
  const episode = openFor(file, command, ({ lastOn }) => lastOn);
  if (isRefusal(episode)) return episode;
  const refused = reasonDoesNotFit(reason, episode) ?? stillOpen(command);
  if (refused !== undefined) return refused;
  return [
    {
      type: 'CafClosed',
      data: { episode: episode.number, on, reason, outcomes },
      personal: { summary, childComment, parentComment },
    },
  ];
};

/** Takes an episode out of every count, at every date. What was written stays readable as history. */
export const voidCaf = (command: VoidCaf, file: CafFile): readonly CafVoided[] | VoidCafRefusal => {
  const { on, today, reason, explanation } = command;
  const episode = existingEpisode(file, command.episode);
  if (isRefusal(episode)) return episode;
  if (episode.status === 'void') return [];
  if (on > today) return refuse('future-date', 'this day is still to come', '/on');
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
