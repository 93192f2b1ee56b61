/* The narrow door: events, rules and folds without routes, so that rooms may read each other's folds without a circle. */
export { leadProfessionalAggregate, leadProfessionalCodec } from './lead-professional.codec';
export * from './domain/lead-professional.events';
export { activeAssignment, type Assignment, type Assignments } from './domain/lead-professional.state';
export { type LeadProfessionalCommand, type LeadProfessionalRefusal } from './domain/lead-professional';
