import { alreadyRecorded, type Decided, type Refusal, refuseExisting, refuse } from '@app/kernel';
import { type ConsentEvent, type ConsentWidened } from '../consent.events';
import { type Consent, type Widening } from '../consent.state';
import { decides, scopeAllowed, standingOn, type Voice, voiceOf } from '../standing';
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

export type WidenConsent = ConsentWidened['data'] &
  Said & { readonly type: 'WidenConsent'; readonly agencies: AgenciesKnown };
export type WidenRefusal =
  | SpeakerRefusal
  | AgencyRefusal
  | OtherwiseRefusal
  | Refusal<
      | 'missing-widening'
      | 'nothing-to-widen'
      | 'consent-not-recorded'
      | 'consent-withdrawn'
      | 'consent-expired'
      | 'child-decides'
    >;

/** Whether somebody would have more by it than they have. */
const addsTo = ({ statement, narrowing }: Voice, wish: Widening): boolean => {
  if (statement === undefined) return true;
  const excluded = [...statement.excludedAgencies, ...narrowing.excludedAgencies];
  const heldBack = [...statement.excludedTopics, ...narrowing.excludedTopics];
  return (
    wish.addedAgencies.some(
      (id) => !statement.allowedAgencies.includes(id) || narrowing.removedAgencies.includes(id),
    ) ||
    wish.includedAgencies.some((id) => excluded.includes(id)) ||
    wish.includedTopics.some((topic) => heldBack.includes(topic)) ||
    (wish.tier === 'additional' && statement.tier === 'basic')
  );
};

/** Whether some of what is wished for was added by that. */
const gives = (before: Widening, wish: Widening): boolean =>
  (wish.tier !== null && before.tier === wish.tier) ||
  wish.addedAgencies.some((id) => before.addedAgencies.includes(id)) ||
  wish.includedAgencies.some((id) => before.includedAgencies.includes(id)) ||
  wish.includedTopics.some((topic) => before.includedTopics.includes(topic));

/**
 * The consent stands, and an agency, the fuller tier or a kind of information comes to it. It takes nothing from anybody, so that
 * nobody has to ask the family for all of it again to add one name. What a child has decided only the child widens.
 */
export const widenConsent = (command: WidenConsent, consent: Consent): Decided<ConsentEvent, WidenRefusal> => {
  const { statementId, addedAgencies, includedAgencies, tier, includedTopics, widenedBy, how, from, receivedBy } =
    command;
  const barred = speakerRefused(widenedBy, command, from, { giver: '/widenedBy', from: '/from' });
  if (barred !== undefined) return barred;
  if (addedAgencies.length + includedAgencies.length + includedTopics.length === 0 && tier === null)
    return refuse('missing-widening', 'name an agency, the tier or a topic to add');
  const unregistered = agencyRefused(addedAgencies, command.agencies, (at) => `/addedAgencies/${at}`);
  if (unregistered !== undefined) return unregistered;
  const standing = standingOn(consent, from);
  const voice = voiceOf(widenedBy);
  if (decides(standing, 'share') === 'child' && voice === 'holders')
    return refuse('child-decides', 'the child has decided this for itself: only the child can widen it', '/widenedBy');
  const { statement, restsOn } = standing[voice];
  if (statement?.scopes.includes('share') !== true)
    return refuse('consent-not-recorded', 'there is no consent of theirs to share: record it');
  const permission = scopeAllowed(standing, 'share', from);
  if (permission === 'consent-expired')
    return refuse('consent-expired', 'this consent has run out: the family renews it first');
  if (permission !== 'allowed') return refuse('consent-withdrawn', 'this consent was taken back: record it anew');
  const wanted: readonly ConsentWidened[] = [
    {
      type: 'ConsentWidened',
      data: {
        statementId,
        addedAgencies: sorted(addedAgencies),
        includedAgencies: sorted(includedAgencies),
        tier,
        includedTopics: sorted(includedTopics),
        widenedBy,
        how,
        from,
        receivedBy,
      },
      personal: saidBy(command),
    },
  ];
  if (addsTo(standing[voice], command)) return wanted;
  const added = restsOn.filter((one) => one.kind === 'widened' && gives(one.widening, command));
  return whileItStands(consent, added, (stand) =>
    alreadyRecorded({
      by: ({ type, data }) => type === 'ConsentWidened' && stand.has(data.statementId),
      wanted,
      refusal: refuseExisting('nothing-to-widen', 'all of this is agreed to already', {
        existing: added.at(-1)?.statementId ?? statement.statementId,
        correctedBy: 'POST /v1/children/{childId}/consent/statements/{statementId}/corrections',
      }),
    }),
  );
};
