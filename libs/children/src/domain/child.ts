import {
  alreadyRecorded,
  type Decided,
  type Decider,
  isAlreadyRecorded,
  isRefusal,
  type Refusal,
  refuse,
} from '@app/kernel';
import { type ChildCommand } from './child.commands';
import { type ChildEvent } from './child.events';
import { evolve } from './child.evolve';
import { type Child, type ClosedRecord, closedRecord, type RegisteredChild } from './child.state';
import * as address from './decide/address';
import * as birth from './decide/birth';
import { correctFact, type CorrectRefusal } from './decide/correct-fact';
import { type DangerCommand, type DangerRefusal, decideDanger, reportDanger } from './decide/danger';
import * as end from './decide/end-record';
import * as family from './decide/family';
import * as merge from './decide/merge';
import * as place from './decide/place-and-age';
import { recordIdentifier, type RecordIdentifierRefusal } from './decide/record-identifier';
import { recordParticulars } from './decide/record-particulars';
import { registerChild, type RegisterChild, type RegisterRefusal } from './decide/register-child';
import { contradictionRefused } from './decide/without-contradiction';
import { type FactRefusal } from './facts';
import { whatIsSaid } from './what-is-said';

export { type ChildCommand } from './child.commands';
export type ChildRefusal =
  | RegisterRefusal
  | birth.BirthRefusal
  | end.EndRefusal
  | address.AddressRefusal
  | family.FamilyRefusal
  | DangerRefusal
  | Refusal<'danger-report-open'>
  | place.PlaceRefusal
  | place.AgeRefusal
  | RecordIdentifierRefusal
  | CorrectRefusal
  | FactRefusal
  | merge.MergeRefusal
  | ClosedRecord
  | Refusal<'child-not-found'>;

/** Commands that a closed record still takes: to put it right, to merge it, to undo a merge. */
const onClosedRecords: Readonly<Partial<Record<ChildCommand['type'], readonly RegisteredChild['status'][]>>> = {
  CorrectFact: ['deceased', 'pregnancy-ended'],
  RetractEnding: ['deceased', 'pregnancy-ended'],
  RecordIdentifier: ['deceased'],
  MergeChild: ['deceased', 'pregnancy-ended', 'merged'],
  UnmergeChild: ['merged', 'deceased', 'pregnancy-ended'],
  AbsorbDuplicate: ['deceased', 'pregnancy-ended', 'merged'],
  ReleaseDuplicate: ['deceased', 'pregnancy-ended', 'merged', 'adopted'],
};
const endings: Readonly<Partial<Record<RegisteredChild['status'], ChildCommand['type']>>> = {
  deceased: 'RecordDeath',
  adopted: 'RecordAdoption',
  'pregnancy-ended': 'EndPregnancy',
};

const onRecord = (
  command: Exclude<ChildCommand, RegisterChild | DangerCommand>,
  child: RegisteredChild,
): Decided<ChildEvent, ChildRefusal> => {
  switch (command.type) {
    case 'RecordBirth':
      return birth.recordBirth(command, child);
    case 'RecordTwin':
      return birth.recordTwin(command, child);
    case 'EndPregnancy':
      return birth.endPregnancy(command, child);
    case 'RecordDeath':
      return end.recordDeath(command, child);
    case 'RecordAdoption':
      return end.recordAdoption(command, child);
    case 'RetractEnding':
      return end.retractEnding(command, child);
    case 'RecordAddress':
      return address.recordAddress(command, child);
    case 'EndAddress':
      return address.endAddress(command, child);
    case 'ShieldChild':
      return address.shieldChild(command, child);
    case 'ReviewShielding':
      return address.reviewShielding(command, child);
    case 'LiftShielding':
      return address.liftShielding(command, child);
    case 'JoinHousehold':
      return family.joinHousehold(command, child);
    case 'RecordParentOrCarer':
      return family.recordParentOrCarer(command, child);
    case 'ChangeParentalResponsibility':
      return family.changeParentalResponsibility(command, child);
    case 'EndParentOrCarer':
      return family.endParentOrCarer(command, child);
    case 'LinkSibling':
      return family.linkSibling(command, child);
    case 'UnlinkSibling':
      return family.unlinkSibling(command, child);
    case 'ChangePlace':
      return place.changePlace(command, child);
    case 'ExtendAge':
      return place.extendAge(command, child);
    case 'RecordIdentifier':
      return recordIdentifier(command, child);
    case 'RecordParticulars':
      return recordParticulars(command, child);
    case 'CorrectFact':
      return correctFact(command, child);
    case 'MergeChild':
      return merge.mergeChild(command, child);
    case 'UnmergeChild':
      return merge.unmergeChild(command, child);
    case 'AbsorbDuplicate':
      return merge.absorbDuplicate(command, child);
    case 'ReleaseDuplicate':
      return merge.releaseDuplicate(command, child);
  }
};

