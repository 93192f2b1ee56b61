export { remindersRoom } from './reminders.room';
