import { type CalendarDate, type Fact, withAgreed, withPause, withPauseEnded, withStatus } from '@app/kernel';
import { type CafEvent, type EpisodeEvent, type FactCorrected } from './caf.events';
import { type CafFile, type CafStatus, type Episode, type StepUp } from './caf.state';
import { type CafReason, type ClosureReason } from './vocabulary';

const later = (one: CalendarDate | null, other: CalendarDate): CalendarDate =>
  one === null || other > one ? other : one;
const earlier = (one: CalendarDate | null, other: CalendarDate): CalendarDate =>
  one === null || other < one ? other : one;

/** How far an open episode has come: delivery begins with a team, a plan or a review, but not before the assessment is complete. */
const stageOf = ({ completed, teams, plan, reviews }: Episode): CafStatus => {
  if (completed === null) return 'assessing';
  return teams.length + plan.length + reviews.length > 0 ? 'in-delivery' : 'assessed';
};
const atItsStage = (episode: Episode): Episode =>
  episode.status === 'closed' || episode.status === 'void' ? episode : { ...episode, status: stageOf(episode) };

const answered = <A extends { readonly number: number; readonly status: string }>(
  all: readonly A[],
  number: number,
  status: A['status'],
): readonly A[] => all.map((one) => (one.number === number ? { ...one, status } : one));

const withAnswer = (
  all: readonly StepUp[],
  { stepUp: number, on }: { readonly stepUp: number; readonly on: CalendarDate },
  status: StepUp['status'],
): readonly StepUp[] => all.map((one) => (one.number === number ? { ...one, status, answeredOn: on } : one));

/** The episode as it is on the first day. */
export const opened = ({ data }: Extract<Fact<CafEvent>, { type: 'CafOpened' }>): Episode => ({
  number: data.episode,
  episodeId: data.episodeId,
  status: 'assessing',
  form: data.form,
  source: data.source,
  openedOn: data.on,
  startedOn: null,
  firstStepOn: null,
  lastStepOn: null,
  reasons: data.reasons,
  primaryReason: data.primaryReason,
  authorId: data.authorId,
  agencyId: data.agencyId,
  agencyType: data.agencyType,
  heard: data.heard ?? 0,
  place: data.place,
  elements: {},
  contributions: [],
  completed: null,
  amended: false,
  nextStep: null,
  plan: [],
  reviews: [],
  nextReviewOn: null,
  stepUps: [],
  transfers: [],
  movedOutOn: null,
  pauses: [],
  closures: [],
  firstTeamOn: null,
  teams: [],
});

const corrected = (episode: Episode, { path, old, new: value }: FactCorrected['data']): Episode => {
  const { completed, closures, elements } = episode;
  const last = closures.at(-1);
  switch (path) {
    case 'openedOn':
      return { ...episode, openedOn: value };
    case 'startedOn':
      return { ...episode, startedOn: value };
    case 'completedOn':
      return {
        ...episode,
        completed: completed && { ...completed, on: value },
        // What was written down with it has its day.
        elements: Object.fromEntries(
          Object.entries(elements).map(([code, one]) => [code, one.on === old ? { ...one, on: value } : one]),
        ),
      };
    case 'closedOn':
      return { ...episode, closures: last === undefined ? [] : [...closures.slice(0, -1), { ...last, on: value }] };
    case 'closureReason': {
      const reason = value as ClosureReason;
      return { ...episode, closures: last === undefined ? [] : [...closures.slice(0, -1), { ...last, reason }] };
    }
    case 'primaryReason':
      return { ...episode, primaryReason: value as CafReason };
  }
};

