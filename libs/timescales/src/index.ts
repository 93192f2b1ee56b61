export {
  addMonths,
  type ClockName,
  clockNames,
  type Deadline,
  deadlineOf,
  type Standing,
  standingOf,
  type Timescales,
} from './domain/clocks';
export {
  deadlineFrom,
  type DriftLimit,
  driftLimitFrom,
  holidaysEndSoon,
  holidaysKnownTo,
  reopeningFrom,
  reviewFrom,
  teamReviewFrom,
  timescalesOn,
  workingDays,
} from './timescale-book';
