import { isOpenAction, isRefusal, type Refusal, refuse, type Decided } from '@app/kernel';
import { type CafEvent, type CafClosed, type Outcome } from '../caf.events';
import { type CafFile, closureOf, type Episode } from '../caf.state';
import { type OnEpisode, openFor, type OpenRefusal, sinceLastStep } from '../guards';
import { corrections, standsAlready } from '../on-record';
import { type ClosureReason } from '../vocabulary';
import { awaitingSocialCare } from './step-up';

/** What other streams say is not over yet. */
export interface StillOpen {
  /** Teams that work for this episode. */
  readonly openTeams: readonly string[];
  readonly leadProfessionalActive: boolean;
  /** Whether a coordinator stands in for a Lead Professional of this episode. */
  readonly interimInPlace: boolean;
}

export interface CloseCaf extends OnEpisode, StillOpen {
  readonly type: 'CloseCaf';
  readonly reason: ClosureReason;
  readonly outcomes: readonly Outcome[];
  /** The one agency that carries on with what is open in the plan. */
  readonly carriedTo?: string | null;
  readonly summary: string;
  readonly childComment: string | null;
  readonly parentComment: string | null;
}

export type StillOpenRefusal = Refusal<
  'team-still-open' | 'lead-professional-still-active' | 'interim-coordinator-still-in-place'
>;
export type CloseCafRefusal =
  | OpenRefusal
  | StillOpenRefusal
  | Refusal<
      | 'assessment-not-completed'
      | 'assessment-completed'
      | 'additional-need-found'
      | 'step-up-pending'
      | 'step-up-not-accepted'
      | 'social-care-plan-missing'
      | 'actions-still-open'
      | 'move-not-recorded'
    >;

/** @returns a refusal while a team, a Lead Professional or whoever stands in for one would be left without a CAF. */
export const stillOpen = ({
  openTeams,
  leadProfessionalActive,
  interimInPlace,
}: StillOpen): StillOpenRefusal | undefined => {
  if (openTeams.length > 0) return refuse('team-still-open', 'the team around the child must be closed first');
  if (leadProfessionalActive)
    return refuse('lead-professional-still-active', 'the role of the Lead Professional must be ended first');
  if (interimInPlace)
    return refuse('interim-coordinator-still-in-place', 'the coordinator who stands in must let go first');
  return undefined;
};

/** Reasons that speak about the result of an assessment, so there must be one. */
const afterAssessment: readonly ClosureReason[] = [
  'needs-met-universal',
  'needs-met-single-agency',
  'transferred-to-specialist-plan',
  'no-additional-need-found',
];
const steppedUp: Partial<Record<ClosureReason, string>> = { 'stepped-up-s17': 's17', 'stepped-up-s47': 's47' };

/** @returns a refusal of a reason that the record does not bear out. */
export const reasonDoesNotFit = (reason: ClosureReason, episode: Episode): CloseCafRefusal | undefined => {
  const { completed, stepUps, movedOutOn } = episode;
  if (reason === 'consent-not-given' && completed !== null)
    return refuse(
      'assessment-completed',
      'the assessment is completed: consent was given, and may be withdrawn',
      '/reason',
    );
  if (afterAssessment.includes(reason) && completed === null)
    return refuse('assessment-not-completed', 'this reason needs a completed assessment', '/reason');
  if (reason === 'no-additional-need-found' && completed?.finding !== 'no-additional-need')
    return refuse('additional-need-found', 'the assessment found additional needs', '/reason');
  if (reason === 'moved-out-of-authority' && movedOutOn === null)
    return refuse(
      'move-not-recorded',
      'record first where the family moved and whether its record may follow',
      '/reason',
    );
  const basis = steppedUp[reason];
  const taken = stepUps.filter((one) => one.basis === basis && one.status === 'accepted');
  if (basis !== undefined && taken.length === 0)
    return refuse('step-up-not-accepted', 'social care has not accepted this child on that basis', '/reason');
  if (basis !== undefined && taken.every(({ planOn }) => planOn === null))
    return refuse('social-care-plan-missing', 'this stays open until social care has agreed its plan', '/reason');
  // A child who has died ends everything; anything else waits for social care to decide.
  return reason === 'deceased' ? undefined : awaitingSocialCare(episode);
};

/** Needs are met when nothing is left to do, or when one agency says that it carries on with what is left. */
const planLeftOpen = ({ reason, carriedTo }: CloseCaf, { plan }: Episode): CloseCafRefusal | undefined => {
  const met = reason === 'needs-met-universal' || reason === 'needs-met-single-agency';
  const carried = reason === 'needs-met-single-agency' && carriedTo != null;
  return met && !carried && plan.some(isOpenAction)
    ? refuse(
        'actions-still-open',
        'actions of the plan are open: resolve them, or name the agency that carries on',
        '/carriedTo',
      )
    : undefined;
};

/** Ends the episode. Nothing may be left running that nobody would look after any more. */
export const closeCaf = (command: CloseCaf, file: CafFile): Decided<CafEvent, CloseCafRefusal> => {
  const { on, reason, outcomes, carriedTo, summary, childComment, parentComment } = command;
  const before = file.episodes[command.episode - 1];
  const closure = before && closureOf(before);
  const wanted: readonly CafClosed[] = [
    {
      type: 'CafClosed',
      data: { episode: command.episode, on, reason, outcomes, ...(carriedTo == null ? {} : { carriedTo }) },
      personal: { summary, childComment, parentComment },
    },
  ];
  if (closure !== undefined)
    return standsAlready(
      'CafClosed',
      // One that was taken back stands no more; of the only one the day may have been corrected.
      { episode: command.episode, ...(before?.closures.length === 1 ? {} : { on: closure.on }) },
      wanted,
      'caf-not-open',
      'this CAF is closed already',
      { existing: command.episode, correctedBy: corrections.fact },
    );
  const episode = openFor(file, command, sinceLastStep);
  if (isRefusal(episode)) return episode;
  const refused = reasonDoesNotFit(reason, episode) ?? planLeftOpen(command, episode) ?? stillOpen(command);
  return refused ?? wanted;
};
