import { type Aggregate, codecOf } from '@app/event-store';
import { breakGlass, type BreakGlassCommand, type BreakGlassRefusal, type Uses } from './domain/break-glass';
import { type BreakGlassEvent } from './domain/break-glass.events';

const ofChild = (_: unknown, childId: string): string => `child-${childId}`;

export const breakGlassCodec = codecOf<BreakGlassEvent>({
  GlassBroken: { stored: 'break-glass.broken.v1', subject: ofChild },
  NoticeGiven: { stored: 'break-glass.notice-given.v1' },
  BreakGlassEnded: { stored: 'break-glass.ended.v1' },
  BreakGlassReviewed: { stored: 'break-glass.reviewed.v1', subject: ofChild },
});

/** Stream `breakGlass-<childId>`: who saw one child's record for a reason that they gave. */
export const breakGlassAggregate: Aggregate<BreakGlassCommand, BreakGlassEvent, Uses, BreakGlassRefusal> = {
  category: 'breakGlass',
  decider: breakGlass,
  codec: breakGlassCodec,
};
