import { alreadyRecorded, type Decided, type Refusal, refuse } from '@app/kernel';
import { type ConsentEvent, type ConsentNarrowed, type ConsentRefused, type ConsentWithdrawn } from '../consent.events';
import { type Consent } from '../consent.state';
import { decides, standingOn, voiceOf } from '../standing';
import { type Scope } from '../vocabulary';
import {
  type OtherwiseRefusal,
  type Said,
  saidBy,
  type SpeakerRefusal,
  speakerRefused,
  whileItStands,
  wordsOf,
} from './ground';

export type RefuseConsent = ConsentRefused['data'] & Said & { readonly type: 'RefuseConsent' };
export type WithdrawConsent = ConsentWithdrawn['data'] & Said & { readonly type: 'WithdrawConsent' };
export type NarrowConsent = ConsentNarrowed['data'] & Said & { readonly type: 'NarrowConsent' };
export type TakeBackRefusal =
  | SpeakerRefusal
  | OtherwiseRefusal
  | Refusal<'missing-scopes' | 'missing-narrowing' | 'consent-not-recorded' | 'child-decides'>;

const all = (scopes: readonly Scope[], within: readonly Scope[]): boolean =>
  scopes.every((scope) => within.includes(scope));

/** The family says no, whether or not it was asked before. */
export const refuseConsent = (command: RefuseConsent, consent: Consent): Decided<ConsentEvent, TakeBackRefusal> => {
  const { statementId, scopes, refusedBy, how, from } = command;
  const barred = speakerRefused(refusedBy, command, from, { giver: '/refusedBy', from: '/from' });
  if (barred !== undefined) return barred;
  if (scopes.length === 0) return refuse('missing-scopes', 'say what the family refuses', '/scopes');
  const wanted: readonly ConsentRefused[] = [
    { type: 'ConsentRefused', data: { statementId, scopes, refusedBy, how, from }, personal: saidBy(command) },
  ];
  const voice = voiceOf(refusedBy);
  // What was refused before may be refused by the other parent too: that is another fact.
  return all(scopes, standingOn(consent, from)[voice].refused)
    ? whileItStands(consent, wordsOf(consent, 'refused', voice), (stand) =>
        alreadyRecorded({
          by: ({ type, data }) => type === 'ConsentRefused' && stand.has(data.statementId),
          wanted,
        }),
      )
    : wanted;
};

/**
 * What was agreed is taken back, by whoever may decide, not only by who agreed. A parent's withdrawal does not end what a child
 * who understands has agreed to: it is recorded, and shown as a conflict.
 */
export const withdrawConsent = (command: WithdrawConsent, consent: Consent): Decided<ConsentEvent, TakeBackRefusal> => {
  const { statementId, scopes, withdrawnBy, how, from } = command;
  const barred = speakerRefused(withdrawnBy, command, from, { giver: '/withdrawnBy', from: '/from' });
  if (barred !== undefined) return barred;
  if (scopes.length === 0) return refuse('missing-scopes', 'say what is taken back', '/scopes');
  const standing = standingOn(consent, from);
  const agreed = standing.child.statement !== undefined || standing.holders.statement !== undefined;
  if (!agreed && command.child.agreedElsewhere !== true)
    return refuse('consent-not-recorded', 'there is nothing to take back: record a refusal');
  const wanted: readonly ConsentWithdrawn[] = [
    { type: 'ConsentWithdrawn', data: { statementId, scopes, withdrawnBy, how, from }, personal: saidBy(command) },
  ];
  const voice = voiceOf(withdrawnBy);
  return all(scopes, standing[voice].withdrawn)
    ? whileItStands(consent, wordsOf(consent, 'withdrawn', voice), (stand) =>
        alreadyRecorded({
          by: ({ type, data }) => type === 'ConsentWithdrawn' && stand.has(data.statementId),
          wanted,
        }),
      )
    : wanted;
};

/** The consent stands, but one agency or one topic is taken out of it. What a child narrows, only the child widens again. */
export const narrowConsent = (command: NarrowConsent, consent: Consent): Decided<ConsentEvent, TakeBackRefusal> => {
  const { statementId, removedAgencies, excludedAgencies, excludedTopics, narrowedBy, how, from } = command;
  const barred = speakerRefused(narrowedBy, command, from, { giver: '/narrowedBy', from: '/from' });
  if (barred !== undefined) return barred;
  if (removedAgencies.length + excludedAgencies.length + excludedTopics.length === 0)
    return refuse('missing-narrowing', 'name an agency or a topic to take out');
  const standing = standingOn(consent, from);
  const decider = decides(standing, 'share');
  if (standing[decider].statement === undefined) return refuse('consent-not-recorded', 'there is no consent to narrow');
  const voice = voiceOf(narrowedBy);
  if (decider === 'child' && voice === 'holders')
    return refuse(
      'child-decides',
      'the child has decided this for itself: only the child can narrow it',
      '/narrowedBy',
    );
  const { narrowing } = standing[voice];
  const nothingNew =
    removedAgencies.every((id) => narrowing.removedAgencies.includes(id)) &&
    excludedAgencies.every((id) => narrowing.excludedAgencies.includes(id)) &&
    excludedTopics.every((topic) => narrowing.excludedTopics.includes(topic));
  const wanted: readonly ConsentNarrowed[] = [
    {
      type: 'ConsentNarrowed',
      data: { statementId, removedAgencies, excludedAgencies, excludedTopics, narrowedBy, how, from },
      personal: saidBy(command),
    },
  ];
  return nothingNew
    ? whileItStands(consent, wordsOf(consent, 'narrowed', voice), (stand) =>
        alreadyRecorded({
          by: ({ type, data }) => type === 'ConsentNarrowed' && stand.has(data.statementId),
          wanted,
        }),
      )
    : wanted;
};
