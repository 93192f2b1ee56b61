import fc from 'fast-check';
import { type CalendarDate, isAlreadyRecorded, lastingPause } from '@app/kernel';
import { caf, type CafCommand } from './caf';
import { type CafEvent, type FactCorrected } from './caf.events';
import { isOpen, wasOpenOn } from './caf.state';
import { anyLife, lastDay, live, type Lived } from './testing/lives';

/** One episode as somebody would keep it on a sheet of paper: the days, and nothing of how the software folds them. */
interface Sheet {
  readonly openedOn: CalendarDate;
  readonly startedOn: CalendarDate | null;
  /** When the one element of these lives was written down last. */
  readonly elementOn: CalendarDate | null;
  /** Every time it was completed. */
  readonly completedOn: readonly CalendarDate[];
  readonly reviewedOn: readonly CalendarDate[];
  /** Days of steps, as they were recorded. */
  readonly steps: readonly CalendarDate[];
  /** Days on which its teams were convened. */
  readonly teams: readonly CalendarDate[];
  readonly closures: readonly { readonly on: CalendarDate; readonly reopenedOn: CalendarDate | null }[];
  readonly pauses: readonly { readonly from: CalendarDate; readonly to: CalendarDate | null }[];
  readonly places: readonly { readonly place: string; readonly from: CalendarDate }[];
  readonly movedOut: boolean;
  /** Social care has a plan for a child in need. */
  readonly planned: boolean;
  readonly waiting: number;
  readonly plan: Readonly<Record<string, string>>;
  readonly void: boolean;
}
type Drawer = readonly Sheet[];

const openSheet = ({ closures, void: isVoid }: Sheet): boolean => !isVoid && closures.every((one) => one.reopenedOn);
const lastWith = <T extends object>(all: readonly T[], change: Partial<T>): readonly T[] =>
  all.map((one, index) => (index === all.length - 1 ? { ...one, ...change } : one));

const corrected = (sheet: Sheet, { path, old, new: value }: FactCorrected['data']): Sheet => {
  switch (path) {
    case 'openedOn':
      return {
        ...sheet,
        openedOn: value,
        places: sheet.places.map((one, nth) => (nth === 0 ? { ...one, from: value } : one)),
      };
    case 'startedOn':
      return { ...sheet, startedOn: value };
    case 'completedOn':
      return {
        ...sheet,
        completedOn: [...sheet.completedOn.slice(0, -1), value],
        // What was written down with the completion has its day.
        elementOn: sheet.elementOn === old ? value : sheet.elementOn,
      };
    case 'closedOn':
      return {
        ...sheet,
        // A pause that the closing had ended ends with it.
        pauses: sheet.pauses.map((pause) => (pause.to === old ? { ...pause, to: value } : pause)),
        closures: lastWith(sheet.closures, { on: value }),
      };
    default:
      return sheet;
  }
};

/** What is written down on the sheet when this has happened. */
const noted = (sheet: Sheet, event: CafEvent): Sheet => {
  switch (event.type) {
    case 'AssessmentStarted':
      return { ...sheet, startedOn: event.data.on };
    case 'ElementRecorded':
      return { ...sheet, elementOn: event.data.on };
    case 'AssessmentCompleted':
      return { ...sheet, completedOn: [...sheet.completedOn, event.data.on] };
    case 'TeamNoted':
      return { ...sheet, teams: [...sheet.teams, event.data.on] };
    case 'CafReviewed':
      return { ...sheet, reviewedOn: [...sheet.reviewedOn, event.data.on] };
    case 'ActionsAgreed':
      return {
        ...sheet,
        plan: { ...sheet.plan, ...Object.fromEntries(event.data.actions.map(({ actionId }) => [actionId, 'planned'])) },
      };
    case 'ActionUpdated':
      return { ...sheet, plan: { ...sheet.plan, [event.data.actionId]: event.data.status } };
    case 'StepUpRequested':
      return { ...sheet, waiting: sheet.waiting + 1 };
    case 'StepUpAccepted':
      return { ...sheet, waiting: sheet.waiting - 1 };
    case 'SocialCarePlanAgreed':
      return { ...sheet, planned: sheet.planned || event.data.basis === 's17' };
    case 'StepUpDeclined':
      return { ...sheet, waiting: sheet.waiting - 1 };
    case 'TransferAccepted':
      return { ...sheet, places: [...sheet.places, { place: event.data.place, from: event.data.on }] };
    case 'MovedOutOfAuthority':
      return { ...sheet, movedOut: true };
    case 'CafSuspended':
      return { ...sheet, pauses: [...sheet.pauses, { from: event.data.on, to: null }] };
    case 'CafResumed':
      return { ...sheet, pauses: lastWith(sheet.pauses, { to: event.data.on }) };
    case 'CafClosed': {
      const paused = sheet.pauses.at(-1)?.to === null;
      const pauses = paused ? lastWith(sheet.pauses, { to: event.data.on }) : sheet.pauses;
      return { ...sheet, pauses, closures: [...sheet.closures, { on: event.data.on, reopenedOn: null }] };
    }
    case 'CafReopened':
      return { ...sheet, movedOut: false, closures: lastWith(sheet.closures, { reopenedOn: event.data.on }) };
    case 'CafVoided':
      return { ...sheet, void: true };
    case 'FactCorrected':
      return corrected(sheet, event.data);
    default:
      return sheet;
  }
};
const blank: Omit<Sheet, 'openedOn' | 'places'> = {
  ...{
    startedOn: null,
    elementOn: null,
    completedOn: [],
    reviewedOn: [],
    steps: [],
    teams: [],
    closures: [],
    pauses: [],
  },
  ...{ movedOut: false, planned: false, waiting: 0, plan: {}, void: false },
};
/** Of the record and not of the work, said by a machine afterwards, or noted on the sheet in a place of its own. */
const noStep: readonly CafEvent['type'][] = [
  ...(['FactCorrected', 'TextCorrected', 'CafVoided', 'CafClosed', 'TeamNoted'] as const),
  ...(['AssessmentStarted', 'ElementRecorded', 'AssessmentCompleted'] as const),
];

