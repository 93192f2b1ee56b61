export { one } from './round-one';
export const two = 2;
