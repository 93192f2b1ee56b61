import { type CalendarDate, type Refusal, refuse } from '@app/kernel';
import { type ConsentEvent, type ConsentRecorded, type ConsentRenewed } from '../consent.events';
import { type Consent, type Statement } from '../consent.state';
import { standingOn, voiceOf } from '../standing';
import { type Said, saidBy, type SpeakerRefusal, speakerRefused } from './ground';

export type RecordConsent = ConsentRecorded['data'] & Said & { readonly type: 'RecordConsent' };
export type RenewConsent = ConsentRenewed['data'] & Said & { readonly type: 'RenewConsent' };
export type GiveRefusal =
  | SpeakerRefusal
  | Refusal<'missing-scopes' | 'missing-agencies' | 'impossible-expiry' | 'consent-not-recorded' | 'consent-withdrawn'>;

/** Lists in one order, so that the same wish is known again however it was written down. */
const sorted = <T extends string>(list: readonly T[]): readonly T[] => [...new Set(list)].sort();

const statementOf = (command: RecordConsent): Statement => ({
  statementId: command.statementId,
  scopes: sorted(command.scopes),
  tier: command.tier,
  allowedAgencies: sorted(command.allowedAgencies),
  excludedAgencies: sorted(command.excludedAgencies),
  excludedTopics: sorted(command.excludedTopics),
  givenBy: command.givenBy,
  how: command.how,
  leafletGiven: command.leafletGiven,
  validFrom: command.validFrom,
  expiresOn: command.expiresOn,
  evidenceId: command.evidenceId,
});

const saysTheSame = (one: Statement, other: Statement): boolean =>
  (Object.keys(one) as (keyof Statement)[])
    .filter((key) => key !== 'statementId')
    .every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));

/** The family agrees. A statement takes the place of the speaker's side's earlier ones. */
export const recordConsent = (command: RecordConsent, consent: Consent): readonly ConsentEvent[] | GiveRefusal => {
  const { givenBy, validFrom, expiresOn, statementId } = command;
  if (consent.recorded.includes(statementId)) return [];
  const barred = speakerRefused(givenBy, command, validFrom, { giver: '/givenBy', from: '/validFrom' });
  if (barred !== undefined) return barred;
  if (expiresOn !== null && expiresOn < validFrom)
    return refuse('impossible-expiry', 'consent cannot end before it begins', '/expiresOn');
  if (command.scopes.length === 0) return refuse('missing-scopes', 'say what the family agrees to', '/scopes');
  if (command.scopes.includes('share') && command.allowedAgencies.length === 0)
    return refuse('missing-agencies', 'name the agencies that information may be shared with', '/allowedAgencies');
  const data = statementOf(command);
  const latest = consent.sayings.findLast(
    ({ by, from }) => voiceOf(by) === voiceOf(givenBy) && from <= command.validFrom,
  );
  if (latest?.kind === 'given' && saysTheSame(latest.statement, data)) return [];
  return [{ type: 'ConsentRecorded', data, personal: saidBy(command) }];
};

const endsLater = (expiresOn: CalendarDate | null, before: CalendarDate | null): boolean =>
  before !== null && (expiresOn === null || expiresOn > before);

/** What was agreed goes on to hold, for longer; also after it has run out, from then on. */
export const renewConsent = (command: RenewConsent, consent: Consent): readonly ConsentEvent[] | GiveRefusal => {
  const { statementId, renewedBy, from, expiresOn, how } = command;
  if (consent.recorded.includes(statementId)) return [];
  const barred = speakerRefused(renewedBy, command, from, { giver: '/renewedBy', from: '/from' });
  if (barred !== undefined) return barred;
  const voice = standingOn(consent, from)[voiceOf(renewedBy)];
  if (voice.statement === undefined)
    return refuse('consent-not-recorded', 'there is no consent of theirs to renew: record it');
  const { scopes } = voice.statement;
  if (scopes.every((scope) => voice.withdrawn.includes(scope) || voice.refused.includes(scope)))
    return refuse('consent-withdrawn', 'this consent was taken back: record it anew');
  if (expiresOn === voice.statement.expiresOn) return [];
  if (!endsLater(expiresOn, voice.statement.expiresOn) || (expiresOn !== null && expiresOn < from))
    return refuse('impossible-expiry', 'a renewal ends later than before; to end it sooner, withdraw it', '/expiresOn');
  return [
    { type: 'ConsentRenewed', data: { statementId, expiresOn, renewedBy, how, from }, personal: saidBy(command) },
  ];
};
