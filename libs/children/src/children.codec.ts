import { type Aggregate, codecOf } from '@app/event-store';
import { child, type Child, type ChildCommand, type ChildRefusal } from './domain/child';
import { type ChildEvent } from './domain/child.events';

export const childCodec = codecOf<ChildEvent>({
  ChildRegistered: { stored: 'children.child-registered.v1', subject: (_, childId) => `child-${childId}` },
});

export const childAggregate: Aggregate<ChildCommand, ChildEvent, Child, ChildRefusal> = {
  category: 'child',
  decider: child,
  codec: childCodec,
};
