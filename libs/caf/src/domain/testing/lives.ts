import fc from 'fast-check';
import { type CalendarDate, isAlreadyRecorded, isRefusal } from '@app/kernel';
import { eventsOf } from '@app/kernel/testing';
import { caf, type CafCommand, type CafRefusal } from '../caf';
import { type CafEvent } from '../caf.events';
import { type CafFile } from '../caf.state';
import { type CorrectFact } from '../decide/correct-fact';
import { type CorrectableFact, correctableFacts } from '../vocabulary';
import { action, check, close, complete, onFirst, open, reopen, stepDown, today, voidIt } from './story';

/* Random lives of a child's CAF file: any commands in any order, as people enter them, some at once and some late. */

/** Days on which something is said to have happened; the last of them is today. */
export const firstDay = '2007-03-01';
export const lastDay = today;

const on: fc.Arbitrary<CalendarDate> = fc
  .record({ month: fc.integer({ min: 3, max: 8 }), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ month, day }) => `2007-0${month}-${String(day).padStart(2, '0')}`);
/** Counted back from the newest: of which episode, step-up, transfer or contribution it speaks. Mostly of the newest. */
const back = fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(1, 2) });
const episode = back;
const number = back;
const at = { episode, on };
const rarely = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
const consent = rarely.map((missing) => (missing ? 'missing' : 'allowed'));
const agencyId = fc.constantFrom('school', 'health');
const places = ['BAN', 'DID', 'CHN'] as const;
const stillOpen = {
  openTeams: rarely.map((one) => (one ? ['team-one'] : [])),
  leadProfessionalActive: rarely,
  interimInPlace: rarely,
};
const basis = fc.constantFrom('s17' as const, 's47' as const);

const opening = fc
  .record({
    on,
    consent,
    authorId: fc.constantFrom('head-of-year', 'visitor'),
    origin: fc.constantFrom('new' as const, 'new' as const, 'transfer-in' as const, 'step-down' as const),
  })
  .map(({ origin: source, ...rest }): CafCommand => ({
    ...open,
    ...rest,
    source,
    externalStart: source === 'transfer-in' ? '2006-11-01' : null,
    stepDown: source === 'step-down' ? { ...stepDown, firstTeamOn: '2007-09-08' } : null,
  }));
const correcting = (facts: readonly CorrectableFact[]): fc.Arbitrary<CafCommand> =>
  fc
    .record({
      ...at,
      path: fc.constantFrom(...facts),
      day: on,
      code: fc.constantFrom('behaviour', 'family-disengaged'),
    })
    .map(({ path, day, code, ...rest }): CafCommand => ({
      type: 'CorrectFact',
      ...{ ...onFirst, path, old: '', new: path.endsWith('On') ? day : code },
      ...{ reason: 'mistyped', explanation: 'Found on paper', correctedBy: 'coordinator', ...rest },
    }));