const filed = (drawer: Drawer, event: CafEvent): Drawer => {
  if (event.type === 'ChecklistRecorded' || event.type === 'CafNotProceeded') return drawer;
  const { on, episode } = event.data;
  if (event.type === 'CafOpened')
    return [...drawer, { ...blank, openedOn: on, places: [{ place: event.data.place, from: on }] }];
  return drawer.map((sheet, index) => {
    if (index !== episode - 1) return sheet;
    const after = noted(sheet, event);
    return noStep.includes(event.type) ? after : { ...after, steps: [...after.steps, on] };
  });
};

interface Seen extends Lived {
  readonly drawerBefore: Drawer;
  readonly drawer: Drawer;
}
const holds = (property: (life: readonly Seen[]) => void): void =>
  fc.assert(
    fc.property(anyLife(50), (commands) => {
      let drawer: Drawer = [];
      property(
        live(commands).map((lived) => {
          const drawerBefore = drawer;
          drawer = lived.events.reduce(filed, drawer);
          return { ...lived, drawerBefore, drawer };
        }),
      );
    }),
    { numRuns: 250 },
  );

/** The times in which the sheet says that the CAF was open: from that day, and no longer at the end of the day `to`. */
const openTimes = ({ openedOn, closures }: Sheet): readonly { from: CalendarDate; to: CalendarDate | null }[] => {
  const begins = [openedOn, ...closures.map(({ reopenedOn }) => reopenedOn)];
  return begins.flatMap((from, nth) => (from === null ? [] : [{ from, to: closures[nth]?.on ?? null }]));
};
/** Every day on which something was done, as it is known now. */
const daysOf = ({ openedOn, startedOn, elementOn, completedOn, steps }: Sheet): readonly CalendarDate[] =>
  [openedOn, startedOn, elementOn, completedOn.at(-1) ?? null, ...steps].filter((day) => day !== null);
const inOrder = (days: readonly (CalendarDate | null)[]): void => {
  const known = days.filter((day) => day !== null);
  expect(known).toEqual(known.toSorted());
};

