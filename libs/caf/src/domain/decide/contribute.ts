import { type AgencyType, isRefusal, type Refusal, refuse, type Decided, type AlreadyRecorded } from '@app/kernel';
import {
  type CafEvent,
  type ContributionAdded,
  type ContributionDeclined,
  type ContributionRequested,
} from '../caf.events';
import { type CafFile, type Contribution, type Episode } from '../caf.state';
import { type OnEpisode, workingOn, type WorkRefusal } from '../guards';
import { oncePerRequest, standsAlready } from '../on-record';
import { type DeclinedContributionReason } from '../vocabulary';
import { type ElementNote, type ElementRefusal, elementsRecorded } from './record-element';

export interface RequestContribution extends OnEpisode {
  readonly type: 'RequestContribution';
  readonly agencyId: string;
  readonly agencyType: AgencyType;
  readonly requestedBy: string;
  readonly question: string | null;
  /** Whether the family's consent lets that agency know. */
  readonly agencyCovered: boolean;
}

export interface AddContribution extends OnEpisode {
  readonly type: 'AddContribution';
  /** The request that it answers; null when nobody asked. */
  readonly contribution: number | null;
  readonly practitionerId: string;
  readonly agencyId: string;
  readonly agencyType: AgencyType;
  readonly text: string;
  /** What it says about single elements. */
  readonly elements: readonly ElementNote[];
  readonly agencyCovered: boolean;
}

export interface DeclineContribution extends OnEpisode {
  readonly type: 'DeclineContribution';
  readonly contribution: number;
  readonly agencyId: string;
  readonly reason: DeclinedContributionReason;
  readonly note: string | null;
}

type ContributionRefusal = WorkRefusal | Refusal<'assessment-completed'>;
type AnswerRefusal =
  ContributionRefusal | Refusal<'contribution-not-found' | 'not-the-agency-asked' | 'contribution-answered'>;
export type RequestContributionRefusal =
  ContributionRefusal | Refusal<'consent-does-not-cover-agency' | 'contribution-pending'>;
export type AddContributionRefusal = AnswerRefusal | ElementRefusal | Refusal<'consent-does-not-cover-agency'>;
export type DeclineContributionRefusal = AnswerRefusal;

/** The episode, while others can still add to its assessment. */
const assessing = (file: CafFile, command: OnEpisode): Episode | ContributionRefusal => {
  const episode = workingOn(file, command);
  if (isRefusal(episode)) return episode;
  return episode.completed === null
    ? episode
    : refuse('assessment-completed', 'this assessment is completed: join the team, or record an element');
};

/** The request that an agency answers; `answered` when it has given this answer before. */
const requestFor = (
  { contributions }: Episode,
  { contribution: number, agencyId, on }: Pick<DeclineContribution, 'contribution' | 'agencyId' | 'on'>,
  answer: Contribution['status'],
): Contribution | 'answered' | AnswerRefusal => {
  const request = contributions.find((one) => one.number === number);
  if (request === undefined) return refuse('contribution-not-found', 'no such contribution was asked for');
  if (request.agencyId !== agencyId) return refuse('not-the-agency-asked', 'only the agency that was asked can answer');
  if (request.status === answer) return 'answered';
  if (request.status !== 'requested') return refuse('contribution-answered', 'this request has been answered before');
  if (on < request.on) return refuse('impossible-date-order', 'the agency had not been asked on that day', '/on');
  return request;
};

const answeredAlready = (
  type: 'ContributionAdded' | 'ContributionDeclined',
  { number: episode }: Episode,
  contribution: number,
  wanted: readonly CafEvent[],
): AlreadyRecorded<CafEvent, Refusal<'contribution-answered'>> =>
  standsAlready(
    type,
    { episode, contribution },
    wanted,
    'contribution-answered',
    'this request has been answered before',
    { existing: contribution },
  );

/** Asks another agency to say what it knows of the child. */
export const requestContribution = (
  command: RequestContribution,
  file: CafFile,
): Decided<CafEvent, RequestContributionRefusal> => {
  const { on, agencyId, agencyType, requestedBy, question } = command;
  const episode = assessing(file, command);
  if (isRefusal(episode)) return episode;
  const pending = episode.contributions.find((one) => one.agencyId === agencyId && one.status === 'requested');
  const contribution = pending?.number ?? episode.contributions.length + 1;
  const wanted: readonly ContributionRequested[] = [
    {
      type: 'ContributionRequested',
      data: { episode: episode.number, on, contribution, agencyId, agencyType, requestedBy },
      personal: { question },
    },
  ];
  if (pending !== undefined)
    return standsAlready(
      'ContributionRequested',
      { episode: episode.number, contribution },
      wanted,
      'contribution-pending',
      'this agency has been asked and has not answered yet',
      { existing: contribution, field: '/agencyId' },
    );
  if (!command.agencyCovered)
    return refuse('consent-does-not-cover-agency', 'the family has not agreed to share with this agency', '/agencyId');
  return wanted;
};

/** Says what an agency knows, asked or unasked, in one text and, where it likes, element by element. */
export const addContribution = (command: AddContribution, file: CafFile): Decided<CafEvent, AddContributionRefusal> => {
  const { on, contribution, practitionerId, agencyId, agencyType, text, elements } = command;
  const episode = assessing(file, command);
  if (isRefusal(episode)) return episode;
  const added = (number: number): ContributionAdded => ({
    type: 'ContributionAdded',
    data: { episode: episode.number, on, contribution: number, agencyId, agencyType, practitionerId },
    personal: { text },
  });
  if (contribution !== null) {
    const request = requestFor(episode, { contribution, agencyId, on }, 'added');
    if (request === 'answered')
      return answeredAlready('ContributionAdded', episode, contribution, [added(contribution)]);
    if (isRefusal(request)) return request;
  }
  if (!command.agencyCovered)
    return refuse('consent-does-not-cover-agency', 'the family has not agreed to share with your agency');
  const recorded = elementsRecorded(elements, episode, { on, authorId: practitionerId, agencyId });
  if (isRefusal(recorded)) return recorded;
  const wanted = [added(contribution ?? episode.contributions.length + 1), ...recorded];
  // Asked by nobody, an agency may say more than once what it knows.
  return contribution === null && episode.contributions.some((one) => one.agencyId === agencyId)
    ? oncePerRequest('ContributionAdded', { episode: episode.number, agencyId, practitionerId }, wanted)
    : wanted;
};

/** Says that an agency will not contribute, and why. */
export const declineContribution = (
  command: DeclineContribution,
  file: CafFile,
): Decided<CafEvent, DeclineContributionRefusal> => {
  const { on, contribution, reason, note } = command;
  const episode = assessing(file, command);
  if (isRefusal(episode)) return episode;
  const wanted: readonly ContributionDeclined[] = [
    {
      type: 'ContributionDeclined',
      data: { episode: episode.number, on, contribution, reason },
      personal: { note },
    },
  ];
  const request = requestFor(episode, command, 'declined');
  if (request === 'answered') return answeredAlready('ContributionDeclined', episode, contribution, wanted);
  return isRefusal(request) ? request : wanted;
};
