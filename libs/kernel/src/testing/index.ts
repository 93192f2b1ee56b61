export { given } from './given';
export { but } from './but';
