import { type Aggregate, codecOf } from '@app/event-store';
import { child, type ChildCommand, type ChildRefusal } from './domain/child';
import { type ChildEvent } from './domain/child.events';
import { type Child } from './domain/child.state';

const theChild = (_: unknown, childId: string): string => `child-${childId}`;

export const childCodec = codecOf<ChildEvent>({
  ChildRegistered: { stored: 'children.child-registered.v1', subject: theChild },
  ChildBorn: { stored: 'children.child-born.v1', subject: theChild },
  // Names the twin and the mother as the twin's own record will: it is erased with the twin.
  TwinRecorded: { stored: 'children.twin-recorded.v1', subject: ({ data }) => `child-${data.twinId}` },
  PregnancyEnded: { stored: 'children.pregnancy-ended.v1' },
  ChildDied: { stored: 'children.child-died.v1' },
  EndingRetracted: { stored: 'children.ending-retracted.v1', subject: theChild },
  ChildAdopted: { stored: 'children.child-adopted.v1' },
  AddressRecorded: { stored: 'children.address-recorded.v1', subject: theChild },
  AddressEnded: { stored: 'children.address-ended.v1' },
  ChildShielded: { stored: 'children.child-shielded.v1' },
  DangerReported: { stored: 'children.danger-reported.v1', subject: theChild },
  DangerDecided: { stored: 'children.danger-decided.v1', subject: theChild },
  ShieldingReviewed: { stored: 'children.shielding-reviewed.v1' },
  ShieldingLifted: { stored: 'children.shielding-lifted.v1' },
  HouseholdJoined: { stored: 'children.household-joined.v1' },
  ParentOrCarerRecorded: { stored: 'children.parent-or-carer-recorded.v1', subject: theChild },
  ParentalResponsibilityChanged: { stored: 'children.parental-responsibility-changed.v1' },
  ParentOrCarerEnded: { stored: 'children.parent-or-carer-ended.v1' },
  SiblingLinked: { stored: 'children.sibling-linked.v1', subject: theChild },
  SiblingUnlinked: { stored: 'children.sibling-unlinked.v1' },
  PlaceChanged: { stored: 'children.place-changed.v1' },
  AgeExtended: { stored: 'children.age-extended.v1' },
  IdentifierRecorded: { stored: 'children.identifier-recorded.v1', subject: theChild },
  ParticularsRecorded: { stored: 'children.particulars-recorded.v1', subject: theChild },
  FactCorrected: { stored: 'children.fact-corrected.v1', subject: theChild },
  ChildMerged: { stored: 'children.child-merged.v1' },
  ChildUnmerged: { stored: 'children.child-unmerged.v1' },
  DuplicateAbsorbed: { stored: 'children.duplicate-absorbed.v1' },
  DuplicateReleased: { stored: 'children.duplicate-released.v1' },
});

export const childAggregate: Aggregate<ChildCommand, ChildEvent, Child, ChildRefusal> = {
  category: 'child',
  decider: child,
  codec: childCodec,
};
