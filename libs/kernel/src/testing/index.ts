export { given } from './given';
