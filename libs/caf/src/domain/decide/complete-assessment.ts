import { isRefusal, type Refusal, refuse } from '@app/kernel';
import { type AssessmentCompleted, type ElementRecorded } from '../caf.events';
import { type CafFile, type Episode, type EpisodeRefusal, openFor, type OnEpisode } from '../caf.state';
import { type Finding, type NeedLevel, type NoCommentReason } from '../vocabulary';

/** What a practitioner writes down about one element. */
export interface ElementNote {
  readonly element: string;
  readonly level: NeedLevel;
  readonly strengths: string | null;
  readonly needs: string | null;
  readonly evidence: string | null;
}

/** Someone's own words, or why there are none. */
export type Comment = { readonly said: string } | { readonly whyNot: NoCommentReason };

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
  EpisodeRefusal | Refusal<'assessment-completed-already' | 'missing-strength-or-need' | 'impossible-finding'>;

const elementRecorded = (
  note: ElementNote,
  episode: Episode,
  { on, authorId, agencyId }: Pick<CompleteAssessment, 'on' | 'authorId' | 'agencyId'>,
): ElementRecorded => {
  const { element, level, strengths, needs, evidence } = note;
  return {
    type: 'ElementRecorded',
    data: {
      episode: episode.number,
      on,
      element,
      version: (episode.elements[element]?.version ?? 0) + 1,
      level,
      authorId,
      agencyId,
      strengths: strengths !== null,
      needs: needs !== null,
      evidence: evidence !== null,
    },
    personal: { strengths, needs, evidence },
  };
};

const commentCode = (comment: Comment): 'given' | NoCommentReason => ('said' in comment ? 'given' : comment.whyNot);
const commentText = (comment: Comment): string | null => ('said' in comment ? comment.said : null);

/** Strengths and needs count alike: an assessment that only lists troubles is not a common assessment. */
export const completeAssessment = (
  command: CompleteAssessment,
  file: CafFile,
): readonly (ElementRecorded | AssessmentCompleted)[] | CompleteAssessmentRefusal => {
  const { on, finding } = command;
  const before = file.episodes[command.episode - 1];
  if (before?.completed?.on === on && before.completed.finding === finding) return [];
  const episode = openFor(file, command);
  if (isRefusal(episode)) return episode;
  if (episode.completed !== null)
    return refuse('assessment-completed-already', 'this assessment has been completed before');
  const recorded = command.elements.map((note) => elementRecorded(note, episode, command));
  const elements = Object.values({
    ...episode.elements,
    ...Object.fromEntries(recorded.map(({ data }) => [data.element, data])),
  });
  const strengths = elements.filter((element) => element.strengths).length;
  const needs = elements.filter((element) => element.needs).length;
  if (finding === 'additional-needs' && (strengths === 0 || needs === 0))
    return refuse('missing-strength-or-need', 'an assessment shows at least one strength and one need', '/elements');
  if (finding === 'no-additional-need' && needs > 0)
    return refuse('impossible-finding', 'needs are written down, so there are additional needs', '/finding');
  return [
    ...recorded,
    {
      type: 'AssessmentCompleted',
      data: {
        episode: episode.number,
        on,
        version: 1,
        finding,
        strengths,
        needs,
        childComment: commentCode(command.childComment),
        parentComment: commentCode(command.parentComment),
      },
      personal: {
        conclusions: command.conclusions,
        childComment: commentText(command.childComment),
        parentComment: commentText(command.parentComment),
      },
    },
  ];
};
