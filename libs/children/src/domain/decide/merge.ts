import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type ChildEvent } from '../child.events';
import { type RegisteredChild } from '../child.state';
import { type MergeReason } from '../vocabulary';
import { type DateRefusal, dayRefused, type Today } from './ground';

/** On the record that is the duplicate. */
export interface MergeChild extends Today {
  readonly type: 'MergeChild';
  readonly childId: string;
  readonly survivorId: string;
  readonly reason: MergeReason;
  readonly on: CalendarDate;
  readonly survivor: 'open' | 'merged' | 'sealed' | 'not-found';
  /** Whether the other record says that the child has died, or that the pregnancy has ended. */
  readonly survivorEnded: boolean;
}
export interface UnmergeChild extends Today {
  readonly type: 'UnmergeChild';
  readonly on: CalendarDate;
}
/** The same on the surviving record; sent by the process that hears of the merge. */
export interface AbsorbDuplicate {
  readonly type: 'AbsorbDuplicate';
  readonly duplicateId: string;
  readonly on: CalendarDate;
}
export interface ReleaseDuplicate {
  readonly type: 'ReleaseDuplicate';
  readonly duplicateId: string;
  readonly on: CalendarDate;
}
export type MergeRefusal =
  | Refusal<
      | 'survivor-not-found'
      | 'same-record'
      | 'record-merged'
      | 'record-sealed'
      | 'endings-differ'
      | 'has-merged-records'
      | 'not-merged'
    >
  | DateRefusal;

/** @returns whether the record says that the child has died, or that the pregnancy has ended. */
export const hasEnded = ({ status }: RegisteredChild): boolean => status === 'deceased' || status === 'pregnancy-ended';

/** This record is a duplicate. Nothing is rewritten: both records keep their history, and the merge can be undone. */
export const mergeChild = (command: MergeChild, child: RegisteredChild): Decided<ChildEvent, MergeRefusal> => {
  const { survivorId, reason, on } = command;
  const wanted: readonly ChildEvent[] = [{ type: 'ChildMerged', data: { survivorId, reason, on } }];
  if (child.survivorId === survivorId)
    return alreadyRecorded({
      by: ({ type, data }) => type === 'ChildMerged' && data.survivorId === survivorId,
      wanted,
      refusal: refuseExisting('record-merged', 'this record was merged into that one', {
        existing: survivorId,
        correctedBy: 'POST /v1/children/{childId}/merge/undoing',
      }),
    });
  if (child.survivorId !== null)
    return refuse('record-merged', 'this record was merged into another one: undo that first');
  if (survivorId === command.childId)
    return refuse('same-record', 'a record cannot be merged into itself', '/survivorId');
  if (command.survivor === 'not-found')
    return refuse('survivor-not-found', 'there is no such record to merge into', '/survivorId');
  if (command.survivor === 'merged')
    return refuse(
      'record-merged',
      'the other record is itself a duplicate: merge into the one that is used',
      '/survivorId',
    );
  if (command.survivor === 'sealed') return refuse('record-sealed', 'the other record is sealed', '/survivorId');
  if (command.survivorEnded !== hasEnded(child))
    return refuse(
      'endings-differ',
      'one of the records says that the child has died or was not born, and the other one does not: put that right first',
      '/survivorId',
    );
  if (child.absorbed.length > 0)
    return refuse('has-merged-records', 'other records were merged into this one: undo that first');
  return dayRefused(child, on, command, '/on') ?? wanted;
};

/** They are two children after all. */
export const unmergeChild = (command: UnmergeChild, child: RegisteredChild): Decided<ChildEvent, MergeRefusal> => {
  if (child.survivorId === null)
    return alreadyRecorded({
      by: ({ type, data }) => type === 'ChildUnmerged' && data.on === command.on,
      wanted: [{ type: 'ChildUnmerged', data: { survivorId: '', on: command.on } }],
      refusal: refuse('not-merged', 'this record is not merged into another one'),
    });
  return (
    dayRefused(child, command.on, command, '/on') ?? [
      { type: 'ChildUnmerged', data: { survivorId: child.survivorId, on: command.on } },
    ]
  );
};

/** @returns a refusal `record-merged` when this record has become a duplicate itself: then the merge has to be undone. */
export const absorbDuplicate = (
  { duplicateId, on }: AbsorbDuplicate,
  child: RegisteredChild,
): readonly ChildEvent[] | MergeRefusal => {
  if (child.absorbed.includes(duplicateId)) return [];
  if (child.survivorId !== null) return refuse('record-merged', 'this record is itself a duplicate');
  return [{ type: 'DuplicateAbsorbed', data: { duplicateId, on } }];
};

export const releaseDuplicate = (
  { duplicateId, on }: ReleaseDuplicate,
  child: RegisteredChild,
): readonly ChildEvent[] =>
  child.absorbed.includes(duplicateId) ? [{ type: 'DuplicateReleased', data: { duplicateId, on } }] : [];
