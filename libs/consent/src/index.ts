export { consentRoom } from './consent.room';
export { consentAggregate, consentCodec } from './consent.codec';
export { consentOfChild } from './consent-of-child';
export { type ConsentCommand, type ConsentRefusal } from './domain/consent';
export { type AskedOf, type Giver } from './domain/consent.events';
export { grantsOn, type SharedWithoutConsent } from './domain/sharing';
export { type Consent, type Saying, type Statement } from './domain/consent.state';
export { type EndedCaf, openingAllowed, type OpeningPermission } from './domain/opening';
export {
  assessmentAllowed,
  conflictOn,
  hasSpoken,
  type Permission,
  type Sharing,
  sharingAllowed,
  sharingOn,
  type SharingStatement,
} from './domain/standing';
export { asIfNarrowed, type Narrowed } from './domain/narrowing-ends';
export { asAgreed, isUnanswered, sharingPaused } from './domain/wishes';
export * from './domain/vocabulary';
export { consentCardProjection } from './reads/get-consent/consent-card.projection';
export { type SharingPaused, whileSharingIsPaused } from './features/while-sharing-is-paused';
export { WHAT_WOULD_END, type WhatWouldEnd, type WouldEnd } from './what-would-end';
export { ChangeConsent } from './features/change-consent.handler';
