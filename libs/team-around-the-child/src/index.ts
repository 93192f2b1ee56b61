export * from './stream';
export { teamRoom } from './team.room';
export { ChangeTeam } from './features/change-team.handler';
export { ConveneTeamCommand } from './features/convene-team/convene-team.handler';
