import { type KeyedDigests } from '@app/privacy';
import { type AccessEntry } from './access-record';

/** Where the record of access ends, or ended when somebody noted it. */
export interface ChainEnd {
  /** Number of the last entry; entries are numbered from 1 without holes. */
  readonly entry: bigint;
  readonly digest: string;
}

/** An entry as it is kept. */
export interface KeptEntry extends AccessEntry, ChainEnd {}

/** The record before its first entry. */
export const emptyChain: ChainEnd = { entry: 0n, digest: '' };

/** What makes and checks the links. */
export type Authentication = Pick<KeyedDigests, 'authenticationCode'>;

/**
 * Links an entry to the one before: its digest covers that one's, its own number and everything it says. The digest is keyed, so
 * that somebody with the whole database in their hands cannot change an entry and work out the rest of the chain anew.
 */
export const linked = (entry: AccessEntry, before: ChainEnd, by: Authentication): ChainEnd => {
  const number = before.entry + 1n;
  const { at, verb, action, decision, reason, practitionerId, role, agencyId, purpose, children, fields } = entry;
  const said = [at, verb, action, decision, reason, practitionerId, role, agencyId, purpose, children, fields];
  const { correlationId, aboutPractitionerId = null } = entry;
  const text = JSON.stringify([before.digest, String(number), ...said, correlationId, aboutPractitionerId]);
  return { entry: number, digest: by.authenticationCode('access', text) };
};
