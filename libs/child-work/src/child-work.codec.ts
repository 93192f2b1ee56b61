import { type Aggregate, codecOf } from '@app/event-store';
import { type ChildWork, childWork, type ChildWorkCommand, type ChildWorkRefusal } from './domain/child-work';
import { type ChildWorkEvent } from './domain/child-work.events';

export const childWorkCodec = codecOf<ChildWorkEvent>({
  TeamReserved: { stored: 'child-work.team-reserved.v1' },
  EndingReserved: { stored: 'child-work.ending-reserved.v1' },
  ReservationSettled: { stored: 'child-work.reservation-settled.v1' },
  TeamReleased: { stored: 'child-work.team-released.v1' },
});

/** Stream `childWork-<childId>`: which team serves one child, and what is about to change that. */
export const childWorkAggregate: Aggregate<ChildWorkCommand, ChildWorkEvent, ChildWork, ChildWorkRefusal> = {
  category: 'childWork',
  decider: childWork,
  codec: childWorkCodec,
};