const steps: readonly fc.Arbitrary<CafCommand>[] = [
  fc.record({ on, agencyId }).map((rest): CafCommand => ({ ...check, ...rest })),
  fc.record({ ...at, consent }).map((rest): CafCommand => ({
    type: 'StartAssessment',
    today,
    startedBy: 'head-of-year',
    peoplePresent: null,
    ...rest,
  })),
  fc.record({ ...at, agencyCovered: fc.constant(true) }).map((rest): CafCommand => ({
    type: 'RecordElement',
    ...{ today, element: 'D4', level: 'low', strengths: 'Kind', needs: null, evidence: null },
    ...{ authorId: 'visitor', agencyId: 'health', ...rest },
  })),
  fc.record({ ...at, agencyId, agencyCovered: fc.boolean() }).map((rest): CafCommand => ({
    type: 'RequestContribution',
    ...{ today, agencyType: 'health-visiting', requestedBy: 'head-of-year', question: null, ...rest },
  })),
  fc.record({ ...at, agencyId, contribution: number, agencyCovered: fc.boolean() }).map((rest): CafCommand => ({
    type: 'AddContribution',
    ...{ today, practitionerId: 'visitor', agencyType: 'health-visiting', text: 'Seen', elements: [], ...rest },
  })),
  fc.record({ ...at, agencyId, contribution: number }).map((rest): CafCommand => ({
    type: 'DeclineContribution',
    ...{ today, reason: 'capacity', note: null, ...rest },
  })),
  fc.record(at).map((rest): CafCommand => ({ ...complete, ...rest })),
  fc.record({ ...at, nextStep: fc.constantFrom('team', 'single-agency') }).map((rest): CafCommand => ({
    type: 'DecideNextStep',
    ...{ today, decidedBy: 'head-of-year', note: null, ...rest },
  })),
  fc.record({ ...at, actionId: fc.constantFrom('breakfast', 'lifts') }).map(({ actionId, ...rest }): CafCommand => ({
    type: 'AgreeActions',
    ...{ today, actions: [{ ...action, actionId, dueOn: '2007-09-30' }], ...rest },
  })),
  fc
    .record({ ...at, actionId: fc.constantFrom('breakfast', 'lifts'), status: fc.constantFrom('in-progress', 'done') })
    .map((rest): CafCommand => ({ type: 'UpdateAction', today, progress: null, ...rest })),
  fc.record(at).map((rest): CafCommand => ({
    type: 'ReviewCaf',
    ...{ today, conclusion: 'continue', nextReviewOn: '2007-09-30', latestReviewOn: '2007-09-30', outcomes: [] },
    ...{ consentRechecked: true, childComment: { whyNot: 'not-present' }, parentComment: { whyNot: 'not-present' } },
    ...{ notes: 'As planned', ...rest },
  })),
  fc
    .record({ ...at, tacId: fc.constantFrom('team-one', 'team-two') })
    .map((rest): CafCommand => ({ type: 'NoteTeam', ...rest })),
  fc.record({ ...at, basis, agencyCovered: fc.boolean() }).map((rest): CafCommand => ({
    type: 'RequestStepUp',
    ...{
      today,
      toAgency: 'social-care',
      requestedBy: 'head-of-year',
      sharingRecordId: null,
      sharingStands: false,
      concern: 'Alone',
      ...rest,
    },
  })),
  fc
    .record({ ...at, stepUp: number })
    .map((rest): CafCommand => ({ type: 'AcceptStepUp', today, by: 'duty', ...rest })),
  fc
    .record({ ...at, stepUp: number })
    .map((rest): CafCommand => ({ type: 'AgreeSocialCarePlan', today, by: 'duty', ...rest })),
  fc
    .record({ ...at, stepUp: number })
    .map((rest): CafCommand => ({ type: 'DeclineStepUp', today, by: 'duty', feedback: 'Not yet', ...rest })),
  fc.record({ ...at, toPlace: fc.constantFrom(...places), sameLocality: fc.boolean() }).map((rest): CafCommand => ({
    type: 'RequestTransfer',
    ...{ today, knownPlaces: places, requestedBy: 'head-of-year', handover: 'Moved', ...rest },
  })),
  fc
    .record({ ...at, transfer: number })
    .map((rest): CafCommand => ({ type: 'AcceptTransfer', today, by: 'coordinator', ...rest })),
  fc.record({ ...at, transfer: number }).map((rest): CafCommand => ({
    type: 'RejectTransfer',
    today,
    by: 'coordinator',
    reason: 'capacity',
    note: null,
    ...rest,
  })),
  fc.record(at).map((rest): CafCommand => ({
    type: 'RecordMoveOut',
    ...{ today, authority: 'Another county', consentToSend: true, recordSent: true, ...rest },
  })),
  fc.record(at).map((rest): CafCommand => ({ type: 'SuspendCaf', today, reason: 'family-away', note: null, ...rest })),
  fc.record(at).map((rest): CafCommand => ({ type: 'ResumeCaf', today, ...rest })),
  correcting(correctableFacts),
];
const closing = fc
  .record({
    ...at,
    ...stillOpen,
    reason: fc.constantFrom(
      'family-disengaged',
      'needs-met-universal',
      'stepped-up-s17',
      'moved-out-of-authority',
      'deceased',
    ),
  })
  .map((rest): CafCommand => ({ ...close, ...rest }));
