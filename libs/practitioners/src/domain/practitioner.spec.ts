import { given } from '@app/kernel/testing';
import {
  type ChangePost,
  type NoteHandover,
  practitioner,
  type PractitionerCommand,
  type RecordLeaver,
  type RegisterPractitioner,
  worksFor,
} from './practitioner';
import { type PractitionerEvent } from './practitioner.events';

const today = '2007-07-31';
const register: RegisterPractitioner = {
  type: 'RegisterPractitioner',
  practitionerId: 'anna',
  agencyId: 'hilltop',
  role: 'class teacher',
  name: 'Tom Example',
  contact: '01865 000000',
  agency: 'active',
  on: '2006-09-01',
  today,
};
const registered: PractitionerEvent = {
  type: 'PractitionerRegistered',
  data: { agencyId: 'hilltop', role: 'class teacher', on: '2006-09-01' },
  personal: { name: 'Tom Example', contact: '01865 000000' },
};
const change: ChangePost = {
  type: 'ChangePost',
  agencyId: 'health',
  role: 'family worker',
  agency: 'active',
  on: '2007-05-01',
  today,
};
const changed: PractitionerEvent = {
  type: 'PostChanged',
  data: { from: 'hilltop', agencyId: 'health', role: 'family worker', on: '2007-05-01' },
};
const leave: RecordLeaver = { type: 'RecordLeaver', on: '2007-07-20', today };
const left: PractitionerEvent = { type: 'PractitionerLeft', data: { agencyId: 'hilltop', on: '2007-07-20' } };
const note: NoteHandover = { type: 'NoteHandover', work: 'lead-professional', record: 'ada' };
const noted: PractitionerEvent = {
  type: 'HandoverRequired',
  data: { work: 'lead-professional', record: 'ada', on: '2007-07-20' },
};

describe('For whom a practitioner works', () => {
  const on = (day: string, ...events: readonly PractitionerEvent[]): string | null =>
    worksFor(given(practitioner, ...events).state(), day);
  it('is the agency of the post that was in force on the day', () =>
    expect([
      on('2006-08-31', registered),
      on('2007-04-30', registered, changed),
      on('2007-05-01', registered, changed),
    ]).toEqual([null, 'hilltop', 'health']));
  it('is nobody from the day on which they left', () =>
    expect([on('2007-07-19', registered, left), on('2007-07-20', registered, left)]).toEqual(['hilltop', null]));
  it('is not known of somebody who is not on the register', () => expect(on('2007-07-20')).toBeNull());
});

describe('Registering a practitioner', () => {
  it('says for whom they work; name and contact are sealed', () => given(practitioner).when(register).then(registered));
  it('takes the same request for one', () =>
    given(practitioner, registered).when(register).thenAlready('practitioner-already-registered', 'anna'));
  it('refuses somebody else under the same id', () =>
    given(practitioner, registered)
      .when({ ...register, agencyId: 'health' })
      .thenRefused('practitioner-already-registered', '/practitionerId'));
  it('takes somebody back who had left, from that day at the earliest', () => {
    const again = { ...register, on: '2007-07-25' };
    given(practitioner, registered, left)
      .when(again)
      .then({ ...registered, data: { ...registered.data, on: '2007-07-25' } });
    given(practitioner, registered, left)
      .when({ ...register, on: '2007-07-19' })
      .thenRefused('impossible-date-order', '/on');
  });
});

describe('A practitioner who changes agency (edge case 13)', () => {
  it('works for the other one from that day', () => given(practitioner, registered).when(change).then(changed));
  it('takes the same request for one', () =>
    given(practitioner, registered, changed).when(change).thenAlready('post-already-held', '2007-05-01'));
  it('may also become something else in the same agency', () =>
    given(practitioner, registered)
      .when({ ...change, agencyId: 'hilltop', role: 'deputy head' })
      .then({ ...changed, data: { ...changed.data, agencyId: 'hilltop', role: 'deputy head' } }));
  it('is refused for somebody who has left', () =>
    given(practitioner, registered, left).when(change).thenRefused('practitioner-left'));
});

describe('A practitioner who leaves (edge case 12)', () => {
  it('does not work here from that day on', () => given(practitioner, registered).when(leave).then(left));
  it('takes the same request for one, and refuses another day', () =>
    given(practitioner, registered, left).when(leave).thenAlready('practitioner-left', '2007-07-20'));
  it('leaves behind what has to be handed over', () => given(practitioner, registered, left).when(note).then(noted));
  it('leaves each thing behind once', () =>
    given(practitioner, registered, left, noted).when(note).thenAlready('handover-already-noted', 'ada'));
  it('leaves nothing behind while still at work', () =>
    given(practitioner, registered).when(note).thenRefused('practitioner-at-work'));
});

describe('Any change of a practitioner', () => {
  it.each<PractitionerCommand>([change, leave, note])('is refused for one who is not registered: $type', (command) =>
    given(practitioner).when(command).thenRefused('practitioner-not-found'),
  );
  it.each<PractitionerCommand>([{ ...register, on: '2007-08-01' }])('is refused for a day to come: $type', (command) =>
    given(practitioner).when(command).thenRefused('future-date', '/on'),
  );
  it.each<PractitionerCommand>([
    { ...change, on: '2007-08-01' },
    { ...leave, on: '2007-08-01' },
  ])('is refused for a day to come: $type', (command) =>
    given(practitioner, registered).when(command).thenRefused('future-date', '/on'),
  );
  it.each<PractitionerCommand>([
    { ...change, agencyId: 'housing', on: '2007-04-30' },
    { ...leave, on: '2007-04-30' },
  ])('is refused for a day before the post was taken up: $type', (command) =>
    given(practitioner, registered, changed).when(command).thenRefused('impossible-date-order', '/on'),
  );
  it('is refused for an agency that nobody knows', () => {
    given(practitioner)
      .when({ ...register, agency: 'unknown' })
      .thenRefused('unknown-agency', '/agencyId');
    given(practitioner, registered)
      .when({ ...change, agency: 'unknown' })
      .thenRefused('unknown-agency', '/agencyId');
  });
  it.each(['left', 'merged'] as const)('is refused for an agency that has gone: %s', (agency) => {
    given(practitioner)
      .when({ ...register, agency })
      .thenRefused('agency-not-active', '/agencyId');
    given(practitioner, registered)
      .when({ ...change, agency })
      .thenRefused('agency-not-active', '/agencyId');
  });
});
