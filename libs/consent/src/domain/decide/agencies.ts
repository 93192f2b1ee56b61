import { type Refusal, refuse } from '@app/kernel';

/** How the agencies that a request names stand on the register today, by id. */
export type AgenciesKnown = Readonly<Record<string, 'unknown' | 'active' | 'left' | 'merged'>>;
export type AgencyRefusal = Refusal<'unknown-agency' | 'agency-not-at-work'>;

/**
 * What a family agrees to goes to agencies that are on the register and at work: an id that is nobody's would let nobody in today,
 * and whoever gets it tomorrow.
 * @returns the refusal that points at the first one that is not.
 */
export const agencyRefused = (
  named: readonly string[],
  known: AgenciesKnown,
  fieldOf: (at: number) => string,
): AgencyRefusal | undefined => {
  const at = named.findIndex((id) => known[id] !== 'active');
  if (at === -1) return undefined;
  return (known[named[at] ?? ''] ?? 'unknown') === 'unknown'
    ? refuse('unknown-agency', 'no agency of that id is on the register', fieldOf(at))
    : refuse('agency-not-at-work', 'this agency does not work in the trust any more', fieldOf(at));
};
