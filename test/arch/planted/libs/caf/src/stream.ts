export { a } from './round-one';
