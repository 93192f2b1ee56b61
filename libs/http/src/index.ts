export { answer, type Landed, RefusedError, statusOfRefusal } from './refusals';
export { enclose, idFor, type Sending, Sent, type WithSending } from './sending';
export { AsCalendarDate } from './as-calendar-date';
export { found, UuidParam } from './found';
