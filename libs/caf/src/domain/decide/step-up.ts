import { isRefusal, type Refusal, refuse, type Decided, type AlreadyRecorded } from '@app/kernel';
import {
  type CafEvent,
  type SocialCarePlanAgreed,
  type StepUpAccepted,
  type StepUpDeclined,
  type StepUpRequested,
} from '../caf.events';
import { type CafFile, type Episode, pendingStepUp, type StepUp } from '../caf.state';
import { type OnEpisode, openFor, type OpenRefusal } from '../guards';
import { oncePerRequest, standsAlready } from '../on-record';
import { type StepUpBasis } from '../vocabulary';

export interface RequestStepUp extends OnEpisode {
  readonly type: 'RequestStepUp';
  readonly basis: StepUpBasis;
  readonly toAgency: string;
  readonly requestedBy: string;
  /** Whether the family's consent lets social care know. */
  readonly agencyCovered: boolean;
  /** The recorded decision to share without consent. */
  readonly sharingRecordId: string | null;
  /** Whether that decision stands on that day and is about the agency that is asked; false where none is named. */
  readonly sharingStands: boolean;
  readonly concern: string;
}

/** What social care answers. */
interface AnswerStepUp extends OnEpisode {
  readonly stepUp: number;
  readonly by: string;
}
export interface AcceptStepUp extends AnswerStepUp {
  readonly type: 'AcceptStepUp';
}
export interface DeclineStepUp extends AnswerStepUp {
  readonly type: 'DeclineStepUp';
  readonly feedback: string;
}
export interface AgreeSocialCarePlan extends AnswerStepUp {
  readonly type: 'AgreeSocialCarePlan';
}

export type RequestStepUpRefusal =
  OpenRefusal | Refusal<'step-up-pending' | 'consent-does-not-cover-agency' | 'unknown-sharing'>;
export type AnswerStepUpRefusal = OpenRefusal | Refusal<'step-up-not-found' | 'step-up-answered'>;
export type AgreeSocialCarePlanRefusal =
  OpenRefusal | Refusal<'step-up-not-found' | 'step-up-not-accepted' | 'social-care-plan-agreed-already'>;

/**
 * Asks social care to take over. The episode stays open, the team goes on. A child in need is referred with consent or with a
 * recorded decision to share without it; where significant harm is feared nothing has to wait for either. Only fear of
 * significant harm may be sent while an earlier request waits: each such concern is recorded, also a second person's.
 */
export const requestStepUp = (command: RequestStepUp, file: CafFile): Decided<CafEvent, RequestStepUpRefusal> => {
  const { on, basis, toAgency, requestedBy, agencyCovered, sharingRecordId, concern } = command;
  const episode = openFor(file, command);
  if (isRefusal(episode)) return episode;
  const pending = episode.stepUps.findLast(({ status }) => status === 'pending');
  const requested = (stepUp: number): readonly StepUpRequested[] => [
    {
      type: 'StepUpRequested',
      data: {
        episode: episode.number,
        on,
        stepUp,
        basis,
        toAgency,
        requestedBy,
        withConsent: agencyCovered,
        sharingRecordId,
      },
      personal: { concern },
    },
  ];
  if (pending !== undefined && basis === 's17')
    return standsAlready(
      'StepUpRequested',
      { episode: episode.number, stepUp: pending.number },
      requested(pending.number),
      'step-up-pending',
      'social care has been asked and has not answered yet',
      { existing: pending.number },
    );
  if (sharingRecordId !== null && !command.sharingStands)
    return refuse(
      'unknown-sharing',
      'no decision to share with this agency without consent stands under that id on that day',
      '/sharingRecordId',
    );
  if (basis === 's17' && !agencyCovered && sharingRecordId === null)
    return refuse(
      'consent-does-not-cover-agency',
      'ask the family, or record the decision to share without consent and cite it',
      '/sharingRecordId',
    );
  const wanted = requested(episode.stepUps.length + 1);
  return pending?.basis === 's47'
    ? oncePerRequest('StepUpRequested', { episode: episode.number, basis, on }, wanted)
    : wanted;
};

