import type * as address from './decide/address';
import type * as birth from './decide/birth';
import { type CorrectFact } from './decide/correct-fact';
import { type DangerCommand } from './decide/danger';
import type * as end from './decide/end-record';
import type * as family from './decide/family';
import type * as merge from './decide/merge';
import type * as place from './decide/place-and-age';
import { type RecordIdentifier } from './decide/record-identifier';
import { type RecordParticulars } from './decide/record-particulars';
import { type RegisterChild } from './decide/register-child';

export type ChildCommand =
  | RegisterChild
  | birth.RecordBirth
  | birth.RecordTwin
  | birth.EndPregnancy
  | end.RecordDeath
  | end.RecordAdoption
  | end.RetractEnding
  | address.RecordAddress
  | address.EndAddress
  | address.ShieldChild
  | address.ReviewShielding
  | address.LiftShielding
  | DangerCommand
  | family.JoinHousehold
  | family.RecordParentOrCarer
  | family.ChangeParentalResponsibility
  | family.EndParentOrCarer
  | family.LinkSibling
  | family.UnlinkSibling
  | place.ChangePlace
  | place.ExtendAge
  | RecordIdentifier
  | RecordParticulars
  | CorrectFact
  | merge.MergeChild
  | merge.UnmergeChild
  | merge.AbsorbDuplicate
  | merge.ReleaseDuplicate;
