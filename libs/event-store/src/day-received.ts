import { type CalendarDate, dayInLondon } from '@app/kernel';
import { type Envelope } from './aggregates';

/** @returns the day it was in London when the command was received: the "today" that rules compare dates with. */
export const dayReceived = ({ at }: Pick<Envelope<never>, 'at'>): CalendarDate => dayInLondon(new Date(at));
