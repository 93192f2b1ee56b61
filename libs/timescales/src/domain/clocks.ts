import { addDays, type CalendarDate, type WorkingDays } from '@app/kernel';

/** What is waited for. Defaults and their basis: domain dossier section 8; a trust may set others in `timescales.json`. */
export const clockNames = [
  'assessment',
  'first-team-meeting',
  'first-review',
  'next-review',
  'family-engaged',
  'step-up-decision',
  'transfer-in-update',
  'referral-acknowledgement',
  'interim-lead',
  'reopening',
  'wish-answer',
  'meeting-call-answer',
] as const;
export type ClockName = (typeof clockNames)[number];

export type Span = { readonly working: number } | { readonly calendar: number };
export interface ClockRule {
  readonly days: Span;
  /** Later than this the delay is a breach, not only late. */
  readonly breach?: Span;
}
/** The timescales that apply to what begins from a day on. The version is kept with every date computed from it. */
export interface Timescales {
  readonly version: string;
  readonly from: CalendarDate;
  readonly clocks: Readonly<Record<ClockName, ClockRule>>;
  /** Something is due soon when its date is this many days away or fewer. */
  readonly dueSoonDays: number;
  readonly driftMonths: number;
  readonly driftReviews: number;
  readonly reReferralMonths: number;
  /** How long a search for a child counts as made before something is begun. Nobody has published one: a working day and its night. */
  readonly searchHours: number;
  /** How long consent on which nothing has been begun keeps others from beginning. */
  readonly unusedConsentDays: number;
}

export interface Deadline {
  readonly clock: ClockName;
  readonly dueOn: CalendarDate;
  readonly breachOn: CalendarDate | null;
  /** Version of the timescales it was computed by. */
  readonly version: string;
  /** It lies beyond the list of bank holidays and may still move; left out where the list is complete. */
  readonly provisional?: true;
}

/** The last day of a span that begins on `start`. */
const endOf = (start: CalendarDate, span: Span, days: WorkingDays): CalendarDate =>
  'working' in span ? days.add(start, span.working) : addDays(start, span.calendar);

/**
 * When something that began on `start` is due. Days of suspension push the date out, one for one.
 * @returns the deadline, marked where the bank holidays of those days are not known yet.
 */
export const deadlineOf = (
  timescales: Timescales,
  days: WorkingDays,
  clock: ClockName,
  start: CalendarDate,
  suspendedDays = 0,
): Deadline => {
  const rule = timescales.clocks[clock];
  const pushed = (span: Span): CalendarDate => addDays(endOf(start, span, days), suspendedDays);
  const isOpen = (span: Span): boolean => 'working' in span && days.isProvisional(endOf(start, span, days));
  return {
    clock,
    dueOn: pushed(rule.days),
    breachOn: rule.breach === undefined ? null : pushed(rule.breach),
    version: timescales.version,
    ...([rule.days, rule.breach].some((span) => span !== undefined && isOpen(span)) ? { provisional: true } : {}),
  };
};

export type Standing = 'done-in-time' | 'done-late' | 'not-yet-due' | 'due-soon' | 'due-today' | 'overdue' | 'breached';

/** How a deadline stands at the end of `today`, or how it ended when `doneOn` is known. */
export const standingOf = (
  { dueOn, breachOn }: Pick<Deadline, 'dueOn' | 'breachOn'>,
  today: CalendarDate,
  dueSoonDays: number,
  doneOn?: CalendarDate,
): Standing => {
  if (doneOn !== undefined && doneOn <= today) return doneOn <= dueOn ? 'done-in-time' : 'done-late';
  if (breachOn !== null && today > breachOn) return 'breached';
  if (today > dueOn) return 'overdue';
  if (today === dueOn) return 'due-today';
  return today >= addDays(dueOn, -dueSoonDays) ? 'due-soon' : 'not-yet-due';
};

/** The day `months` later; the last day of the month where that day does not exist. */
export const addMonths = (date: CalendarDate, months: number): CalendarDate => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const first = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
  const next = index + 1;
  const firstOfNext = `${String(Math.floor(next / 12)).padStart(4, '0')}-${String((next % 12) + 1).padStart(2, '0')}-01`;
  const wished = addDays(first, day - 1);
  return wished < firstOfNext ? wished : addDays(firstOfNext, -1);
};
