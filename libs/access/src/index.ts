export { type Principal } from './principal';
export { type HeldRole, heldRoles, type Role, roles } from './roles';
export { IssuerUnavailable, NotFound, NotPermitted, NotSignedIn, RecordUnavailable } from './access.errors';
export { type IssuerKeysOptions } from './issuer-keys';
export { type TokenRules, TokenVerifier } from './token-verifier';
export { isOpen, Open, SignedIn, SignedInGuard } from './signed-in.guard';
export { AccessModule, AccessRecordModule, PolicyModule } from './access.module';
export {
  type DevelopmentIssuer,
  type DevelopmentIssuerOptions,
  NotInProduction,
  startDevelopmentIssuer,
} from './development-issuer/development-issuer';
export {
  demonstrationCoordinators,
  demonstrationPeople,
  type DemonstrationPerson,
} from './development-issuer/demonstration-people';
export { developmentSecretOf, requestToken, TokenRefused, type TokenRequest } from './request-token';
export { accessRoom } from './access.room';
export {
  ACCESS_RECORD,
  type AccessEntry,
  type AccessRecord,
  type AccessVerb,
  accessVerbs,
  type FieldsClass,
  fieldsClasses,
} from './record/access-record';
export { type Authentication, type ChainEnd, type KeptEntry } from './record/chain';
export { type BreakKind, type RecordReport, verifyRecord } from './record/verify-record';
export { type HowOften, limitedInMemory } from './limits/how-often';
export { AccessTable } from './postgres/access-table';
export { limitedInDatabase } from './postgres/limited-in-database';
export { type LooksAsked, looksOf, type LooksOf, type LooksPage } from './postgres/looks';
export { operator, type Reading, SecuredReads, STANDINGS_SHOWN, type StandingsShown } from './postgres/secured-reads';
export { accessEnd, allEntries, entriesAbout } from './postgres/kept-entries';
export { declaredBy, type Grant, Granted, May } from './may';
export { type Action, actions, allActions, isRead } from './policy/actions';
export {
  caseReads,
  type ConsentTier,
  consentTiers,
  decide,
  type Decision,
  policy,
  type Question,
  type Relation,
  relations,
  type Sensitivity,
  sensitivities,
  type WorkStanding,
  workStandings,
} from './policy/policy';
export { everAllowed, judge, type Judgement, relationsThatCount } from './policy/judge';
export {
  type ConsentStanding,
  type Found,
  type LookUp,
  type Standing,
  STANDINGS,
  type Standings,
  type TeamChildStanding,
} from './policy/standings';
