import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import {
  type MovedOutOfAuthority,
  type TransferAccepted,
  type TransferRejected,
  type TransferRequested,
} from '../caf.events';
import { refusesWhatNoStepMay } from '../testing/refuses';
import { assessed, close, closed, onFirst, opened, reopened } from '../testing/story';
import { type AcceptTransfer, type RecordMoveOut, type RejectTransfer, type RequestTransfer } from './transfer';

const request: RequestTransfer = {
  type: 'RequestTransfer',
  ...onFirst,
  on: '2007-06-01',
  toPlace: 'DID',
  knownPlaces: ['BAN', 'DID', 'CHN'],
  sameLocality: false,
  requestedBy: 'coordinator',
  handover: 'Moved to an aunt',
};
const requested: TransferRequested = {
  type: 'TransferRequested',
  data: { episode: 1, on: '2007-06-01', transfer: 1, fromPlace: 'BAN', toPlace: 'DID', requestedBy: 'coordinator' },
  personal: { handover: 'Moved to an aunt' },
};
const accept: AcceptTransfer = { type: 'AcceptTransfer', ...onFirst, on: '2007-06-05', transfer: 1, by: 'other' };
const accepted: TransferAccepted = {
  type: 'TransferAccepted',
  data: { episode: 1, on: '2007-06-05', transfer: 1, place: 'DID', acceptedBy: 'other' },
};
const reject: RejectTransfer = { ...accept, type: 'RejectTransfer', reason: 'family-not-informed', note: null };
const rejected: TransferRejected = {
  type: 'TransferRejected',
  data: { episode: 1, on: '2007-06-05', transfer: 1, reason: 'family-not-informed', rejectedBy: 'other' },
  personal: { note: null },
};
describe('Asking another locality to take over', () => {
  it('asks; until it says yes the episode belongs to the sender (edge case 6)', () => {
    given(caf, ...assessed)
      .when(request)
      .then(requested);
    expect(given(caf, ...assessed, requested).state().episodes[0]?.place).toBe('BAN');
  });
  it('asks once', () => given(caf, opened, requested).when(request).thenAlready('transfer-pending', '1'));
  it('asks one locality at a time', () =>
    given(caf, opened, requested)
      .when({ ...request, toPlace: 'CHN' })
      .thenRefused('transfer-pending'));
  it('moves inside one locality without asking', () =>
    given(caf, opened)
      .when({ ...request, sameLocality: true })
      .then(requested, but(accepted, { on: '2007-06-01', acceptedBy: 'coordinator' })));
  it('takes a repeated move inside one locality for the same wish', () =>
    given(caf, opened, requested, but(accepted, { on: '2007-06-01' }))
      .when({ ...request, sameLocality: true })
      .thenAlready('impossible-transfer', '1'));
  it('refuses, entered late, a day on which it had not yet come to where it is', () =>
    given(caf, opened, requested, accepted)
      .when({ ...request, on: '2007-06-04', toPlace: 'CHN' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a place that there is not', () =>
    given(caf, opened)
      .when({ ...request, toPlace: 'XYZ' })
      .thenRefused('unknown-place', '/toPlace'));
  it('refuses the place where it is', () =>
    given(caf, opened)
      .when({ ...request, toPlace: 'BAN' })
      .thenRefused('impossible-transfer', '/toPlace'));
  refusesWhatNoStepMay(request, [opened]);
});

describe('Accepting a transfer', () => {
  it('makes the episode count at the new place', () => {
    given(caf, opened, requested).when(accept).then(accepted);
    expect(given(caf, opened, requested, accepted).state().episodes[0]?.place).toBe('DID');
  });
  it('accepts once', () => given(caf, opened, requested, accepted).when(accept).thenAlready('transfer-answered', '1'));
  it('refuses what was rejected', () =>
    given(caf, opened, requested, rejected).when(accept).thenRefused('transfer-answered'));
  it('refuses what was not asked', () => given(caf, opened).when(accept).thenRefused('transfer-not-found'));
  it('refuses a day before it was asked', () =>
    given(caf, opened, requested)
      .when({ ...accept, on: '2007-05-31' })
      .thenRefused('impossible-date-order', '/on'));
  refusesWhatNoStepMay(accept, [opened, requested], { whileSuspended: false });
});

describe('Rejecting a transfer', () => {
  it('leaves the episode where it is', () => {
    given(caf, opened, requested).when(reject).then(rejected);
    expect(given(caf, opened, requested, rejected).state().episodes[0]?.place).toBe('BAN');
  });
  it('rejects once', () => given(caf, opened, requested, rejected).when(reject).thenAlready('transfer-answered', '1'));
  it('refuses what was accepted', () =>
    given(caf, opened, requested, accepted).when(reject).thenRefused('transfer-answered'));
  it('refuses what was not asked', () => given(caf, opened).when(reject).thenRefused('transfer-not-found'));
  refusesWhatNoStepMay(reject, [opened, requested], { whileSuspended: false });
});

const moveOut: RecordMoveOut = {
  type: 'RecordMoveOut',
  ...onFirst,
  on: '2007-07-01',
  authority: 'A neighbouring county',
  consentToSend: true,
  recordSent: true,
};
const movedOut: MovedOutOfAuthority = {
  type: 'MovedOutOfAuthority',
  data: { episode: 1, on: '2007-07-01', consentToSend: true, recordSent: true },
  personal: { authority: 'A neighbouring county' },
};

describe('Moving out of the authority', () => {
  it('records it, and the episode is closed for it (edge case 7)', () => {
    given(caf, opened).when(moveOut).then(movedOut);
    given(caf, opened, movedOut)
      .when({ ...close, reason: 'moved-out-of-authority' })
      .then(but(closed, { reason: 'moved-out-of-authority' }));
  });
  it('is recorded anew when a family that had come back moves again', () =>
    given(caf, opened, movedOut, but(closed, { reason: 'moved-out-of-authority' }), reopened)
      .when({ ...close, on: '2007-08-10', reason: 'moved-out-of-authority' })
      .thenRefused('move-not-recorded', '/reason'));
  it('takes the same wish for one', () => given(caf, opened, movedOut).when(moveOut).thenUnlessRepeated(movedOut));
  it('records a family that does not want its record to follow', () =>
    given(caf, opened)
      .when({ ...moveOut, consentToSend: false, recordSent: false })
      .then(but(movedOut, { consentToSend: false, recordSent: false })));
  it('refuses to send the record without consent', () =>
    given(caf, opened)
      .when({ ...moveOut, consentToSend: false })
      .thenRefused('consent-missing', '/recordSent'));
  refusesWhatNoStepMay(moveOut, [opened], { whileSuspended: false });
});
