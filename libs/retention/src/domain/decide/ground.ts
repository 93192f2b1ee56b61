import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type Retention } from '../retention.state';

/** What every command about a record carries; the handler finds out both. */
export interface Known {
  readonly today: CalendarDate;
  /** Whether the child is on the register, and whether this is the record to use. */
  readonly record: 'open' | 'merged' | 'missing';
}
export type ClosedRefusal = Refusal<'child-not-found' | 'record-merged' | 'record-erased'>;

/** @returns the refusal where nothing more can be decided about this record. */
export const closedFor = ({ record }: Known, { destroyed }: Retention): ClosedRefusal | undefined => {
  if (record === 'missing') return refuse('child-not-found', 'this child is not on the register');
  if (record === 'merged')
    return refuse('record-merged', 'this record is a duplicate: use the record that it was merged into');
  return destroyed === null ? undefined : refuse('record-erased', 'this record was erased');
};

export const future = (on: CalendarDate, { today }: Pick<Known, 'today'>): Refusal<'future-date'> | undefined =>
  on > today ? refuse('future-date', 'this day is still to come', '/on') : undefined;

export const underWay = (): Refusal<'destruction-under-way'> =>
  refuse('destruction-under-way', 'this record is being destroyed at this moment');