const reopening = fc
  .record({
    ...at,
    consent,
    asCoordinator: rarely.map((other) => !other),
    reopenBy: fc.constantFrom('2007-07-01', today),
  })
  .map((rest): CafCommand => ({ ...reopen, ...rest }));
const voiding = fc
  .record({ ...at, ...stillOpen, reason: fc.constantFrom('wrong-child', 'opened-in-error') })
  .map((rest): CafCommand => ({ ...voidIt, ...rest }));

/** Any command that a CAF file can be sent; those that change what is counted come often. */
const anyCommand: fc.Arbitrary<CafCommand> = fc.oneof(
  { weight: 8, arbitrary: opening },
  { weight: 8, arbitrary: closing },
  { weight: 6, arbitrary: reopening },
  { weight: 1, arbitrary: voiding },
  { weight: 3, arbitrary: correcting(['openedOn', 'closedOn']) },
  ...steps.map((arbitrary) => ({ weight: 1, arbitrary })),
);

/** What is sent, with numbers counted back from what is there by then. */
export type Sent = CafCommand;

/** An opening and up to so many commands in any order; half of the time in the order of their days, as when nothing is entered late. */
export const anyLife = (maxLength: number): fc.Arbitrary<readonly Sent[]> =>
  fc
    .record({ first: opening, commands: fc.array(anyCommand, { maxLength, size: 'max' }), punctual: fc.boolean() })
    .map(({ first, commands, punctual }) => [
      { ...first, on: firstDay, consent: 'allowed' } as CafCommand,
      ...(punctual ? commands.toSorted((a, b) => (a.on < b.on ? -1 : 1)) : commands),
    ]);

/** What one command met with. */
export interface Lived {
  readonly command: CafCommand;
  readonly before: CafFile;
  readonly refused: CafRefusal | null;
  readonly events: readonly CafEvent[];
  readonly after: CafFile;
}

/** What somebody who looks at the record sees there. */
const seen = ({ episodes }: CafFile, { episode: nth, path }: CorrectFact): string => {
  const one = episodes[nth - 1];
  const closure = one?.status === 'closed' ? one.closures.at(-1) : undefined;
  const facts: Readonly<Record<CorrectableFact, string | null | undefined>> = {
    openedOn: one?.openedOn,
    startedOn: one?.startedOn,
    completedOn: one?.completed?.on,
    closedOn: closure?.on,
    closureReason: closure?.reason,
    primaryReason: one?.primaryReason,
  };
  return facts[path] ?? '';
};

const countedBack = (all: readonly unknown[], back: number): number => Math.max(1, all.length - back);

/** The command as its sender writes it, who looks at the file first. */
const addressed = (sent: Sent, file: CafFile): CafCommand => {
  if (!('episode' in sent)) return sent;
  const nth = countedBack(file.episodes, sent.episode);
  const one = file.episodes[nth - 1];
  const command = { ...sent, episode: nth };
  switch (command.type) {
    case 'CorrectFact':
      return { ...command, old: seen(file, command) };
    case 'AcceptStepUp':
    case 'AgreeSocialCarePlan':
    case 'DeclineStepUp':
      return { ...command, stepUp: countedBack(one?.stepUps ?? [], command.stepUp) };
    case 'AcceptTransfer':
    case 'RejectTransfer':
      return { ...command, transfer: countedBack(one?.transfers ?? [], command.transfer) };
    case 'DeclineContribution':
      return { ...command, contribution: countedBack(one?.contributions ?? [], command.contribution) };
    case 'AddContribution':
      return { ...command, contribution: countedBack(one?.contributions ?? [], command.contribution ?? 0) };
    default:
      return command;
  }
};

/** Sends the commands one after the other. @returns what came of each. */
export const live = (sent: readonly Sent[]): readonly Lived[] => {
  let file = caf.initial;
  return sent.map((one) => {
    const before = file;
    const command = addressed(one, before);
    const decided = caf.decide(command, before);
    const refused = isRefusal(decided) ? decided : isAlreadyRecorded(decided) ? (decided.refusal ?? null) : null;
    const events: readonly CafEvent[] = eventsOf(decided);
    file = events.reduce(caf.evolve, before);
    return { command, before, refused, events, after: file };
  });
};
