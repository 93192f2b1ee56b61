export {
  type AlreadyRecorded,
  type Contact,
  type Decided,
  type Decider,
  type DomainEvent,
  type Fact,
  type Refusal,
  alreadyRecorded,
  fold,
  isAlreadyRecorded,
  isRefusal,
  refuse,
  refuseExisting,
} from './decider';
export {
  type CalendarDate,
  type Clock,
  addDays,
  addYears,
  dayInLondon,
  dayNumber,
  daysBetween,
  isCalendarDate,
} from './calendar-date';
export { type HolidayCalendar, type WorkingDays, workingDaysOf } from './working-days';
export { isUuid } from './ids';
export { saysNothing } from './texts';
export { type HeldRole, heldRoles, type Role, roles } from './roles';
export {
  type AgencyType,
  agencyTypes,
  type EcmAim,
  ecmAims,
  ecmAimsInWords,
  type EcmOutcome,
  ecmOutcomes,
  type Result,
  results,
} from './vocabulary';
export { lastingPause, type Pause, pausedDaysSince, withPause, withPauseEnded } from './pauses';
export { type Dated, inForce, withDated } from './timeline';
export {
  type ActionOwner,
  actionOwners,
  type ActionStatus,
  actionStatuses,
  type ActionWords,
  type AgreedAction,
  isOpenAction,
  type KnownAction,
  withAgreed,
  withStatus,
} from './action-plan';
