import { type CalendarDate, isCalendarDate, isRefusal, type Refusal, refuse, type Decided } from '@app/kernel';
import { type CafEvent, type FactCorrected } from '../caf.events';
import { type CafFile, earliestStep, type Episode, latestStep, restedOn } from '../caf.state';
import { existingEpisode, type OnEpisode, toCome } from '../guards';
import { oncePerRequest, standsAlready } from '../on-record';
import { closureReasons, type CorrectableFact, type CorrectableText, type CorrectionReason } from '../vocabulary';
import { reasonDoesNotFit } from './close-caf';

/** The facts that are days; all others are codes. */
type Day = Extract<CorrectableFact, `${string}On`>;

interface Correction extends OnEpisode {
  readonly reason: CorrectionReason;
  readonly explanation: string;
  readonly correctedBy: string;
}

export interface CorrectFact extends Correction {
  readonly type: 'CorrectFact';
  readonly path: CorrectableFact;
  /** What the caller saw recorded. */
  readonly old: string;
  readonly new: string;
}

export interface CorrectText extends Correction {
  readonly type: 'CorrectText';
  readonly path: CorrectableText;
  readonly text: string;
}

type CorrectionRefusal = Refusal<'caf-not-found' | 'caf-void' | 'future-date' | 'fact-not-recorded'>;
export type CorrectFactRefusal =
  CorrectionRefusal | Refusal<'fact-differs' | 'impossible-correction' | 'impossible-date-order'>;
export type CorrectTextRefusal = CorrectionRefusal;

/** The value on record; undefined where there is none yet. */
const recorded = (episode: Episode, path: CorrectableFact): string | undefined => {
  switch (path) {
    case 'openedOn':
      return episode.openedOn;
    case 'startedOn':
      return episode.startedOn ?? undefined;
    case 'completedOn':
      return episode.completed?.on;
    case 'closedOn':
      return episode.status === 'closed' ? episode.closures.at(-1)?.on : undefined;
    case 'closureReason':
      return episode.status === 'closed' ? episode.closures.at(-1)?.reason : undefined;
    case 'primaryReason':
      return episode.primaryReason;
  }
};

/** Between which days a corrected day must lie, so that the steps keep their order and no two episodes overlap. */
const room = (
  episode: Episode,
  path: Day,
  file: CafFile,
  today: CalendarDate,
): readonly [CalendarDate, CalendarDate] => {
  const others = file.episodes.filter(({ status, number }) => status !== 'void' && number !== episode.number);
  const { number, openedOn, startedOn, completed, closures, reviews } = episode;
  switch (path) {
    case 'openedOn': {
      const before = others.findLast((other) => other.number < number)?.closures.at(-1)?.on;
      return [before ?? '1900-01-01', earliestStep(episode) ?? today];
    }
    case 'startedOn':
      return [openedOn, completed?.on ?? latestStep(episode)];
    case 'completedOn': {
      const after = [...reviews, ...closures.map(({ on }) => on)].filter(
        (on) => completed !== null && on >= completed.on,
      );
      return [startedOn ?? openedOn, after.toSorted().at(0) ?? today];
    }
    case 'closedOn': {
      const after = others.find((other) => other.number > number)?.openedOn;
      // What came after the closing, such as an answer from social care, does not hold it back.
      const steps = { ...episode, firstStepOn: null, lastStepOn: closures.at(-1)?.lastStepOn ?? null };
      return [latestStep(steps), after ?? today];
    }
  }
};

const isDay = (path: CorrectableFact): path is Day => path.endsWith('On');

const dayRefused = (
  { new: value, today }: CorrectFact,
  path: Day,
  episode: Episode,
  file: CafFile,
): CorrectFactRefusal | undefined => {
  if (!isCalendarDate(value)) return refuse('impossible-correction', 'this is not a day', '/new');
  const [from, to] = room(episode, path, file, today);
  const idle = (path === 'startedOn' || path === 'completedOn') && restedOn(episode, value);
  return value < from || value > to || value > today || idle
    ? refuse('impossible-date-order', 'this day would not fit the order of the steps', '/new')
    : undefined;
};

const codesFor = (path: Exclude<CorrectableFact, Day>, episode: Episode): readonly string[] => {
  switch (path) {
    case 'primaryReason':
      return episode.reasons;
    case 'closureReason':
      // A correction may say only what a closure could have said: an assessment, a move or an acceptance is recorded, not corrected in.
      return closureReasons.filter((reason) => reasonDoesNotFit(reason, episode) === undefined);
  }
};

const codeRefused = (
  { new: value }: CorrectFact,
  path: Exclude<CorrectableFact, Day>,
  episode: Episode,
): CorrectFactRefusal | undefined =>
  codesFor(path, episode).includes(value)
    ? undefined
    : refuse('impossible-correction', 'this value is not possible here', '/new');

const notVoid = (file: CafFile, command: Correction): Episode | CorrectionRefusal => {
  const episode = existingEpisode(file, command.episode);
  if (isRefusal(episode)) return episode;
  if (episode.status === 'void') return refuse('caf-void', 'this CAF is void and counts nowhere');
  return toCome(command) ?? episode;
};

/** Puts a wrongly recorded fact right. Nothing is edited: both values stay, and the order of days must hold afterwards. */
export const correctFact = (command: CorrectFact, file: CafFile): Decided<CafEvent, CorrectFactRefusal> => {
  const { on, path, old, new: value, reason, explanation, correctedBy } = command;
  const episode = notVoid(file, command);
  if (isRefusal(episode)) return episode;
  const now = recorded(episode, path);
  if (now === undefined) return refuse('fact-not-recorded', 'nothing of that kind is recorded yet', '/path');
  const wanted: readonly FactCorrected[] = [
    {
      type: 'FactCorrected',
      data: { episode: episode.number, on, path, old, new: value, reason, correctedBy },
      personal: { explanation },
    },
  ];
  if (now === value)
    return standsAlready(
      'FactCorrected',
      { episode: episode.number, path, new: value },
      wanted,
      'impossible-correction',
      'this is what is on record',
      { existing: episode.number, field: '/new' },
    );
  if (now !== old) return refuse('fact-differs', 'something else is recorded by now: look again', '/old');
  const refused = isDay(path) ? dayRefused(command, path, episode, file) : codeRefused(command, path, episode);
  return refused ?? wanted;
};

/** Whether the step that brings the text has been taken. */
const written = (episode: Episode, path: CorrectableText): boolean =>
  path === 'whatLedToThis' || (path === 'closureSummary' ? episode.status === 'closed' : episode.completed !== null);

/** Gives the right wording of a text. Each correction is recorded; the same request sent again is one. */
export const correctText = (command: CorrectText, file: CafFile): Decided<CafEvent, CorrectTextRefusal> => {
  const { on, path, text, reason, explanation, correctedBy } = command;
  const episode = notVoid(file, command);
  if (isRefusal(episode)) return episode;
  if (!written(episode, path)) return refuse('fact-not-recorded', 'nothing of that kind is recorded yet', '/path');
  return oncePerRequest('TextCorrected', { episode: episode.number, path, on }, [
    {
      type: 'TextCorrected',
      data: { episode: episode.number, on, path, reason, correctedBy },
      personal: { text, explanation },
    },
  ]);
};
