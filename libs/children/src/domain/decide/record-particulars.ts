import { alreadyRecorded, type Decided } from '@app/kernel';
import { type ChildEvent, type ParticularsRecorded } from '../child.events';
import { type RegisteredChild } from '../child.state';

export interface RecordParticulars {
  readonly type: 'RecordParticulars';
  readonly particulars: ParticularsRecorded['data'];
  readonly inWords: ParticularsRecorded['personal'];
}

/** What the assessment form asks about the child as a person. Known once per recording: the words are not ours to compare. */
export const recordParticulars = (
  { particulars, inWords }: RecordParticulars,
  child: RegisteredChild,
): Decided<ChildEvent, never> => {
  const wanted: readonly ChildEvent[] = [{ type: 'ParticularsRecorded', data: particulars, personal: inWords }];
  return child.particularsId === null
    ? wanted
    : alreadyRecorded({
        by: ({ type, data }) => type === 'ParticularsRecorded' && data.recordingId === child.particularsId,
        wanted,
      });
};
