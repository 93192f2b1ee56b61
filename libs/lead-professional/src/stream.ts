/* The narrow door: events, rules and folds without routes, so that rooms may read each other's folds without a circle. */
export { leadProfessionalAggregate, leadProfessionalCodec } from './lead-professional.codec';
export * from './domain/lead-professional.events';
export {
  activeAssignment,
  type Assignment,
  type Assignments,
  type Interim,
  pendingAssignment,
  vacancy,
} from './domain/lead-professional.state';
export { roleToHandOver } from './domain/decide/require-handover';
export { type LeadProfessionalCommand, type LeadProfessionalRefusal } from './domain/lead-professional';
