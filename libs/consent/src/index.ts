export {
  type CompetenceBasis,
  competenceBases,
  type Giver,
  type Scope,
  scopes,
  type SensitiveTopic,
  sensitiveTopics,
  type Tier,
  tiers,
  type WayOfConsenting,
  waysOfConsenting,
} from './domain/consent.events';
export { assessmentAllowed, type Consent, type Permission, type Sharing, sharingAllowed } from './domain/standing';
export { consentAggregate, consentCodec } from './consent.codec';
export { type ConsentCommand, type ConsentRefusal, type RecordConsent, type RefuseConsent } from './domain/consent';
export { consentRoom } from './consent.room';
export { ChangeConsent } from './features/change-consent.handler';
