import { type Decided, type Decider, isAlreadyRecorded, isRefusal, type Refusal, refuse } from '@app/kernel';
import { type ConsentEvent } from './consent.events';
import { type Consent, evolve, nothingSaid } from './consent.state';
import {
  type AgreeEnding,
  agreeEnding,
  type EndingRefusal,
  type LapseEnding,
  lapseEnding,
  withEndingAwaited,
} from './decide/agree-ending';
import { type CorrectConsent, correctConsent, type CorrectRefusal } from './decide/correct-consent';
import { type GiveRefusal, type RecordConsent, recordConsent, type RenewConsent, renewConsent } from './decide/give';
import { closedFor, type SpeakerRefusal } from './decide/ground';
import {
  type ConfirmWish,
  confirmWish,
  type RejectWish,
  rejectWish,
  type ReportWish,
  reportWish,
  type RetractWish,
  retractWish,
  type WishRefusal,
} from './decide/reported-wish';
import {
  answerChallenge,
  challengeSharing,
  confirmSharing,
  decideNotToShare,
  reviewSharing,
  type ShareRefusal,
  shareWithoutConsent,
  type SharingCommand,
} from './decide/share-without-consent';
import {
  type NarrowConsent,
  narrowConsent,
  type RefuseConsent,
  refuseConsent,
  type TakeBackRefusal,
  type WithdrawConsent,
  withdrawConsent,
} from './decide/take-back';
import { type WidenConsent, widenConsent, type WidenRefusal } from './decide/widen';
import { gainsByConsent, readsMore } from './wishes';

/** What a family says, put down by whoever heard it or corrects it. */
export type Statement =
  RecordConsent | RenewConsent | WidenConsent | RefuseConsent | WithdrawConsent | NarrowConsent | CorrectConsent;
export type ConsentCommand =
  Statement | SharingCommand | ReportWish | ConfirmWish | RejectWish | RetractWish | AgreeEnding | LapseEnding;
export type ConsentRefusal =
  | GiveRefusal
  | WidenRefusal
  | TakeBackRefusal
  | CorrectRefusal
  | ShareRefusal
  | SpeakerRefusal
  | WishRefusal
  | EndingRefusal
  | Refusal<'work-under-way' | 'second-person-needed'>;

const onStatement = (command: Statement, state: Consent): Decided<ConsentEvent, ConsentRefusal> => {
  switch (command.type) {
    case 'RecordConsent':
      return recordConsent(command, state);
    case 'RenewConsent':
      return renewConsent(command, state);
    case 'WidenConsent':
      return widenConsent(command, state);
    case 'RefuseConsent':
      return refuseConsent(command, state);
    case 'WithdrawConsent':
      return withdrawConsent(command, state);
    case 'NarrowConsent':
      return narrowConsent(command, state);
    case 'CorrectConsent':
      return correctConsent(command, state);
  }
};

/**
 * While there is work with the child, whoever has no part in it reports what they hear; and nobody alone opens to their own agency
 * what others have recorded.
 */
const alone = (command: Statement, state: Consent): Decided<ConsentEvent, ConsentRefusal> => {
  const { underWay, recorder, atWork } = command.child.work;
  if (underWay && !recorder.isAtWork)
    return refuse('work-under-way', 'others work with this family: report what it said under reported-wishes');
  const decided = onStatement(command, state);
  if (isRefusal(decided)) return decided;
  const events = isAlreadyRecorded(decided) ? decided.wanted : decided;
  const after = events.reduce(evolve, state);
  if (gainsByConsent(atWork, recorder.agencyId) && readsMore(state, after, recorder.agencyId, command.today))
    return refuse(
      'second-person-needed',
      'your own agency would read more by it: report what the family said under reported-wishes, and somebody else confirms it',
    );
  const wanted = withEndingAwaited(events, command.child);
  return isAlreadyRecorded(decided) ? { ...decided, wanted } : wanted;
};

/** What the family of one child agreed to, refused and took back, and what was shared without. Rules: domain dossier 6. */
export const consent: Decider<ConsentCommand, ConsentEvent, Consent, ConsentRefusal> = {
  initial: nothingSaid,
  evolve,
  decide: (command, state) => {
    if (command.type === 'LapseEnding') return lapseEnding(command, state);
    const closed = closedFor(command.type, command.child);
    if (closed !== undefined) return closed;
    switch (command.type) {
      case 'ShareWithoutConsent':
        return shareWithoutConsent(command, state);
      case 'DecideNotToShare':
        return decideNotToShare(command, state);
      case 'ConfirmSharing':
        return confirmSharing(command, state);
      case 'ReviewSharing':
        return reviewSharing(command, state);
      case 'ChallengeSharing':
        return challengeSharing(command, state);
      case 'AnswerChallenge':
        return answerChallenge(command, state);
      case 'ReportWish':
        return reportWish(command, state);
      case 'ConfirmWish':
        return confirmWish(command, state);
      case 'RejectWish':
        return rejectWish(command, state);
      case 'RetractWish':
        return retractWish(command, state);
      case 'AgreeEnding':
        return agreeEnding(command, state);
      default:
        return alone(command, state);
    }
  },
};
