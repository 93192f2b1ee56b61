import { type AlreadyRecorded, type CalendarDate, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type ConsentEvent, type Giver, type Recorder, type SaidBy } from '../consent.events';
import { type Consent, type Saying } from '../consent.state';
import { type VoiceOf, voiceOf } from '../standing';
import { type AtWork } from '../wishes';

/** What the handler knows of the child from the register, on the day from which the statement counts. */
export interface ChildKnown {
  /** Why nothing may be agreed about this child: not on the register, died, a duplicate record… */
  readonly closed: Refusal<'child-not-found' | ClosedCode> | undefined;
  /** Whole years; negative while unborn. */
  readonly age: number;
  /** Whether the family agreed to something on another record of the child that still counts. */
  readonly agreedElsewhere?: boolean;
  /** What the register says of the speaker's parental responsibility; 'not-named' when the speaker is not named by id. */
  readonly responsibility: 'yes' | 'no' | 'unknown' | 'not-on-record' | 'not-named';
  readonly work: WorkKnown;
}

/** The work with the child, and how whoever sends the command stands to it. */
export interface WorkKnown {
  /** Whether there is work that somebody could break into. */
  readonly underWay: boolean;
  readonly recorder: Recorder & {
    /** Author, Lead Professional, deputy, member, coordinator, or of the county's team. */
    readonly isAtWork: boolean;
  };
  /** Who may answer for what the family said. */
  readonly atWork: readonly AtWork[];
  /** The last day on which an answer that is asked for today may be left out. */
  readonly answerBy: { readonly dueOn: CalendarDate; readonly version: string };
}
export type ClosedCode = 'record-merged' | 'record-sealed' | 'child-deceased' | 'pregnancy-ended';

/** What every statement of the family carries. */
export interface Said extends SaidBy {
  readonly today: CalendarDate;
  readonly child: ChildKnown;
}

export type SpeakerRefusal = Refusal<
  | 'child-not-found'
  | ClosedCode
  | 'parental-responsibility-required'
  | 'unknown-parent-or-carer'
  | 'child-not-old-enough'
  | 'future-date'
>;

/** A child may be presumed able to decide from about this age; younger, a practitioner has to find it so. */
const PRESUMED_COMPETENT_FROM = 12;
const DECIDES_ALONE_FROM = 16;
const youngest = {
  'aged-16-or-over': DECIDES_ALONE_FROM,
  'presumed-from-12': PRESUMED_COMPETENT_FROM,
  'found-competent': 0,
};

/** Nothing new is agreed about a child who has died; no may always be said, and what was shared put on record. */
const agreeing: readonly string[] = ['RecordConsent', 'RenewConsent', 'NarrowConsent', 'WidenConsent'];
const closesAll: readonly string[] = ['child-not-found', 'record-merged', 'record-sealed'];

/** @returns why this kind of command is not taken on the record as it stands. */
export const closedFor = (command: string, { closed }: Pick<ChildKnown, 'closed'>): ChildKnown['closed'] =>
  closed !== undefined && (agreeing.includes(command) || closesAll.includes(closed.refused)) ? closed : undefined;

/** Who may speak: somebody with parental responsibility, whom the register does not contradict, or a child who understands. */
export const speakerRefused = (
  giver: Giver,
  { child, today }: Said,
  from: CalendarDate,
  fields: { readonly giver: string; readonly from: string },
): SpeakerRefusal | undefined => {
  if (from > today) return refuse('future-date', 'this day is still to come', fields.from);
  if (giver.kind === 'child')
    return child.age >= youngest[giver.competenceBasis]
      ? undefined
      : refuse('child-not-old-enough', 'the child is too young for that basis', fields.giver);
  if (child.responsibility === 'not-on-record')
    return refuse('unknown-parent-or-carer', 'this adult is not recorded with the child', `${fields.giver}/personId`);
  return giver.parentalResponsibility && child.responsibility !== 'no'
    ? undefined
    : refuse(
        'parental-responsibility-required',
        'only someone with parental responsibility, or a child who understands, can decide this',
        fields.giver,
      );
};

export type OtherwiseRefusal = Refusal<'said-otherwise-since'>;

/** After which later words of the same side one of before is no more what the family says. */
const overridden: Readonly<Record<Saying['kind'], readonly Saying['kind'][]>> = {
  given: ['given', 'refused', 'withdrawn', 'narrowed'],
  renewed: ['given', 'refused', 'withdrawn', 'renewed'],
  widened: ['given', 'refused', 'withdrawn', 'narrowed'],
  refused: ['given'],
  withdrawn: ['given'],
  narrowed: ['given', 'widened'],
};

/** What took the place of a word: recorded after it, for a later day, by the same side. A form found late undoes nothing. */
const overriding = ({ sayings, recorded }: Consent, word: Saying): Saying | undefined =>
  sayings.findLast(
    (one) =>
      one.from > word.from &&
      voiceOf(one.by) === voiceOf(word.by) &&
      overridden[word.kind].includes(one.kind) &&
      recorded.indexOf(one.statementId) > recorded.indexOf(word.statementId),
  );

/**
 * What was said before is a repeat only while it is still what the family says.
 * @param words that say what is said again.
 * @param repeat what is on record, by the ids of those that stand.
 * @returns a refusal where the family has said otherwise since, for a later day.
 */
export const whileItStands = <R extends Refusal>(
  consent: Consent,
  words: readonly Saying[],
  repeat: (standing: ReadonlySet<string>) => AlreadyRecorded<ConsentEvent, R>,
): AlreadyRecorded<ConsentEvent, R> | OtherwiseRefusal => {
  const later = words.map((word) => overriding(consent, word));
  const otherwise = later.at(-1);
  if (otherwise === undefined || later.includes(undefined))
    return repeat(new Set(words.filter((_, at) => later[at] === undefined).map(({ statementId }) => statementId)));
  return refuseExisting(
    'said-otherwise-since',
    'the family has said otherwise for a later day: record what it says now, from the day on which it said so',
    {
      existing: otherwise.statementId,
      correctedBy: 'POST /v1/children/{childId}/consent/statements/{statementId}/corrections',
    },
  );
};

/** @returns what one side has said of that kind, in order of the day. */
export const wordsOf = ({ sayings }: Consent, kind: Saying['kind'], voice: VoiceOf): readonly Saying[] =>
  sayings.filter((one) => one.kind === kind && voiceOf(one.by) === voice);

/** Lists in one order, so that the same wish is known again however it was written down. */
export const sorted = <T extends string>(list: readonly T[]): readonly T[] => [...new Set(list)].sort();

/** @returns what of a statement is personal. */
export const saidBy = ({ name, note }: SaidBy): SaidBy => (note === undefined ? { name } : { name, note });
