export { beginDays } from './begin-days';
export { daysCodec } from './reminders.codec';
export { remindersRoom } from './reminders.room';
