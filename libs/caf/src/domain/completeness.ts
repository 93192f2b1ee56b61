import { type CalendarDate, type Fact } from '@app/kernel';
import { type EpisodeEvent } from './caf.events';
import { type Episode, isOpen } from './caf.state';

/** What an audit of case files asks for. Codes are stable; the words for people are the client's. Source: domain dossier 5.4. */
export type AuditQuestion =
  | 'assessment-start-recorded'
  | 'assessment-completed'
  | 'child-in-own-words'
  | 'parent-in-own-words'
  | 'contributions-answered'
  | 'next-step-decided'
  | 'next-step-taken'
  | 'actions-answer-a-need'
  | 'actions-name-an-aim'
  | 'due-actions-have-progress'
  | 'next-review-set'
  | 'review-not-overdue'
  | 'consent-rechecked-at-reviews'
  | 'child-heard-at-reviews'
  | 'sharing-without-consent-cited'
  | 'outcomes-at-closure';

export interface Completeness {
  /** How many of the questions that apply are answered, in percent. */
  readonly score: number;
  /** The questions that apply and are not answered. */
  readonly missing: readonly AuditQuestion[];
}

type Of<T extends EpisodeEvent['type']> = Extract<Fact<EpisodeEvent>, { type: T }>;
const of = <T extends EpisodeEvent['type']>(facts: readonly Fact<EpisodeEvent>[], type: T): readonly Of<T>[] =>
  facts.filter((fact): fact is Of<T> => fact.type === type);

/** Each question that applies to the episode, and whether it is answered. */
const answers = (
  episode: Episode,
  facts: readonly Fact<EpisodeEvent>[],
  today: CalendarDate,
): Partial<Record<AuditQuestion, boolean>> => {
  const { completed, contributions, nextStep, plan, teams, status, nextReviewOn } = episode;
  const completion = of(facts, 'AssessmentCompleted').at(-1)?.data;
  const reviews = of(facts, 'CafReviewed');
  const withoutConsent = of(facts, 'StepUpRequested').filter(({ data }) => !data.withConsent);
  const closing = of(facts, 'CafClosed').at(-1)?.data;
  const reviewsItself = isOpen(episode) && status === 'in-delivery' && teams.length === 0;
  return {
    'assessment-start-recorded': episode.startedOn !== null,
    'assessment-completed': completed !== null,
    ...(completion && {
      'child-in-own-words': completion.childComment === 'given',
      'parent-in-own-words': completion.parentComment === 'given',
      'contributions-answered': contributions.every((one) => one.status !== 'requested'),
      'next-step-decided': nextStep !== null,
    }),
    ...(nextStep === 'team' && { 'next-step-taken': teams.length > 0 }),
    ...(nextStep === 'single-agency' && { 'next-step-taken': plan.length > 0 }),
    ...(nextStep === 'step-up' && { 'next-step-taken': episode.stepUps.length > 0 }),
    ...(plan.length > 0 && {
      'actions-answer-a-need': plan.every(({ element }) => element !== null),
      'actions-name-an-aim': plan.every(({ aim }) => aim !== null),
      'due-actions-have-progress': plan.every((action) => action.dueOn > today || action.status !== 'planned'),
    }),
    // Where there is a team, its meetings are the reviews.
    ...(reviewsItself && {
      'next-review-set': nextReviewOn !== null,
      'review-not-overdue': nextReviewOn === null || nextReviewOn >= today,
    }),
    ...(reviews.length > 0 && {
      'consent-rechecked-at-reviews': reviews.every(({ data }) => data.consentRechecked),
      'child-heard-at-reviews': reviews.every(({ data }) => data.childComment === 'given'),
    }),
    ...(withoutConsent.length > 0 && {
      'sharing-without-consent-cited': withoutConsent.every(({ data }) => data.sharingRecordId !== null),
    }),
    ...(status === 'closed' &&
      closing !== undefined &&
      completed !== null && { 'outcomes-at-closure': closing.outcomes.length > 0 }),
  };
};

/**
 * How complete the record of an episode is, computed from its facts and never stored: what an audit would ask for tomorrow follows
 * from today's rules.
 */
export const completenessOf = (
  episode: Episode,
  facts: readonly Fact<EpisodeEvent>[],
  today: CalendarDate,
): Completeness => {
  const asked = Object.entries(answers(episode, facts, today)) as [AuditQuestion, boolean][];
  const missing = asked.filter(([, answered]) => !answered).map(([question]) => question);
  return { score: Math.round((100 * (asked.length - missing.length)) / asked.length), missing };
};
