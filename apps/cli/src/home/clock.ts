import { type Clock } from '@app/kernel';

/** The one place of the program that reads the time. */
export const clock: Clock = () => new Date();