describe('Whatever is sent to the CAF file of a child', () => {
  it('at most one CAF is open, and no two that count were ever open on the same day', () =>
    holds((life) => {
      for (const { drawer } of life) {
        expect(drawer.filter(openSheet).length).toBeLessThan(2);
        const times = drawer.filter((sheet) => !sheet.void).flatMap(openTimes);
        inOrder(times.flatMap(({ from, to }) => [from, to]));
        expect(times.slice(0, -1).every(({ to }) => to !== null)).toBe(true);
      }
    }));

  it('the days are in order: opened, started, completed, reviewed, and the closing after every step', () =>
    holds((life) => {
      for (const { drawer } of life)
        for (const sheet of drawer) {
          const completedOn = sheet.completedOn.at(-1) ?? null;
          inOrder([sheet.openedOn, sheet.startedOn, completedOn]);
          for (const day of sheet.reviewedOn) inOrder([sheet.completedOn[0] ?? '9999-12-31', day]);
          for (const day of sheet.steps) inOrder([sheet.openedOn, day]);
          const closing = sheet.closures.at(-1);
          if (closing?.reopenedOn === null) for (const day of daysOf(sheet)) inOrder([day, closing.on]);
        }
    }));

  it('nothing is done on a day on which the CAF was closed, and nothing after it is void', () =>
    holds((life) => {
      for (const { drawer, drawerBefore, events } of life) {
        for (const sheet of drawer)
          for (const day of daysOf(sheet))
            expect(openTimes(sheet).some(({ from, to }) => from <= day && (to === null || day <= to))).toBe(true);
        for (const event of events)
          if ('episode' in event.data && event.type !== 'TeamNoted')
            expect(drawerBefore[event.data.episode - 1]?.void ?? false).toBe(false);
      }
    }));

  it('pauses do not overlap, and a CAF belongs where it was taken over last', () =>
    holds((life) => {
      for (const { drawer, after } of life)
        for (const [index, sheet] of drawer.entries()) {
          inOrder(sheet.pauses.flatMap(({ from, to }) => [from, to]));
          inOrder(sheet.places.map(({ from }) => from));
          expect(after.episodes[index]?.place).toBe(sheet.places.at(-1)?.place);
        }
    }));

  it('the fold knows what the sheet knows', () =>
    holds((life) => {
      const last = life.at(-1);
      if (last === undefined) return;
      const { drawer, after } = last;
      expect(after.episodes).toHaveLength(drawer.length);
      for (const [index, sheet] of drawer.entries()) {
        const episode = after.episodes[index];
        if (episode === undefined) throw new Error('a sheet without an episode');
        expect(isOpen(episode)).toBe(openSheet(sheet));
        expect([episode.openedOn, episode.startedOn, episode.completed?.on ?? null]).toEqual([
          sheet.openedOn,
          sheet.startedOn,
          sheet.completedOn.at(-1) ?? null,
        ]);
        expect(lastingPause(episode.pauses)?.from).toBe(sheet.pauses.find(({ to }) => to === null)?.from);
        for (const day of [
          sheet.openedOn,
          ...sheet.closures.flatMap(({ on, reopenedOn }) => [on, reopenedOn ?? lastDay]),
        ])
          expect(wasOpenOn(episode, day)).toBe(
            !sheet.void && openTimes(sheet).some(({ from, to }) => from <= day && (to === null || day < to)),
          );
      }
    }));

  it('a CAF is opened, closed, reopened and voided when the sheets allow it, and only then', () =>
    holds((life) => {
      for (const { command, drawerBefore, refused } of life) {
        const allowed = allowedBy(drawerBefore, command);
        if (allowed !== undefined)
          expect([command, refused?.refused]).toEqual([command, allowed ? undefined : expect.any(String)]);
      }
    }));

  it('a command that is sent again at once finds what it recorded', () =>
    holds((life) => {
      const last = life.at(-1);
      if (last === undefined || last.refused !== null || last.command.type === 'NoteTeam') return;
      const again = caf.decide(last.command, last.after);
      if (!isAlreadyRecorded(again)) throw new Error(`${last.command.type} finds nothing`);
      expect(last.events.some(again.by)).toBe(true);
    }));
});

/** Whether the sheets let the command through; undefined for commands of which they do not say. */
const allowedBy = (drawer: Drawer, command: CafCommand): boolean | undefined => {
  const last = drawer.findLast((sheet) => !sheet.void);
  if (command.type === 'OpenCaf') {
    if (last !== undefined && openSheet(last)) {
      // Whether it is the same wish of the same author the sheet does not say.
      return command.on === last.openedOn ? undefined : false;
    }
    const closedOn = last?.closures.at(-1)?.on ?? command.on;
    return command.consent === 'allowed' && command.on >= closedOn;
  }
  if (!('episode' in command)) return undefined;
  const sheet = drawer[command.episode - 1];
  if (sheet === undefined) return false;
  const nothingRuns =
    'openTeams' in command &&
    command.openTeams.length === 0 &&
    !command.leadProfessionalActive &&
    !command.interimInPlace;
  switch (command.type) {
    case 'CloseCaf': {
      if (!openSheet(sheet)) return sheet.closures.at(-1)?.on === command.on && !sheet.void ? undefined : false;
      const { on, reason } = command;
      const afterAll = [...daysOf(sheet), ...sheet.teams].every((day) => day <= on);
      const toDo = Object.values(sheet.plan).some((status) => status === 'planned' || status === 'in-progress');
      const fits: Partial<Record<typeof reason, boolean>> = {
        'needs-met-universal': sheet.completedOn.length > 0 && !toDo,
        'stepped-up-s17': sheet.planned,
        'moved-out-of-authority': sheet.movedOut,
      };
      return nothingRuns && afterAll && (fits[reason] ?? true) && (sheet.waiting === 0 || reason === 'deceased');
    }
    case 'ReopenCaf': {
      const closure = sheet.closures.at(-1);
      if (sheet.void || closure === undefined) return false;
      if (closure.reopenedOn !== null) return closure.reopenedOn === command.on ? undefined : false;
      const { on, reopenBy, consent, asCoordinator } = command;
      const newest = drawer.slice(command.episode).every((other) => other.void);
      return (
        asCoordinator && consent === 'allowed' && newest && on >= closure.on && reopenBy !== null && on <= reopenBy
      );
    }
    case 'VoidCaf':
      if (sheet.void) return undefined;
      return nothingRuns && (command.reason !== 'opened-in-error' || sheet.completedOn.length === 0);
    default:
      return undefined;
  }
};
