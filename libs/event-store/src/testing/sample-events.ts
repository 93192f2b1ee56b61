import { randomUUID } from 'node:crypto';
import { type EventMeta, type NewEvent } from '../ports';

/** Metadata as a command would carry it. */
export const sampleMeta = (over: Partial<EventMeta> = {}): EventMeta => ({
  commandId: randomUUID(),
  commandDigest: 'digest',
  actor: { practitionerId: randomUUID(), role: 'coordinator', agencyId: randomUUID() },
  recordedAt: '2026-05-04T09:30:00.000Z',
  correlationId: randomUUID(),
  causationId: randomUUID(),
  purpose: 'direct-care',
  locality: 'L01',
  ...over,
});

/** An event that could have come from a room. */
export const sampleEvent = (over: Partial<NewEvent> = {}): NewEvent => ({
  id: randomUUID(),
  type: 'sample.noted.v1',
  data: { note: 1 },
  meta: sampleMeta(),
  ...over,
});

export const sampleEvents = (count: number, over: Partial<NewEvent> = {}): readonly NewEvent[] =>
  Array.from({ length: count }, (_, index) => sampleEvent({ data: { note: index }, ...over }));

/** A stream name that nobody has used. */
export const newStream = (category = 'sample'): string => `${category}-${randomUUID()}`;