/** What the fact changes, its day aside. */
const changed = (episode: Episode, fact: Exclude<Fact<EpisodeEvent>, { type: 'CafOpened' }>): Episode => {
  switch (fact.type) {
    case 'TextCorrected':
      return episode;
    case 'StepDownReceived':
      return { ...episode, firstTeamOn: fact.data.firstTeamOn };
    case 'FactCorrected':
      return corrected(episode, fact.data);
    case 'AssessmentStarted':
      return { ...episode, startedOn: fact.data.on };
    case 'ElementRecorded': {
      const { on, element, version, strengths, needs } = fact.data;
      const elements = { ...episode.elements, [element]: { on, version, strengths, needs } };
      return { ...episode, elements, amended: episode.completed !== null };
    }
    case 'ContributionRequested': {
      const { contribution: number, agencyId, on } = fact.data;
      const requested = { number, status: 'requested' as const, agencyId, on };
      return { ...episode, contributions: [...episode.contributions, requested] };
    }
    case 'ContributionAdded': {
      const { contribution: number, agencyId, on } = fact.data;
      const others = episode.contributions.filter((one) => one.number !== number);
      return { ...episode, contributions: [...others, { number, status: 'added', agencyId, on }] };
    }
    case 'ContributionDeclined':
      return { ...episode, contributions: answered(episode.contributions, fact.data.contribution, 'declined') };
    case 'AssessmentCompleted': {
      const { on, version, finding } = fact.data;
      return { ...episode, completed: { on, version, finding }, amended: false };
    }
    case 'NextStepDecided':
      return { ...episode, nextStep: fact.data.nextStep };
    case 'ActionsAgreed':
      return { ...episode, plan: withAgreed(episode.plan, fact.data.actions, fact.data.on) };
    case 'ActionUpdated':
      return { ...episode, plan: withStatus(episode.plan, fact.data) };
    case 'CafReviewed': {
      const { on, nextReviewOn } = fact.data;
      // A review entered late does not undo what a later one agreed.
      const next = episode.reviews.some((review) => review > on) ? episode.nextReviewOn : nextReviewOn;
      return { ...episode, reviews: [...episode.reviews, on], nextReviewOn: next };
    }
    case 'TeamNoted':
      return { ...episode, teams: [...episode.teams, fact.data.tacId] };
    case 'StepUpRequested': {
      const { stepUp: number, basis, requestedBy, on } = fact.data;
      return {
        ...episode,
        stepUps: [
          ...episode.stepUps,
          { number, status: 'pending', basis, requestedBy, on, answeredOn: null, planOn: null },
        ],
      };
    }
    case 'StepUpAccepted':
      return { ...episode, stepUps: withAnswer(episode.stepUps, fact.data, 'accepted') };
    case 'SocialCarePlanAgreed': {
      const { stepUp, on } = fact.data;
      const planned = episode.stepUps.map((one) => (one.number === stepUp ? { ...one, planOn: on } : one));
      return { ...episode, stepUps: planned };
    }
    case 'StepUpDeclined':
      return { ...episode, stepUps: withAnswer(episode.stepUps, fact.data, 'declined') };
    case 'TransferRequested': {
      const { transfer: number, toPlace, on } = fact.data;
      const requested = { number, status: 'pending' as const, toPlace, on, acceptedOn: null };
      return { ...episode, transfers: [...episode.transfers, requested] };
    }
    case 'TransferAccepted': {
      const { transfer, place, on: acceptedOn } = fact.data;
      const transfers = answered(episode.transfers, transfer, 'accepted');
      return {
        ...episode,
        place,
        transfers: transfers.map((one) => (one.number === transfer ? { ...one, acceptedOn } : one)),
      };
    }
    case 'TransferRejected':
      return { ...episode, transfers: answered(episode.transfers, fact.data.transfer, 'rejected') };
    case 'MovedOutOfAuthority':
      return { ...episode, movedOutOn: fact.data.on };
    case 'CafSuspended':
      return { ...episode, pauses: withPause(episode.pauses, fact.data.on) };
    case 'CafResumed':
      return { ...episode, pauses: withPauseEnded(episode.pauses, fact.data.on) };
    case 'CafClosed': {
      const { on, reason } = fact.data;
      const closure = { on, reason, lastStepOn: episode.lastStepOn, reopenedOn: null };
      const pauses = withPauseEnded(episode.pauses, on);
      return { ...episode, status: 'closed', pauses, closures: [...episode.closures, closure] };
    }
    case 'CafReopened': {
      const last = episode.closures.at(-1);
      const closures =
        last === undefined ? [] : [...episode.closures.slice(0, -1), { ...last, reopenedOn: fact.data.on }];
      // Whoever had moved away has come back.
      return { ...episode, status: 'assessing', movedOutOn: null, closures };
    }
    case 'CafVoided':
      return { ...episode, status: 'void' };
  }
};

/**
 * A correction or the voiding is about the record, not a step of the work: its day orders nothing. The day of the others here may
 * be corrected, so it is kept with what they recorded: a day that was wrong must not order anything once it is put right.
 */
const datedElsewhere: readonly EpisodeEvent['type'][] = [
  ...(['FactCorrected', 'TextCorrected', 'CafVoided'] as const),
  ...(['AssessmentStarted', 'ElementRecorded', 'AssessmentCompleted', 'CafClosed'] as const),
];

const dated = (episode: Episode, { type, data: { on } }: Fact<EpisodeEvent>): Episode =>
  datedElsewhere.includes(type)
    ? episode
    : { ...episode, firstStepOn: earlier(episode.firstStepOn, on), lastStepOn: later(episode.lastStepOn, on) };

/** Folds one fact into the episode that it concerns. */
export const evolveEpisode = (episode: Episode, fact: Exclude<Fact<EpisodeEvent>, { type: 'CafOpened' }>): Episode =>
  dated(atItsStage(changed(episode, fact)), fact);

/** Folds one fact into the child's file. */
export const evolve = (file: CafFile, fact: Fact<CafEvent>): CafFile => {
  if (fact.type === 'ChecklistRecorded') return { ...file, checklists: [...file.checklists, fact.data] };
  if (fact.type === 'CafNotProceeded') return { ...file, notProceeded: [...file.notProceeded, fact.data.on] };
  if (fact.type === 'CafOpened') return { ...file, episodes: [...file.episodes, opened(fact)] };
  return {
    ...file,
    episodes: file.episodes.map((episode) =>
      episode.number === fact.data.episode ? evolveEpisode(episode, fact) : episode,
    ),
  };
};
