import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  inForce,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import { type AdultDetails, type ChildEvent } from '../child.events';
import { householdOn, type ParentOrCarer, type RegisteredChild } from '../child.state';
import { type ParentalResponsibility, type Relationship, type SiblingRelation } from '../vocabulary';
import { type DateRefusal, type Moves, takingProtectionAlong, type Today } from './ground';

export interface JoinHousehold extends Moves {
  readonly type: 'JoinHousehold';
  readonly householdId: string | null;
  readonly from: CalendarDate;
}
export interface RecordParentOrCarer extends Today, AdultDetails {
  readonly type: 'RecordParentOrCarer';
  readonly personId: string;
  readonly relationship: Relationship;
  readonly parentalResponsibility: ParentalResponsibility;
  readonly from: CalendarDate;
}
export interface ChangeParentalResponsibility extends Today {
  readonly type: 'ChangeParentalResponsibility';
  readonly personId: string;
  readonly parentalResponsibility: ParentalResponsibility;
  readonly from: CalendarDate;
}
export interface EndParentOrCarer extends Today {
  readonly type: 'EndParentOrCarer';
  readonly personId: string;
  readonly until: CalendarDate;
}
export interface LinkSibling {
  readonly type: 'LinkSibling';
  readonly linkId: string;
  /** The record of the child itself, to refuse a child as its own sibling. */
  readonly childId: string;
  readonly siblingId: string | null;
  readonly siblingKnown: boolean;
  /** Whether whoever links them may know of shielded children. */
  readonly showsShielded?: boolean;
  readonly relation: SiblingRelation;
  readonly name?: string;
}
export interface UnlinkSibling {
  readonly type: 'UnlinkSibling';
  readonly linkId: string;
}
export type FamilyRefusal =
  | Refusal<
      | 'parent-or-carer-not-found'
      | 'parent-or-carer-recorded'
      | 'parent-or-carer-ended'
      | 'missing-sibling'
      | 'sibling-not-found'
      | 'sibling-linked'
      | 'sibling-link-not-found'
      | 'impossible-sibling'
    >
  | DateRefusal;

export const joinHousehold = (command: JoinHousehold, child: RegisteredChild): Decided<ChildEvent, FamilyRefusal> => {
  const { householdId, from } = command;
  const wanted: readonly ChildEvent[] = [
    { type: 'HouseholdJoined', data: { householdId, from } },
    ...takingProtectionAlong(command, child),
  ];
  return child.households.length > 0 && householdOn(child, from) === householdId
    ? alreadyRecorded({
        by: ({ type, data }) => type === 'HouseholdJoined' && data.householdId === householdId && data.from === from,
        wanted,
      })
    : wanted;
};

const present = (child: RegisteredChild, personId: string): ParentOrCarer | undefined =>
  child.adults.find((one) => one.personId === personId && one.until === null);

const noSuchAdult = (): FamilyRefusal =>
  refuse('parent-or-carer-not-found', 'this adult is not recorded with the child');

export const recordParentOrCarer = (
  command: RecordParentOrCarer,
  child: RegisteredChild,
): Decided<ChildEvent, FamilyRefusal> => {
  const { personId, relationship, parentalResponsibility, from, name, phone, address } = command;
  const wanted: readonly ChildEvent[] = [
    {
      type: 'ParentOrCarerRecorded',
      data: { personId, relationship, parentalResponsibility, from },
      personal: {
        name,
        ...(phone === undefined ? {} : { phone }),
        ...(address === undefined ? {} : { address }),
      },
    },
  ];
  if (present(child, personId) !== undefined)
    return alreadyRecorded({
      by: ({ type, data }) => type === 'ParentOrCarerRecorded' && data.personId === personId,
      wanted,
      refusal: refuseExisting('parent-or-carer-recorded', 'this adult is recorded with the child', {
        existing: personId,
        correctedBy: 'POST /v1/children/{childId}/corrections',
      }),
    });
  const alike = child.adults.filter(
    (one) => one.relationship === relationship && one.from === from && one.until === null,
  );
  if (alike.length === 0) return wanted;
  // Who it is stands sealed: the same request is a repeat, another one tells of somebody else.
  return alreadyRecorded({
    by: ({ type, data }) =>
      type === 'ParentOrCarerRecorded' && alike.some((one) => one.personId === data.personId && one.from === data.from),
    wanted,
  });
};

