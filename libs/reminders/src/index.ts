export { beginDays } from './begin-days';
export { remindersRoom } from './reminders.room';
