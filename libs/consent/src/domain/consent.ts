import { type Decider } from '@app/kernel';
import { type ConsentEvent } from './consent.events';
import { type Consent, evolve, nothingSaid } from './consent.state';
import { type CorrectConsent, correctConsent, type CorrectRefusal } from './decide/correct-consent';
import { type GiveRefusal, type RecordConsent, recordConsent, type RenewConsent, renewConsent } from './decide/give';
import { closedFor, type SpeakerRefusal } from './decide/ground';
import { type ShareRefusal, type ShareWithoutConsent, shareWithoutConsent } from './decide/share-without-consent';
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

export type ConsentCommand =
  | RecordConsent
  | RenewConsent
  | WidenConsent
  | RefuseConsent
  | WithdrawConsent
  | NarrowConsent
  | CorrectConsent
  | ShareWithoutConsent;
export type ConsentRefusal =
  GiveRefusal | WidenRefusal | TakeBackRefusal | CorrectRefusal | ShareRefusal | SpeakerRefusal;

/** What the family of one child agreed to, refused and took back, and what was shared without. Rules: domain dossier 6. */
export const consent: Decider<ConsentCommand, ConsentEvent, Consent, ConsentRefusal> = {
  initial: nothingSaid,
  evolve,
  decide: (command, state) => {
    const closed = closedFor(command.type, command.child);
    if (closed !== undefined) return closed;
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
      case 'ShareWithoutConsent':
        return shareWithoutConsent(command, state);
    }
  },
};
