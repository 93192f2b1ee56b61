import { isRefusal, type Refusal, refuse } from '@app/kernel';
import {
  type MovedOutOfAuthority,
  type TransferAccepted,
  type TransferRejected,
  type TransferRequested,
} from '../caf.events';
import { type CafFile, type Episode, pendingTransfer, type Transfer } from '../caf.state';
import { type NotBefore, type OnEpisode, openFor, type OpenRefusal, workingOn, type WorkRefusal } from '../guards';
import { type TransferRejectReason } from '../vocabulary';

export interface RequestTransfer extends OnEpisode {
  readonly type: 'RequestTransfer';
  readonly toPlace: string;
  /** Places that exist on that day. */
  readonly knownPlaces: readonly string[];
  /** Whether the new place belongs to the same locality: then nobody else has to agree. */
  readonly sameLocality: boolean;
  readonly requestedBy: string;
  readonly handover: string;
}

interface AnswerTransfer extends OnEpisode {
  readonly transfer: number;
  readonly by: string;
}
export interface AcceptTransfer extends AnswerTransfer {
  readonly type: 'AcceptTransfer';
}
export interface RejectTransfer extends AnswerTransfer {
  readonly type: 'RejectTransfer';
  readonly reason: TransferRejectReason;
  readonly note: string | null;
}

export interface RecordMoveOut extends OnEpisode {
  readonly type: 'RecordMoveOut';
  readonly authority: string;
  readonly consentToSend: boolean;
  readonly recordSent: boolean;
}

export type RequestTransferRefusal =
  WorkRefusal | Refusal<'unknown-place' | 'impossible-transfer' | 'transfer-pending'>;
export type AnswerTransferRefusal = OpenRefusal | Refusal<'transfer-not-found' | 'transfer-answered'>;
export type RecordMoveOutRefusal = OpenRefusal | Refusal<'consent-missing'>;

/** The transfer that brought the episode where it is. */
const takenOver = ({ transfers }: Episode): Transfer | undefined =>
  transfers.findLast(({ status }) => status === 'accepted');
/** The day from which it belongs where it belongs now: whoever hands it on does so afterwards. */
const sinceTakenOver: NotBefore = (episode) => takenOver(episode)?.acceptedOn ?? episode.openedOn;

/** Asks the locality of another place to take the episode over. Inside one locality the move is all there is to it. */
export const requestTransfer = (
  command: RequestTransfer,
  file: CafFile,
): readonly (TransferRequested | TransferAccepted)[] | RequestTransferRefusal => {
  const { on, toPlace, requestedBy, handover } = command;
  const episode = workingOn(file, command, sinceTakenOver);
  if (isRefusal(episode)) return episode;
  const pending = pendingTransfer(episode);
  if (pending !== undefined)
    return pending.toPlace === toPlace
      ? []
      : refuse('transfer-pending', 'another locality has been asked and has not answered yet');
  if (!command.knownPlaces.includes(toPlace)) return refuse('unknown-place', 'there is no such place', '/toPlace');
  if (toPlace === episode.place)
    return takenOver(episode)?.on === on
      ? []
      : refuse('impossible-transfer', 'the episode belongs to this place already', '/toPlace');
  const transfer = episode.transfers.length + 1;
  const requested: TransferRequested = {
    type: 'TransferRequested',
    data: { episode: episode.number, on, transfer, fromPlace: episode.place, toPlace, requestedBy },
    personal: { handover },
  };
  return command.sameLocality ? [requested, accepted(episode, transfer, toPlace, on, requestedBy)] : [requested];
};

const accepted = (episode: Episode, transfer: number, place: string, on: string, by: string): TransferAccepted => ({
  type: 'TransferAccepted',
  data: { episode: episode.number, on, transfer, place, acceptedBy: by },
});

/** The request to answer, with its episode; `answered` when this answer was given before. */
const requestFor = (
  file: CafFile,
  command: AnswerTransfer,
  answer: Transfer['status'],
): { readonly episode: Episode; readonly request: Transfer } | 'answered' | AnswerTransferRefusal => {
  const episode = openFor(file, command);
  if (isRefusal(episode)) return episode;
  const request = episode.transfers[command.transfer - 1];
  if (request === undefined) return refuse('transfer-not-found', 'no such transfer was asked for');
  if (request.status === answer) return 'answered';
  if (request.status !== 'pending') return refuse('transfer-answered', 'this transfer has been answered before');
  if (command.on < request.on)
    return refuse('impossible-date-order', 'the transfer had not been asked for on that day', '/on');
  return { episode, request };
};

/** The other locality takes the episode over, from this day. */
export const acceptTransfer = (
  command: AcceptTransfer,
  file: CafFile,
): readonly TransferAccepted[] | AnswerTransferRefusal => {
  const found = requestFor(file, command, 'accepted');
  if (found === 'answered') return [];
  if (isRefusal(found)) return found;
  const { episode, request } = found;
  return [accepted(episode, request.number, request.toPlace, command.on, command.by)];
};

/** The other locality does not take it: it stays where it is. */
export const rejectTransfer = (
  command: RejectTransfer,
  file: CafFile,
): readonly TransferRejected[] | AnswerTransferRefusal => {
  const { on, transfer, reason, note, by } = command;
  const found = requestFor(file, command, 'rejected');
  if (found === 'answered') return [];
  if (isRefusal(found)) return found;
  return [
    {
      type: 'TransferRejected',
      data: { episode: found.episode.number, on, transfer, reason, rejectedBy: by },
      personal: { note },
    },
  ];
};

/** The family has left the county. Its record follows only where the family wants it to. */
export const recordMoveOut = (
  command: RecordMoveOut,
  file: CafFile,
): readonly MovedOutOfAuthority[] | RecordMoveOutRefusal => {
  const { on, authority, consentToSend, recordSent } = command;
  const episode = openFor(file, command);
  if (isRefusal(episode)) return episode;
  if (episode.movedOutOn === on) return [];
  if (recordSent && !consentToSend)
    return refuse('consent-missing', 'the record is sent to another authority only with consent', '/recordSent');
  return [
    {
      type: 'MovedOutOfAuthority',
      data: { episode: episode.number, on, consentToSend, recordSent },
      personal: { authority },
    },
  ];
};
