export * from './stream';
export { leadProfessionalRoom } from './lead-professional.room';
export { ChangeLeadProfessionalOf } from './features/change-lead-professional.handler';
