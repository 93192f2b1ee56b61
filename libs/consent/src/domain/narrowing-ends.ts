import { type ConsentNarrowed } from './consent.events';
import { type Consent, evolve } from './consent.state';
import { asAgreed } from './wishes';

/** What a narrowing says, whether or not it is recorded. */
export type Narrowed = Omit<ConsentNarrowed['data'], 'ending'>;

/** @returns consent as if a second person had agreed to that narrowing, and to nothing else that waits for one. */
export const asIfNarrowed = (consent: Consent, data: Narrowed): Consent =>
  evolve(asAgreed(consent), { type: 'ConsentNarrowed', data });
