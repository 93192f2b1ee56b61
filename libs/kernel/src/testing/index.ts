export { given } from './given';
export { but } from './but';
export { eventsOf } from './events-of';
