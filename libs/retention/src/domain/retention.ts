import { type Decider } from '@app/kernel';
import {
  type ApproveDestruction,
  approveDestruction,
  type ApproveRefusal,
  type CertifyDestruction,
  certifyDestruction,
  type ReapplyErasure,
  reapplyErasure,
  type StartDestruction,
  startDestruction,
  type StartRefusal,
} from './decide/destroy';
import {
  type HoldRecord,
  holdRecord,
  type HoldRefusal,
  type ReleaseHold,
  releaseHold,
  type ReleaseRefusal,
} from './decide/hold';
import {
  type DeclineProposal,
  declineProposal,
  type DeclineRefusal,
  type ProposeDestruction,
  proposeDestruction,
  type RequestErasure,
  requestErasure,
  type RequestRefusal,
} from './decide/propose';
import { type RetentionEvent } from './retention.events';
import { evolve, kept, type Retention } from './retention.state';

/** What a person decides. */
export type DecisionCommand = HoldRecord | ReleaseHold | RequestErasure | DeclineProposal | ApproveDestruction;
export type RetentionCommand =
  DecisionCommand | ProposeDestruction | StartDestruction | CertifyDestruction | ReapplyErasure;
export type RetentionRefusal =
  HoldRefusal | ReleaseRefusal | RequestRefusal | DeclineRefusal | ApproveRefusal | StartRefusal;

/** How long one child's record is kept: holds, proposals, approval, destruction. Rules: domain dossier 11. */
export const retention: Decider<RetentionCommand, RetentionEvent, Retention, RetentionRefusal> = {
  initial: kept,
  evolve,
  decide: (command, state) => {
    switch (command.type) {
      case 'HoldRecord':
        return holdRecord(command, state);
      case 'ReleaseHold':
        return releaseHold(command, state);
      case 'ProposeDestruction':
        return proposeDestruction(command, state);
      case 'RequestErasure':
        return requestErasure(command, state);
      case 'DeclineProposal':
        return declineProposal(command, state);
      case 'ApproveDestruction':
        return approveDestruction(command, state);
      case 'StartDestruction':
        return startDestruction(command, state);
      case 'CertifyDestruction':
        return certifyDestruction(command, state);
      case 'ReapplyErasure':
        return reapplyErasure(command, state);
    }
  },
};
