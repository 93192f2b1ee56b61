import { type CalendarDate, type Decider, type Refusal, refuse } from '@app/kernel';
import {
  type ConsentEvent,
  type ConsentRecorded,
  type ConsentRefused,
  type Giver,
  type SaidBy,
  type Scope,
} from './consent.events';
import { type Consent, standingOn, type Statement, withSaying } from './standing';

/** What the handler knows of the child from the register. */
export interface ChildKnown {
  readonly registered: boolean;
  /** Whole years on the day from which the statement counts; negative while unborn. */
  readonly age: number;
}
interface Said extends SaidBy {
  readonly today: CalendarDate;
  readonly child: ChildKnown;
}
export type RecordConsent = Statement & Said & { readonly type: 'RecordConsent' };
export type RefuseConsent = ConsentRefused['data'] & Said & { readonly type: 'RefuseConsent' };
export type ConsentCommand = RecordConsent | RefuseConsent;

export type ConsentRefusal = Refusal<
  | 'child-not-found'
  | 'future-date'
  | 'missing-scopes'
  | 'missing-agencies'
  | 'impossible-expiry'
  | 'parental-responsibility-required'
  | 'child-not-old-enough'
>;

/** A child may be presumed able to decide from about this age; younger, a practitioner has to find it so. */
const PRESUMED_COMPETENT_FROM = 12;
const DECIDES_ALONE_FROM = 16;

const mayNotSpeak = (giver: Giver, { age }: ChildKnown, field: string): ConsentRefusal | undefined => {
  if (giver.kind !== 'child')
    return giver.parentalResponsibility
      ? undefined
      : refuse(
          'parental-responsibility-required',
          'only someone with parental responsibility, or a child who understands, can decide this',
          field,
        );
  const needed = {
    'aged-16-or-over': DECIDES_ALONE_FROM,
    'presumed-from-12': PRESUMED_COMPETENT_FROM,
    'found-competent': 0,
  }[giver.competenceBasis];
  return age >= needed ? undefined : refuse('child-not-old-enough', 'the child is too young for that basis', field);
};

const personal = ({ name, note }: SaidBy): SaidBy => (note === undefined ? { name } : { name, note });
const same = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);

const statementOf = (command: RecordConsent): Statement => ({
  statementId: command.statementId,
  scopes: command.scopes,
  tier: command.tier,
  allowedAgencies: command.allowedAgencies,
  excludedAgencies: command.excludedAgencies,
  excludedTopics: command.excludedTopics,
  givenBy: command.givenBy,
  how: command.how,
  leafletGiven: command.leafletGiven,
  validFrom: command.validFrom,
  expiresOn: command.expiresOn,
  evidenceId: command.evidenceId,
});

const record = (command: RecordConsent, consent: Consent): readonly ConsentRecorded[] | ConsentRefusal => {
  const barred = mayNotSpeak(command.givenBy, command.child, '/givenBy');
  if (barred !== undefined) return barred;
  if (command.validFrom > command.today)
    return refuse('future-date', 'consent cannot be recorded for a day to come', '/validFrom');
  if (command.expiresOn !== null && command.expiresOn < command.validFrom)
    return refuse('impossible-expiry', 'consent cannot end before it begins', '/expiresOn');
  if (command.scopes.length === 0) return refuse('missing-scopes', 'say what the family agrees to', '/scopes');
  if (command.scopes.includes('share') && command.allowedAgencies.length === 0)
    return refuse('missing-agencies', 'name the agencies that information may be shared with', '/allowedAgencies');
  const data = statementOf(command);
  const { statement, refused } = standingOn(consent, command.validFrom);
  if (statement !== undefined && refused.length === 0 && same({ ...statement, statementId: data.statementId }, data))
    return [];
  return [{ type: 'ConsentRecorded', data, personal: personal(command) }];
};

const refuseConsent = (command: RefuseConsent, consent: Consent): readonly ConsentRefused[] | ConsentRefusal => {
  const barred = mayNotSpeak(command.refusedBy, command.child, '/refusedBy');
  if (barred !== undefined) return barred;
  if (command.from > command.today)
    return refuse('future-date', 'a refusal cannot be recorded for a day to come', '/from');
  if (command.scopes.length === 0) return refuse('missing-scopes', 'say what the family refuses', '/scopes');
  const { refused } = standingOn(consent, command.from);
  if (command.scopes.every((scope: Scope) => refused.includes(scope))) return [];
  const { statementId, scopes, refusedBy, how, from } = command;
  return [{ type: 'ConsentRefused', data: { statementId, scopes, refusedBy, how, from }, personal: personal(command) }];
};

/** What the family of one child agreed to and refused. Rules: domain dossier 6. */
export const consent: Decider<ConsentCommand, ConsentEvent, Consent, ConsentRefusal> = {
  initial: { sayings: [] },
  evolve: ({ sayings }, { type, data }) => {
    switch (type) {
      case 'ConsentRecorded':
        return { sayings: withSaying(sayings, { kind: 'given', from: data.validFrom, statement: data }) };
      case 'ConsentRefused':
        return { sayings: withSaying(sayings, { kind: 'refused', from: data.from, scopes: data.scopes }) };
    }
  },
  decide: (command, state) => {
    if (!command.child.registered) return refuse('child-not-found', 'this child is not on the register');
    switch (command.type) {
      case 'RecordConsent':
        return record(command, state);
      case 'RefuseConsent':
        return refuseConsent(command, state);
    }
  },
};
