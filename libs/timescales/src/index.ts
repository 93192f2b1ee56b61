export {
  addMonths,
  type ClockName,
  clockNames,
  type Deadline,
  deadlineOf,
  drifts,
  type Standing,
  standingOf,
  type Timescales,
} from './domain/clocks';
export {
  deadlineFrom,
  type DriftLimit,
  driftLimitFrom,
  holidaysKnownTo,
  timescalesOn,
  workingDays,
} from './timescale-book';
