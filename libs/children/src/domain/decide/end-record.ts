import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse } from '@app/kernel';
import { type ChildEvent } from '../child.events';
import { type RegisteredChild } from '../child.state';
import { type DateRefusal, type Today } from './ground';

export interface RecordDeath extends Today {
  readonly type: 'RecordDeath';
  readonly on: CalendarDate;
}
export interface RecordAdoption extends Today {
  readonly type: 'RecordAdoption';
  readonly on: CalendarDate;
}
export interface RetractEnding {
  readonly type: 'RetractEnding';
  readonly reason: string;
}
export type EndRefusal = Refusal<'child-unborn' | 'record-not-ended'> | DateRefusal;

const notBorn = ({ status }: RegisteredChild): EndRefusal | undefined =>
  status === 'unborn' ? refuse('child-unborn', 'this child is not born yet') : undefined;

/** The child has died: every reminder stops; the record is kept for the review. */
export const recordDeath = (command: RecordDeath, child: RegisteredChild): readonly ChildEvent[] | EndRefusal =>
  notBorn(child) ?? [{ type: 'ChildDied', data: { on: command.on } }];

/** The child was adopted: the record is sealed, and the new identity is registered without any link to it. */
export const recordAdoption = (command: RecordAdoption, child: RegisteredChild): readonly ChildEvent[] | EndRefusal =>
  notBorn(child) ?? [{ type: 'ChildAdopted', data: { on: command.on } }];

/** Nobody died, or the pregnancy goes on: it was recorded by mistake, as on the wrong record. */
export const retractEnding = (
  { reason }: RetractEnding,
  { status }: RegisteredChild,
): Decided<ChildEvent, EndRefusal> =>
  status === 'deceased' || status === 'pregnancy-ended'
    ? [{ type: 'EndingRetracted', data: { retracted: status }, personal: { reason } }]
    : alreadyRecorded({
        by: ({ type }) => type === 'EndingRetracted',
        wanted: [{ type: 'EndingRetracted', data: { retracted: 'deceased' }, personal: { reason } }],
        refusal: refuse('record-not-ended', 'nothing is recorded that could be taken back'),
      });
