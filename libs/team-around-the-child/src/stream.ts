/* The narrow door: events, rules and folds without routes, so that rooms may read each other's folds without a circle. */
export { teamAggregate, teamCodec } from './team.codec';
export * from './domain/team.events';
export { currentChildren, type TeamChild } from './domain/children';
export { type TeamMember, worksInTeam } from './domain/members';
export { type ConvenedTeam, type Team } from './domain/team.state';
export { type TeamCommand, type TeamRefusal } from './domain/team';
export * from './domain/vocabulary';
export { flagsOf, type FlaggedTeam, type TeamFlag } from './domain/flags';
