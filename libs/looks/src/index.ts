export { looksRoom } from './looks.room';
