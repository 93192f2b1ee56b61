import { type AgencyType } from '@app/kernel';

/**
 * Kinds of agencies whose name alone tells of mental health, sexual health or misuse of substances. Whoever searches is not told that
 * one of them works with a child: the coordinator of the locality, or the county's team, brings the two together. Clinics have no
 * kind of their own on the register, so the kinds under which they are registered count as a whole.
 */
export const sensitiveServices: readonly AgencyType[] = ['camhs', 'other-health', 'adult-services'];
