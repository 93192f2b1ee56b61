export * from './stream';
export { leadProfessionalRoom } from './lead-professional.room';
