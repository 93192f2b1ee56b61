import { type Honoured, type Outcome } from '@app/event-store';
import { isRefusal, type Refusal } from '@app/kernel';

/** A refusal on its way out: the problem filter turns it into problem+json. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
  }
}

/** Statuses that differ from 409, by refusal code. `…-not-found` is always 404. */
const statuses: Readonly<Record<string, number>> = {
  stale: 412,
  'key-reused': 422,
  'record-erased': 410,
  contended: 503,
  'read-model-behind': 503,
  'role-not-held': 403,
};
const unprocessable = /^(unknown|impossible|invalid|future|missing)-/;

/** @returns the HTTP status of a refusal; the one table for all rooms. */
export const statusOfRefusal = ({ refused }: Refusal): number =>
  statuses[refused] ?? (refused.endsWith('-not-found') ? 404 : unprocessable.test(refused) ? 422 : 409);

/** Where a change landed: `revision` is the ETag, `position` what a read may wait for. */
export interface Landed {
  readonly revision: string;
  readonly position: string;
}

/**
 * The body of a successful change. For a repeat, ids that the request would have made (`idFor`) are replaced by those of the first time.
 * @throws RefusedError for a refusal.
 */
export const answer = <Body extends object>(outcome: Outcome, body: Body): Body & Landed => {
  if (isRefusal(outcome)) throw new RefusedError(outcome);
  const { revision, position, firstIds } = outcome;
  const asFirst = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(asFirst) : (firstIds?.get(value as string) ?? value);
  const told =
    firstIds === undefined
      ? body
      : (Object.fromEntries(Object.entries(body).map(([name, value]) => [name, asFirst(value)])) as Body);
  return { revision: revision.toString(), position: position.toString(), ...told };
};

/**
 * The same, where the answer names numbers that the record gave.
 * @param body of what was recorded, now or the first time.
 * @throws RefusedError for a refusal.
 */
export const answerFrom = <Body extends object>(outcome: Outcome, body: (done: Honoured) => Body): Body & Landed => {
  if (isRefusal(outcome)) throw new RefusedError(outcome);
  return answer(outcome, body(outcome));
};
