import { refuse } from '@app/kernel';
import { but, given } from '@app/kernel/testing';
import {
  type AgreeToMeeting,
  type CallMeeting,
  type DeclineMeeting,
  meetingCalls,
  type WithdrawMeetingCall,
} from './meeting-calls';
import {
  type MeetingCallAgreed,
  type MeetingCallDeclined,
  type MeetingCalled,
  type MeetingCallWithdrawn,
} from './meeting-calls.events';

const club = { practitionerId: 'helper', agencyId: 'breakfast-club' };
const lead = { practitionerId: 'lead', agencyId: 'school' };
const today = '2007-06-18';
const work = { closed: undefined, cafIsOpen: true, agreedTo: ['breakfast-club', 'school'] };

const callMeeting: CallMeeting = {
  ...{ type: 'CallMeeting', callId: 'call', by: club, today, reason: 'needs-have-changed', wishedFor: '2007-06-25' },
  ...{ note: 'She has stopped coming', answerBy: { dueOn: '2007-06-20', version: '2006-1' }, work },
};
const called: MeetingCalled = {
  type: 'MeetingCalled',
  data: {
    ...{ callId: 'call', by: club, reason: 'needs-have-changed', on: today, wishedFor: '2007-06-25' },
    ...{ answerBy: '2007-06-20', timescales: '2006-1' },
  },
  personal: { note: 'She has stopped coming' },
};
const agreeTo: AgreeToMeeting = {
  ...{ type: 'AgreeToMeeting', callId: 'call', by: lead, today: '2007-06-19', kind: 'review' },
  ...{ plannedFor: '2007-06-26', work },
};
const agreed: MeetingCallAgreed = {
  type: 'MeetingCallAgreed',
  data: { callId: 'call', by: lead, on: '2007-06-19', kind: 'review', plannedFor: '2007-06-26' },
};
const declineIt: DeclineMeeting = {
  ...{ type: 'DeclineMeeting', callId: 'call', by: lead, today: '2007-06-19' },
  ...{ because: 'meeting-is-planned-already', note: 'It is on Thursday' },
};
const declined: MeetingCallDeclined = {
  type: 'MeetingCallDeclined',
  data: { callId: 'call', by: lead, on: '2007-06-19', because: 'meeting-is-planned-already' },
  personal: { note: 'It is on Thursday' },
};
const withdraw: WithdrawMeetingCall = { type: 'WithdrawMeetingCall', callId: 'call', by: club, today: '2007-06-19' };
const withdrawn: MeetingCallWithdrawn = {
  type: 'MeetingCallWithdrawn',
  data: { callId: 'call', by: club, on: '2007-06-19' },
};

describe('An agency calls a meeting', () => {
  it('and names itself, the reason and a day', () => given(meetingCalls).when(callMeeting).then(called));
  it('once: the same again is a repeat, another wish is told of the first', () =>
    given(meetingCalls, called)
      .when({ ...callMeeting, callId: 'second', wishedFor: '2007-06-28' })
      .thenAlready('meeting-called-already', 'call'));
  it('beside the call of another agency', () => {
    const other = { practitionerId: 'nurse', agencyId: 'school' };
    given(meetingCalls, called)
      .when({ ...callMeeting, callId: 'second', by: other })
      .then(but(called, { callId: 'second', by: other }));
  });
  it.each([
    ['it was agreed to', agreed],
    ['it was declined', declined],
    ['it was taken back', withdrawn],
  ] as const)('again, once %s', (_, answer) =>
    given(meetingCalls, called, answer)
      .when({ ...callMeeting, callId: 'second' })
      .then(but(called, { callId: 'second' })),
  );
  it('never without work: no CAF is open', () =>
    given(meetingCalls)
      .when({ ...callMeeting, work: { ...work, cafIsOpen: false } })
      .thenRefused('caf-not-open'));
  it('never on a record that is used no more', () =>
    given(meetingCalls)
      .when({ ...callMeeting, work: { ...work, closed: refuse('record-merged', 'this record is a duplicate') } })
      .thenRefused('record-merged'));
  it('never beyond consent', () =>
    given(meetingCalls)
      .when({ ...callMeeting, work: { ...work, agreedTo: ['school'] } })
      .thenRefused('consent-does-not-cover-agency'));
  it('for a day that is still to come', () =>
    given(meetingCalls)
      .when({ ...callMeeting, wishedFor: '2007-06-17' })
      .thenRefused('impossible-date-order', '/wishedFor'));
});

describe('Whoever leads the work agrees to a meeting', () => {
  it('on a day', () => given(meetingCalls, called).when(agreeTo).then(agreed));
  it('once', () => given(meetingCalls, called, agreed).when(agreeTo).thenAlready('meeting-call-answered', 'call'));
  it.each([
    ['it was declined', declined],
    ['it was taken back', withdrawn],
  ] as const)('not after %s', (_, answer) =>
    given(meetingCalls, called, answer).when(agreeTo).thenRefused('meeting-call-answered'),
  );
  it('never the one who asked', () =>
    given(meetingCalls, called)
      .when({ ...agreeTo, by: club })
      .thenRefused('second-person-needed'));
  it('not once the family has taken that agency out', () =>
    given(meetingCalls, called)
      .when({ ...agreeTo, work: { ...work, agreedTo: ['school'] } })
      .thenRefused('consent-does-not-cover-agency'));
  it('not once the CAF is closed', () =>
    given(meetingCalls, called)
      .when({ ...agreeTo, work: { ...work, cafIsOpen: false } })
      .thenRefused('caf-not-open'));
  it('not on a day that has passed', () =>
    given(meetingCalls, called)
      .when({ ...agreeTo, plannedFor: '2007-06-18' })
      .thenRefused('impossible-date-order', '/plannedFor'));
  it('only where one was asked for', () => given(meetingCalls).when(agreeTo).thenRefused('meeting-call-not-found'));
});

describe('Whoever leads the work declines a meeting', () => {
  it('and says why', () => given(meetingCalls, called).when(declineIt).then(declined));
  it('once', () => given(meetingCalls, called, declined).when(declineIt).thenAlready('meeting-call-answered', 'call'));
  it('also once consent is gone: it shares nothing', () => given(meetingCalls, called).when(declineIt).then(declined));
  it('not after it was agreed to', () =>
    given(meetingCalls, called, agreed).when(declineIt).thenRefused('meeting-call-answered'));
  it('never the one who asked', () =>
    given(meetingCalls, called)
      .when({ ...declineIt, by: club })
      .thenRefused('second-person-needed'));
});

describe('An agency takes its call back', () => {
  it('by anybody who works there', () => {
    const colleague = { practitionerId: 'colleague', agencyId: 'breakfast-club' };
    given(meetingCalls, called)
      .when({ ...withdraw, by: colleague })
      .then(but(withdrawn, { by: colleague }));
  });
  it('once', () => given(meetingCalls, called, withdrawn).when(withdraw).thenAlready('meeting-call-answered', 'call'));
  it('not after it was answered', () =>
    given(meetingCalls, called, agreed).when(withdraw).thenRefused('meeting-call-answered'));
  it('which to every other agency was never made', () =>
    given(meetingCalls, called)
      .when({ ...withdraw, by: lead })
      .thenRefused('meeting-call-not-found'));
});
