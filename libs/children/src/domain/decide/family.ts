import { type CalendarDate, inForce, type Refusal, refuse } from '@app/kernel';
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
  readonly relation: SiblingRelation;
  readonly name?: string;
}
export interface UnlinkSibling {
  readonly type: 'UnlinkSibling';
  readonly linkId: string;
}
export type FamilyRefusal =
  Refusal<'parent-or-carer-not-found' | 'missing-sibling' | 'sibling-not-found' | 'impossible-sibling'> | DateRefusal;

export const joinHousehold = (
  command: JoinHousehold,
  child: RegisteredChild,
): readonly ChildEvent[] | FamilyRefusal => {
  const { householdId, from } = command;
  if (householdOn(child, from) === householdId) return [];
  return [{ type: 'HouseholdJoined', data: { householdId, from } }, ...takingProtectionAlong(command, child)];
};

const present = (child: RegisteredChild, personId: string): ParentOrCarer | undefined =>
  child.adults.find((one) => one.personId === personId && one.until === null);

const noSuchAdult = (): FamilyRefusal =>
  refuse('parent-or-carer-not-found', 'this adult is not recorded with the child');

export const recordParentOrCarer = (
  command: RecordParentOrCarer,
  child: RegisteredChild,
): readonly ChildEvent[] | FamilyRefusal => {
  const { personId, relationship, parentalResponsibility, from, name, phone, address } = command;
  if (present(child, personId) !== undefined) return [];
  return [
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
};

/** Parental responsibility is gained or lost by birth certificate, agreement or court: from a day on, never retyped. */
export const changeParentalResponsibility = (
  command: ChangeParentalResponsibility,
  child: RegisteredChild,
): readonly ChildEvent[] | FamilyRefusal => {
  const { personId, parentalResponsibility, from } = command;
  const adult = present(child, personId);
  if (adult === undefined) return noSuchAdult();
  if (inForce(adult.responsibility, from)?.held === parentalResponsibility) return [];
  return [{ type: 'ParentalResponsibilityChanged', data: { personId, parentalResponsibility, from } }];
};

export const endParentOrCarer = (
  command: EndParentOrCarer,
  child: RegisteredChild,
): readonly ChildEvent[] | FamilyRefusal => {
  const { personId, until } = command;
  if (child.adults.some((one) => one.personId === personId && one.until === until)) return [];
  if (present(child, personId) === undefined) return noSuchAdult();
  return [{ type: 'ParentOrCarerEnded', data: { personId, until } }];
};

/** Links a brother or sister, by record where they are on the register, by name where not. */
export const linkSibling = (command: LinkSibling, child: RegisteredChild): readonly ChildEvent[] | FamilyRefusal => {
  const { linkId, childId, siblingId, siblingKnown, relation, name } = command;
  if (child.siblings.some((one) => one.linkId === linkId || (siblingId !== null && one.siblingId === siblingId)))
    return [];
  if (siblingId === childId) return refuse('impossible-sibling', 'a child is not its own sibling', '/siblingId');
  if (siblingId === null && name === undefined)
    return refuse('missing-sibling', 'say who it is: by record or by name', '/name');
  if (siblingId !== null && !siblingKnown)
    return refuse('sibling-not-found', 'there is no such child on the register', '/siblingId');
  return [
    {
      type: 'SiblingLinked',
      data: { linkId, siblingId, relation },
      personal: name === undefined ? {} : { name },
    },
  ];
};

export const unlinkSibling = ({ linkId }: UnlinkSibling, child: RegisteredChild): readonly ChildEvent[] => {
  const link = child.siblings.find((one) => one.linkId === linkId);
  return link === undefined ? [] : [{ type: 'SiblingUnlinked', data: { linkId, siblingId: link.siblingId } }];
};
