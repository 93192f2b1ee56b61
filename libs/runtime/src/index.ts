export { type AutomationTools, type Room } from './room';
