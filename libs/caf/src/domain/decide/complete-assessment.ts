import { isRefusal, type Refusal, refuse, type Decided } from '@app/kernel';
import { type AssessmentCompleted, type CafEvent, type ElementRecorded } from '../caf.events';
import { type CafFile, type Episode } from '../caf.state';
import { formOf } from '../forms/forms';
import { type OnEpisode, workingOn, type WorkRefusal } from '../guards';
import { corrections, standsAlready } from '../on-record';
import { type Finding, type NoCommentReason, type WayOfCapturing } from '../vocabulary';
import { type ElementNote, type ElementRefusal, elementsRecorded } from './record-element';

/** Someone's own words, or why there are none. */
export type Comment =
  { readonly said: string; readonly captured?: WayOfCapturing | null } | { readonly whyNot: NoCommentReason };

export interface CompleteAssessment extends OnEpisode {
  readonly type: 'CompleteAssessment';
  readonly finding: Finding;
  /** Elements written down with this command; those recorded before stand. */
  readonly elements: readonly ElementNote[];
  readonly childComment: Comment;
  readonly parentComment: Comment;
  readonly conclusions: string;
  readonly authorId: string;
  readonly agencyId: string;
}

export type CompleteAssessmentRefusal =
  | WorkRefusal
  | ElementRefusal
  | Refusal<'assessment-completed-already' | 'missing-strength-or-need' | 'impossible-finding'>;

/** How the fact records a comment: that it was given, or why not. */
export const commentCode = (comment: Comment): 'given' | NoCommentReason =>
  'said' in comment ? 'given' : comment.whyNot;
export const commentText = (comment: Comment): string | null => ('said' in comment ? comment.said : null);
const captured = (comment: Comment): WayOfCapturing | undefined =>
  'said' in comment ? (comment.captured ?? undefined) : undefined;

/** Strengths and needs count alike: an assessment that only lists troubles is not a common assessment. */
const findingRefused = (
  episode: Episode,
  finding: Finding,
  strengths: number,
  needs: number,
): CompleteAssessmentRefusal | undefined => {
  const least = formOf(episode.form)?.completion ?? { strengths: 1, needs: 1 };
  if (finding === 'additional-needs' && (strengths < least.strengths || needs < least.needs))
    return refuse('missing-strength-or-need', 'an assessment shows at least one strength and one need', '/elements');
  if (finding === 'no-additional-need' && needs > 0)
    return refuse('impossible-finding', 'needs are written down, so there are additional needs', '/finding');
  return undefined;
};

/** Completes the assessment, and completes it anew when something was added to it since. */
export const completeAssessment = (
  command: CompleteAssessment,
  file: CafFile,
): Decided<CafEvent, CompleteAssessmentRefusal> => {
  const { on, finding, childComment, parentComment } = command;
  const episode = workingOn(
    file,
    command,
    ({ completed, startedOn, openedOn }) => completed?.on ?? startedOn ?? openedOn,
  );
  if (isRefusal(episode)) return episode;
  const { completed, amended } = episode;
  const recorded = elementsRecorded(command.elements, episode, command);
  if (isRefusal(recorded)) return recorded;
  const news = Object.fromEntries(recorded.map(({ data }) => [data.element, data]));
  const elements = Object.values({ ...episode.elements, ...news });
  const strengths = elements.filter((element) => element.strengths).length;
  const needs = elements.filter((element) => element.needs).length;
  const stands = completed !== null && !amended;
  const childCapture = captured(childComment);
  const parentCapture = captured(parentComment);
  const wanted: readonly (ElementRecorded | AssessmentCompleted)[] = [
    ...recorded,
    {
      type: 'AssessmentCompleted',
      data: {
        episode: episode.number,
        on,
        version: (completed?.version ?? 0) + (stands ? 0 : 1),
        finding,
        strengths,
        needs,
        childComment: commentCode(childComment),
        parentComment: commentCode(parentComment),
        ...(childCapture === undefined ? {} : { childCapture }),
        ...(parentCapture === undefined ? {} : { parentCapture }),
      },
      personal: {
        conclusions: command.conclusions,
        childComment: commentText(childComment),
        parentComment: commentText(parentComment),
      },
    },
  ];
  if (stands)
    return standsAlready(
      'AssessmentCompleted',
      { episode: episode.number, version: completed.version },
      wanted,
      'assessment-completed-already',
      'this assessment has been completed and nothing was added to it since',
      { existing: completed.version, correctedBy: corrections.text },
    );
  return findingRefused(episode, finding, strengths, needs) ?? wanted;
};
