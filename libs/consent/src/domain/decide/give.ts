import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse } from '@app/kernel';
import { type ConsentEvent, type ConsentRecorded, type ConsentRenewed, type Receiver } from '../consent.events';
import { type Consent, evolve, type Statement } from '../consent.state';
import { lossBetween, takenBy } from '../loss';
import { standingOn, voiceOf } from '../standing';
import { type AgenciesKnown, type AgencyRefusal, agencyRefused } from './agencies';
import {
  type OtherwiseRefusal,
  type Said,
  saidBy,
  whileItStands,
  sorted,
  type SpeakerRefusal,
  speakerRefused,
} from './ground';

export type RecordConsent = Omit<ConsentRecorded['data'], 'receivedBy' | 'takesAway'> &
  Said & {
    readonly type: 'RecordConsent';
    readonly receivedBy: Receiver;
    /** The family means to take away what the new statement does not give any more. */
    readonly takesAway: boolean;
    readonly agencies: AgenciesKnown;
  };
export type RenewConsent = ConsentRenewed['data'] &
  Said & { readonly type: 'RenewConsent'; readonly receivedBy: Receiver };
export type GiveRefusal =
  | SpeakerRefusal
  | AgencyRefusal
  | OtherwiseRefusal
  | Refusal<
      | 'missing-scopes'
      | 'missing-agencies'
      | 'impossible-expiry'
      | 'consent-not-recorded'
      | 'consent-withdrawn'
      | 'would-take-away'
    >;

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
  receivedBy: command.receivedBy,
});

const saysTheSame = (one: Statement, other: Statement): boolean =>
  (Object.keys(one) as (keyof Statement)[])
    .filter((key) => !['statementId', 'takesAway', 'ending'].includes(key))
    .every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));

/**
 * The family agrees. A statement takes the place of the speaker's side's earlier ones; where that would take away what others were
 * given, it has to say that it means to.
 */
export const recordConsent = (command: RecordConsent, consent: Consent): Decided<ConsentEvent, GiveRefusal> => {
  const { givenBy, validFrom, expiresOn } = command;
  const barred = speakerRefused(givenBy, command, validFrom, { giver: '/givenBy', from: '/validFrom' });
  if (barred !== undefined) return barred;
  if (expiresOn !== null && expiresOn < validFrom)
    return refuse('impossible-expiry', 'consent cannot end before it begins', '/expiresOn');
  if (command.scopes.length === 0) return refuse('missing-scopes', 'say what the family agrees to', '/scopes');
  if (command.scopes.includes('share') && command.allowedAgencies.length === 0)
    return refuse('missing-agencies', 'name the agencies that information may be shared with', '/allowedAgencies');
  const unregistered = agencyRefused(command.allowedAgencies, command.agencies, (at) => `/allowedAgencies/${at}`);
  if (unregistered !== undefined) return unregistered;
  const data = statementOf(command);
  const latest = consent.sayings.findLast(
    ({ by, from }) => voiceOf(by) === voiceOf(givenBy) && from <= command.validFrom,
  );
  const wanted: readonly ConsentRecorded[] = [{ type: 'ConsentRecorded', data, personal: saidBy(command) }];
  if (latest?.kind === 'given' && saysTheSame(latest.statement, data))
    return whileItStands(consent, [latest], (standing) =>
      alreadyRecorded({
        by: ({ type, data }) => type === 'ConsentRecorded' && standing.has(data.statementId),
        wanted,
      }),
    );
  const after = evolve(consent, { type: 'ConsentRecorded', data });
  const takes = takenBy(lossBetween(consent, after, command.today));
  if (takes.length === 0) return wanted;
  if (!command.takesAway)
    return {
      ...refuse(
        'would-take-away',
        'this takes away what was agreed before: widen the consent to add to it, or say that the family means to take it away',
        takes[0],
      ),
      differs: takes,
    };
  return [{ type: 'ConsentRecorded', data: { ...data, takesAway: true }, personal: saidBy(command) }];
};

const endsLater = (expiresOn: CalendarDate | null, before: CalendarDate | null): boolean =>
  before !== null && (expiresOn === null || expiresOn > before);

/** What was agreed goes on to hold, for longer; also after it has run out, from then on. */
export const renewConsent = (command: RenewConsent, consent: Consent): Decided<ConsentEvent, GiveRefusal> => {
  const { statementId, renewedBy, from, expiresOn, how, receivedBy } = command;
  const barred = speakerRefused(renewedBy, command, from, { giver: '/renewedBy', from: '/from' });
  if (barred !== undefined) return barred;
  const voice = standingOn(consent, from)[voiceOf(renewedBy)];
  if (voice.statement === undefined)
    return refuse('consent-not-recorded', 'there is no consent of theirs to renew: record it');
  const { scopes } = voice.statement;
  if (scopes.every((scope) => voice.withdrawn.includes(scope) || voice.refused.includes(scope)))
    return refuse('consent-withdrawn', 'this consent was taken back: record it anew');
  const wanted: readonly ConsentRenewed[] = [
    {
      type: 'ConsentRenewed',
      data: { statementId, expiresOn, renewedBy, how, from, receivedBy },
      personal: saidBy(command),
    },
  ];
  const renewed = voice.restsOn.findLast(({ kind }) => kind === 'renewed');
  // The other parent may renew it to the same day, and the same one on a later day: that is another fact.
  if (renewed !== undefined && expiresOn === voice.statement.expiresOn)
    return whileItStands(consent, [renewed], (standing) =>
      alreadyRecorded({
        by: ({ type, data }) => type === 'ConsentRenewed' && standing.has(data.statementId),
        wanted,
      }),
    );
  if (!endsLater(expiresOn, voice.statement.expiresOn) || (expiresOn !== null && expiresOn < from))
    return refuse('impossible-expiry', 'a renewal ends later than before; to end it sooner, withdraw it', '/expiresOn');
  return wanted;
};
