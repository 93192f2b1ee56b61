export * from './stream';
export { teamRoom } from './team.room';
