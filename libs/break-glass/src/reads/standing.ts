import { type BreakGlassCardRow } from './break-glass-card.row';

/** Whether a use still holds, waits for its review, or has been reviewed. */
export type Standing = 'open' | 'to-review' | 'reviewed';

/** @param now ISO 8601 instant in UTC. */
export const standingAt = (
  { endedAt, until, outcome }: Pick<BreakGlassCardRow, 'endedAt' | 'until' | 'outcome'>,
  now: string,
): Standing => (outcome !== null ? 'reviewed' : endedAt === null && now < until ? 'open' : 'to-review');
