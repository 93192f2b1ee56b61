export { two } from './round-two';
export const one = 1;
