import {
  type ActionStatus,
  type ActionWords,
  type AgreedAction,
  type CalendarDate,
  ecmAims,
  isRefusal,
  type Refusal,
  refuse,
  type Decided,
} from '@app/kernel';
import { type ActionsAgreed, type CafEvent, type ActionUpdated, type CafReviewed, type Outcome } from '../caf.events';
import { type CafFile } from '../caf.state';
import { asksAbout, formOf } from '../forms/forms';
import { type OnEpisode, sinceAssessment, workingOn, type WorkRefusal } from '../guards';
import { oncePerRequest, standsAlready } from '../on-record';
import { type ReviewConclusion } from '../vocabulary';
import { type Comment, commentCode, commentText } from './complete-assessment';

export interface AgreeActions extends OnEpisode {
  readonly type: 'AgreeActions';
  readonly actions: readonly (AgreedAction & ActionWords)[];
}

export interface UpdateAction extends OnEpisode {
  readonly type: 'UpdateAction';
  readonly actionId: string;
  readonly status: ActionStatus;
  readonly progress: string | null;
}

export interface ReviewCaf extends OnEpisode {
  readonly type: 'ReviewCaf';
  readonly conclusion: ReviewConclusion;
  readonly nextReviewOn: CalendarDate | null;
  /** The timescales allow the next review to be no later than this. */
  readonly latestReviewOn: CalendarDate;
  readonly outcomes: readonly Outcome[];
  readonly consentRechecked: boolean;
  readonly childComment: Comment;
  readonly parentComment: Comment;
  readonly notes: string;
}

export type AgreeActionsRefusal =
  | WorkRefusal
  | Refusal<
      'assessment-not-completed' | 'unknown-element' | 'impossible-aim' | 'impossible-due-date' | 'missing-action-owner'
    >;
export type UpdateActionRefusal = WorkRefusal | Refusal<'action-not-found' | 'action-superseded'>;
export type ReviewCafRefusal =
  | WorkRefusal
  | Refusal<
      | 'assessment-not-completed'
      | 'review-already-recorded'
      | 'missing-next-review'
      | 'impossible-next-review'
      | 'unknown-element'
    >;

/** Agrees on who does what by when. Every action has an owner and a day. */
export const agreeActions = (command: AgreeActions, file: CafFile): Decided<CafEvent, AgreeActionsRefusal> => {
  const { on, actions } = command;
  const episode = workingOn(file, command, sinceAssessment);
  if (isRefusal(episode)) return episode;
  if (episode.completed === null)
    return refuse('assessment-not-completed', 'the assessment must be completed before actions are agreed');
  const form = formOf(episode.form);
  for (const [index, { element, ecm, aim, dueOn, ownerType, ownerId }] of actions.entries()) {
    if (element !== null && (form === undefined || !asksAbout(form, element)))
      return refuse('unknown-element', 'the form does not ask about this element', `/actions/${index}/element`);
    if (aim !== null && ecmAims[aim].outcome !== ecm)
      return refuse('impossible-aim', 'this aim belongs to another outcome', `/actions/${index}/aim`);
    if (dueOn < on)
      return refuse('impossible-due-date', 'an action cannot be due before it is agreed', `/actions/${index}/dueOn`);
    if (ownerType !== 'family-member' && ownerId === null)
      return refuse('missing-action-owner', 'say who does it', `/actions/${index}/ownerId`);
  }
  const wanted: readonly ActionsAgreed[] = [
    {
      type: 'ActionsAgreed',
      data: {
        episode: episode.number,
        on,
        actions: actions.map(({ description: _description, desiredOutcome: _outcome, ...agreed }) => agreed),
      },
      personal: {
        words: Object.fromEntries(
          actions.map(({ actionId, description, desiredOutcome }) => [actionId, { description, desiredOutcome }]),
        ),
      },
    },
  ];
  return episode.plan.some(({ agreedOn }) => agreedOn === on)
    ? oncePerRequest('ActionsAgreed', { episode: episode.number, on }, wanted)
    : wanted;
};

/** Says how far an action has come. */
export const updateAction = (command: UpdateAction, file: CafFile): Decided<CafEvent, UpdateActionRefusal> => {
  const { on, actionId, status, progress } = command;
  const episode = workingOn(file, command);
  if (isRefusal(episode)) return episode;
  const action = episode.plan.find((known) => known.actionId === actionId);
  if (action === undefined) return refuse('action-not-found', 'there is no such action in the plan');
  if (action.status === 'superseded')
    return refuse('action-superseded', 'another action has taken the place of this one');
  if (on < action.since)
    return refuse('impossible-date-order', 'this day is before the last change of the action', '/on');
  const wanted: readonly ActionUpdated[] = [
    { type: 'ActionUpdated', data: { episode: episode.number, on, actionId, status }, personal: { progress } },
  ];
  return action.status === status
    ? oncePerRequest('ActionUpdated', { episode: episode.number, actionId, status, on: action.since }, wanted)
    : wanted;
};

/** Looks back on the plan: what was reached, and whether to go on, to close or to step up. */
export const reviewCaf = (command: ReviewCaf, file: CafFile): Decided<CafEvent, ReviewCafRefusal> => {
  const { on, conclusion, nextReviewOn, latestReviewOn, outcomes, childComment, parentComment, notes } = command;
  const episode = workingOn(file, command, sinceAssessment);
  if (isRefusal(episode)) return episode;
  if (episode.completed === null)
    return refuse('assessment-not-completed', 'the assessment must be completed before it is reviewed');
  if (conclusion === 'continue' && nextReviewOn === null)
    return refuse('missing-next-review', 'to go on, agree on the day of the next review', '/nextReviewOn');
  if (nextReviewOn !== null && (nextReviewOn <= on || nextReviewOn > latestReviewOn))
    return refuse(
      'impossible-next-review',
      'the next review is after this one, and no later than the timescales allow',
      '/nextReviewOn',
    );
  const form = formOf(episode.form);
  const unknown = outcomes.findIndex(
    ({ element }) => element !== null && (form === undefined || !asksAbout(form, element)),
  );
  if (unknown >= 0)
    return refuse('unknown-element', 'the form does not ask about this element', `/outcomes/${unknown}/element`);
  const existing = episode.reviews.indexOf(on) + 1;
  const review = existing === 0 ? episode.reviews.length + 1 : existing;
  const wanted: readonly CafReviewed[] = [
    {
      type: 'CafReviewed',
      data: {
        episode: episode.number,
        on,
        review,
        conclusion,
        nextReviewOn,
        outcomes,
        consentRechecked: command.consentRechecked,
        childComment: commentCode(childComment),
        parentComment: commentCode(parentComment),
      },
      personal: { notes, childComment: commentText(childComment), parentComment: commentText(parentComment) },
    },
  ];
  return existing === 0
    ? wanted
    : standsAlready(
        'CafReviewed',
        { episode: episode.number, review },
        wanted,
        'review-already-recorded',
        'a review of that day is on record already',
        { existing: review, field: '/on' },
      );
};