/** The record has ended in this way already: the same request is a repeat as long as the day stands, another one corrects the record. */
const endsAgain = (
  command: Exclude<ChildCommand, RegisterChild | DangerCommand>,
  child: RegisteredChild,
  closed: ClosedRecord,
): Decided<ChildEvent, ChildRefusal> => {
  const wanted = onRecord(command, child);
  if (isRefusal(wanted) || isAlreadyRecorded(wanted)) return closed;
  return alreadyRecorded({
    by: ({ type, data }) =>
      (type === 'ChildDied' || type === 'ChildAdopted' || type === 'PregnancyEnded') && data.on === child.endedOn,
    wanted,
    refusal: {
      ...closed,
      existing: child.ref,
      ...(child.status === 'adopted' ? {} : { correctedBy: 'POST /v1/children/{childId}/corrections' }),
    },
  });
};

const decide = (command: Exclude<ChildCommand, DangerCommand>, state: Child): Decided<ChildEvent, ChildRefusal> => {
  if (command.type === 'RegisterChild') return registerChild(command, state);
  if (state.is === 'unregistered') return refuse('child-not-found', 'this child is not on the register');
  const closed = closedRecord(state);
  if (closed !== undefined && endings[state.status] === command.type) return endsAgain(command, state, closed);
  if (closed !== undefined && onClosedRecords[command.type]?.includes(state.status) !== true) return closed;
  if (command.type === 'LiftShielding' && state.dangers.length > 0)
    return refuse('danger-report-open', 'a report of danger waits to be decided on: decide on it first');
  return onRecord(command, state);
};

/** Danger is reported of any child who is or was here; a record that is sealed, or was merged, is answered like none. */
const onDanger = (command: DangerCommand, state: Child): Decided<ChildEvent, ChildRefusal> => {
  const gone = state.is === 'unregistered' || state.status === 'adopted';
  if (gone || (state.status === 'merged' && command.type === 'ReportDanger'))
    return refuse('child-not-found', 'this child is not on the register');
  return command.type === 'ReportDanger' ? reportDanger(command, state) : decideDanger(command, state);
};

/** The child register: who the child is, where and with whom they live. Rules: domain dossier 5.1, 5.2, 10. */
export const child: Decider<ChildCommand, ChildEvent, Child, ChildRefusal> = {
  initial: { is: 'unregistered' },
  evolve,
  decide: (command, state) => {
    if (command.type === 'ReportDanger' || command.type === 'DecideDanger') return onDanger(command, state);
    const decided = decide(command, state);
    if (isRefusal(decided)) return decided;
    const said = whatIsSaid(command);
    if (!isAlreadyRecorded(decided)) return contradictionRefused(said, state, decided) ?? decided;
    const refusal = decided.refusal ?? contradictionRefused(said, state, decided.wanted);
    return refusal === undefined ? decided : { ...decided, refusal };
  },
};
