import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type PackRequest } from './held';

/** What the register and the consent say that matters for who may have the pack. */
export interface Standing {
  readonly record: 'open' | 'missing' | 'merged' | 'sealed';
  /** What the asking parent or carer holds today; undefined when the register knows no such person now. */
  readonly responsibility: 'yes' | 'no' | 'unknown' | undefined;
  /** The young person has spoken for themselves, being able to judge what it means. */
  readonly childDecides: boolean;
  readonly today: CalendarDate;
}
export type PackRefusal = Refusal<
  | 'child-not-found'
  | 'record-merged'
  | 'record-sealed'
  | 'future-date'
  | 'unknown-parent-or-carer'
  | 'no-parental-responsibility'
  | 'child-decides'
>;

/** @returns why this pack may not be made; undefined when it may. */
export const refusalOf = (
  { recipient, handover, ground, receivedOn }: PackRequest,
  { record, responsibility, childDecides, today }: Standing,
): PackRefusal | undefined => {
  if (record === 'missing') return refuse('child-not-found', 'this child is not on the register');
  if (record === 'merged')
    return refuse('record-merged', 'this record is a duplicate: use the record that it was merged into');
  if (receivedOn > today) return refuse('future-date', 'this day is still to come', '/receivedOn');
  if (record === 'sealed' && !(recipient === 'child' && handover === 'through-coordinator'))
    return refuse('record-sealed', 'a sealed record is shown to the young person only, by the coordinator');
  if (recipient === 'child') return undefined;
  if (responsibility === undefined)
    return refuse('unknown-parent-or-carer', 'the register knows no such parent or carer of this child', '/personId');
  if (ground === 'court-order') return undefined;
  if (responsibility !== 'yes')
    return refuse('no-parental-responsibility', 'only who holds parental responsibility asks for a child', '/personId');
  return childDecides
    ? refuse('child-decides', 'the young person decides for themselves who sees their record: ask them')
    : undefined;
};