/** Parental responsibility is gained or lost by birth certificate, agreement or court: from a day on, never retyped. */
export const changeParentalResponsibility = (
  command: ChangeParentalResponsibility,
  child: RegisteredChild,
): Decided<ChildEvent, FamilyRefusal> => {
  const { personId, parentalResponsibility, from } = command;
  const adult = present(child, personId);
  if (adult === undefined) return noSuchAdult();
  const wanted: readonly ChildEvent[] = [
    { type: 'ParentalResponsibilityChanged', data: { personId, parentalResponsibility, from } },
  ];
  return inForce(adult.responsibility, from)?.held === parentalResponsibility
    ? alreadyRecorded({
        by: ({ type, data }) =>
          type === 'ParentalResponsibilityChanged' &&
          data.personId === personId &&
          data.parentalResponsibility === parentalResponsibility &&
          data.from === from,
        wanted,
      })
    : wanted;
};

export const endParentOrCarer = (
  command: EndParentOrCarer,
  child: RegisteredChild,
): Decided<ChildEvent, FamilyRefusal> => {
  const { personId, until } = command;
  const wanted: readonly ChildEvent[] = [{ type: 'ParentOrCarerEnded', data: { personId, until } }];
  if (present(child, personId) !== undefined) return wanted;
  const left = child.adults.findLast((one) => one.personId === personId);
  if (left === undefined) return noSuchAdult();
  return alreadyRecorded({
    by: ({ type, data }) => type === 'ParentOrCarerEnded' && data.personId === personId && data.until === left.until,
    wanted,
    refusal: refuseExisting('parent-or-carer-ended', 'that this adult has gone is on record', {
      existing: personId,
      correctedBy: 'POST /v1/children/{childId}/corrections',
    }),
  });
};

/** Links a brother or sister, by record where they are on the register, by name where not. */
export const linkSibling = (command: LinkSibling, child: RegisteredChild): Decided<ChildEvent, FamilyRefusal> => {
  const { linkId, childId, siblingId, siblingKnown, relation, name } = command;
  if (siblingId === childId) return refuse('impossible-sibling', 'a child is not its own sibling', '/siblingId');
  if (siblingId === null && name === undefined)
    return refuse('missing-sibling', 'say who it is: by record or by name', '/name');
  if (siblingId !== null && !siblingKnown)
    return refuse('sibling-not-found', 'there is no such child on the register', '/siblingId');
  const wanted: readonly ChildEvent[] = [
    {
      type: 'SiblingLinked',
      data: { linkId, siblingId, relation },
      personal: name === undefined ? {} : { name },
    },
  ];
  const linked = child.siblings.find(
    (one) => one.linkId === linkId || (siblingId !== null && one.siblingId === siblingId),
  );
  if (linked !== undefined)
    return alreadyRecorded({
      by: ({ type, data }) => type === 'SiblingLinked' && data.linkId === linked.linkId,
      wanted,
      refusal: refuseExisting('sibling-linked', 'these two are linked as brother or sister', {
        existing: linked.linkId,
        correctedBy: 'POST /v1/children/{childId}/siblings/{linkId}/removal',
      }),
    });
  const alike = child.siblings.filter(
    (one) => one.siblingId === null && siblingId === null && one.relation === relation,
  );
  if (alike.length === 0) return wanted;
  return alreadyRecorded({
    by: ({ type, data }) => type === 'SiblingLinked' && alike.some((one) => one.linkId === data.linkId),
    wanted,
  });
};

export const unlinkSibling = (
  { linkId }: UnlinkSibling,
  child: RegisteredChild,
): Decided<ChildEvent, FamilyRefusal> => {
  const link = child.siblings.find((one) => one.linkId === linkId);
  if (link !== undefined) return [{ type: 'SiblingUnlinked', data: { linkId, siblingId: link.siblingId } }];
  return alreadyRecorded({
    by: ({ type, data }) => type === 'SiblingUnlinked' && data.linkId === linkId,
    wanted: [{ type: 'SiblingUnlinked', data: { linkId, siblingId: null } }],
    refusal: refuse('sibling-link-not-found', 'there is no such link on this record'),
  });
};
