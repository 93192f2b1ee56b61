export { beginDays } from './begin-days';
export { daysCodec, remindersCodec } from './reminders.codec';
export { remindersRoom } from './reminders.room';
