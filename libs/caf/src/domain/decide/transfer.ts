import { isRefusal, type Refusal, refuse, type Decided, type AlreadyRecorded } from '@app/kernel';
import {
  type CafEvent,
  type MovedOutOfAuthority,
  type TransferAccepted,
  type TransferRejected,
  type TransferRequested,
} from '../caf.events';
import { type CafFile, type Episode, pendingTransfer, type Transfer } from '../caf.state';
import { type NotBefore, type OnEpisode, openFor, type OpenRefusal, workingOn, type WorkRefusal } from '../guards';
import { oncePerRequest, standsAlready } from '../on-record';
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
export const requestTransfer = (command: RequestTransfer, file: CafFile): Decided<CafEvent, RequestTransferRefusal> => {
  const { on, toPlace, requestedBy, handover } = command;
  const episode = workingOn(file, command, sinceTakenOver);
  if (isRefusal(episode)) return episode;
  const requested = (transfer: number): TransferRequested => ({
    type: 'TransferRequested',
    data: { episode: episode.number, on, transfer, fromPlace: episode.place, toPlace, requestedBy },
    personal: { handover },
  });
  const pending = pendingTransfer(episode);
  if (pending !== undefined && pending.toPlace !== toPlace)
    return refuse('transfer-pending', 'another locality has been asked and has not answered yet');
  if (pending !== undefined)
    return standsAlready(
      'TransferRequested',
      { episode: episode.number, transfer: pending.number },
      [requested(pending.number)],
      'transfer-pending',
      'that locality has been asked and has not answered yet',
      { existing: pending.number },
    );
  if (!command.knownPlaces.includes(toPlace)) return refuse('unknown-place', 'there is no such place', '/toPlace');
  const last = takenOver(episode);
  if (toPlace === episode.place)
    return last === undefined
      ? refuse('impossible-transfer', 'the episode belongs to this place already', '/toPlace')
      : standsAlready(
          'TransferRequested',
          { episode: episode.number, transfer: last.number },
          [requested(last.number)],
          'impossible-transfer',
          'the episode belongs to this place already',
          { existing: last.number, field: '/toPlace' },
        );
  const transfer = episode.transfers.length + 1;
  return command.sameLocality
    ? [requested(transfer), accepted(episode, transfer, toPlace, on, requestedBy)]
    : [requested(transfer)];
};

const accepted = (episode: Episode, transfer: number, place: string, on: string, by: string): TransferAccepted => ({
  type: 'TransferAccepted',
  data: { episode: episode.number, on, transfer, place, acceptedBy: by },
});

const answeredAlready = (
  type: 'TransferAccepted' | 'TransferRejected',
  { episode, transfer }: AnswerTransfer,
  wanted: readonly CafEvent[],
): AlreadyRecorded<CafEvent, Refusal<'transfer-answered'>> =>
  standsAlready(type, { episode, transfer }, wanted, 'transfer-answered', 'this transfer has been answered before', {
    existing: transfer,
  });

/** The request to answer, or one to which this answer was given before, with its episode. */
const requestFor = (
  file: CafFile,
  command: AnswerTransfer,
  answer: Transfer['status'],
): { readonly episode: Episode; readonly request: Transfer } | AnswerTransferRefusal => {
  const episode = openFor(file, command);
  if (isRefusal(episode)) return episode;
  const request = episode.transfers[command.transfer - 1];
  if (request === undefined) return refuse('transfer-not-found', 'no such transfer was asked for');
  if (request.status === answer) return { episode, request };
  if (request.status !== 'pending') return refuse('transfer-answered', 'this transfer has been answered before');
  if (command.on < request.on)
    return refuse('impossible-date-order', 'the transfer had not been asked for on that day', '/on');
  return { episode, request };
};

/** The other locality takes the episode over, from this day. */
export const acceptTransfer = (command: AcceptTransfer, file: CafFile): Decided<CafEvent, AnswerTransferRefusal> => {
  const found = requestFor(file, command, 'accepted');
  if (isRefusal(found)) return found;
  const { episode, request } = found;
  const wanted = [accepted(episode, request.number, request.toPlace, command.on, command.by)];
  return request.status === 'pending' ? wanted : answeredAlready('TransferAccepted', command, wanted);
};

/** The other locality does not take it: it stays where it is. */
export const rejectTransfer = (command: RejectTransfer, file: CafFile): Decided<CafEvent, AnswerTransferRefusal> => {
  const { on, transfer, reason, note, by } = command;
  const found = requestFor(file, command, 'rejected');
  if (isRefusal(found)) return found;
  const wanted: readonly TransferRejected[] = [
    {
      type: 'TransferRejected',
      data: { episode: found.episode.number, on, transfer, reason, rejectedBy: by },
      personal: { note },
    },
  ];
  return found.request.status === 'pending' ? wanted : answeredAlready('TransferRejected', command, wanted);
};

/** The family has left the county. Its record follows only where the family wants it to. */
export const recordMoveOut = (command: RecordMoveOut, file: CafFile): Decided<CafEvent, RecordMoveOutRefusal> => {
  const { on, authority, consentToSend, recordSent } = command;
  const episode = openFor(file, command);
  if (isRefusal(episode)) return episode;
  if (recordSent && !consentToSend)
    return refuse('consent-missing', 'the record is sent to another authority only with consent', '/recordSent');
  const wanted: readonly MovedOutOfAuthority[] = [
    {
      type: 'MovedOutOfAuthority',
      data: { episode: episode.number, on, consentToSend, recordSent },
      personal: { authority },
    },
  ];
  return episode.movedOutOn === on
    ? oncePerRequest('MovedOutOfAuthority', { episode: episode.number, on }, wanted)
    : wanted;
};