const answeredAlready = (
  type: 'StepUpAccepted' | 'StepUpDeclined',
  { episode, stepUp }: AnswerStepUp,
  wanted: readonly CafEvent[],
): AlreadyRecorded<CafEvent, Refusal<'step-up-answered'>> =>
  standsAlready(type, { episode, stepUp }, wanted, 'step-up-answered', 'social care has answered before', {
    existing: stepUp,
  });

/** The request to answer, or one to which this answer was given before, with its episode. */
const requestFor = (
  file: CafFile,
  command: AnswerStepUp,
  answer: StepUp['status'],
): { readonly episode: Episode; readonly request: StepUp } | AnswerStepUpRefusal => {
  const episode = openFor(file, command);
  if (isRefusal(episode)) return episode;
  const request = episode.stepUps[command.stepUp - 1];
  if (request === undefined) return refuse('step-up-not-found', 'social care was not asked');
  if (request.status === answer) return { episode, request };
  if (request.status !== 'pending') return refuse('step-up-answered', 'social care has answered before');
  if (command.on < request.on)
    return refuse('impossible-date-order', 'social care had not been asked on that day', '/on');
  return { episode, request };
};

/** Social care takes over. The episode stays open while social care assesses and plans. */
export const acceptStepUp = (command: AcceptStepUp, file: CafFile): Decided<CafEvent, AnswerStepUpRefusal> => {
  const { on, stepUp, by } = command;
  const found = requestFor(file, command, 'accepted');
  if (isRefusal(found)) return found;
  const { episode, request } = found;
  const wanted: readonly StepUpAccepted[] = [
    { type: 'StepUpAccepted', data: { episode: episode.number, on, stepUp, basis: request.basis, acceptedBy: by } },
  ];
  return request.status === 'pending' ? wanted : answeredAlready('StepUpAccepted', command, wanted);
};

/** Social care's plan is agreed, so nobody is left without help: the episode may now be closed as stepped up. */
export const agreeSocialCarePlan = (
  command: AgreeSocialCarePlan,
  file: CafFile,
): Decided<CafEvent, AgreeSocialCarePlanRefusal> => {
  const { on, stepUp, by } = command;
  const episode = openFor(file, command);
  if (isRefusal(episode)) return episode;
  const request = episode.stepUps[stepUp - 1];
  if (request === undefined) return refuse('step-up-not-found', 'social care was not asked');
  const { basis } = request;
  const wanted: readonly SocialCarePlanAgreed[] = [
    { type: 'SocialCarePlanAgreed', data: { episode: episode.number, on, stepUp, basis, agreedBy: by } },
  ];
  if (request.planOn !== null)
    return standsAlready(
      'SocialCarePlanAgreed',
      { episode: episode.number, stepUp },
      wanted,
      'social-care-plan-agreed-already',
      "social care's plan for this child is on record",
      { existing: stepUp },
    );
  if (request.status !== 'accepted' || request.answeredOn === null)
    return refuse('step-up-not-accepted', 'social care has not accepted this child on that request');
  if (on < request.answeredOn)
    return refuse('impossible-date-order', 'social care had not accepted the child on that day', '/on');
  return wanted;
};

/** Social care does not take over: the work goes on, with its feedback. */
export const declineStepUp = (command: DeclineStepUp, file: CafFile): Decided<CafEvent, AnswerStepUpRefusal> => {
  const { on, stepUp, by, feedback } = command;
  const found = requestFor(file, command, 'declined');
  if (isRefusal(found)) return found;
  const wanted: readonly StepUpDeclined[] = [
    {
      type: 'StepUpDeclined',
      data: { episode: found.episode.number, on, stepUp, declinedBy: by },
      personal: { feedback },
    },
  ];
  return found.request.status === 'pending' ? wanted : answeredAlready('StepUpDeclined', command, wanted);
};

/** @returns a refusal while social care is still to decide: until then the episode may not end. */
export const awaitingSocialCare = (episode: Episode): Refusal<'step-up-pending'> | undefined =>
  pendingStepUp(episode) === undefined
    ? undefined
    : refuse('step-up-pending', 'social care has been asked and has not answered yet');
