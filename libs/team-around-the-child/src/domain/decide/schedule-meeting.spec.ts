import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import {
  cancel,
  cancelled,
  closed,
  convened,
  record,
  recorded,
  reschedule,
  rescheduled,
  schedule,
  scheduled,
  views,
} from '../testing/story';

const review = { ...record, meetingId: 'planned', asScheduled: true, on: '2007-05-28', kind: 'review' } as const;
const held = but(recorded, { meetingId: 'planned', on: '2007-05-28', kind: 'review', nextReviewOn: '2007-07-09' });

describe('Planning a meeting of the team', () => {
  it('puts it into the diary', () => given(team, convened).when(schedule).then(scheduled));
  it('takes the same wish for one', () =>
    given(team, convened, scheduled).when(schedule).thenAlready('meeting-already-planned'));
  it('takes a second plan for the same day for the same', () =>
    given(team, convened, scheduled)
      .when({ ...schedule, meetingId: 'another' })
      .thenAlready('meeting-already-planned'));
  it('plans again for a day whose meeting was cancelled', () =>
    given(team, convened, scheduled, cancelled)
      .when({ ...schedule, meetingId: 'another', on: '2007-05-26' })
      .then(but(scheduled, { meetingId: 'another', on: '2007-05-26' })));
  it('refuses to plan for a day before it was agreed', () =>
    given(team, convened)
      .when({ ...schedule, plannedFor: '2007-04-15' })
      .thenRefused('impossible-date-order', '/plannedFor'));
});

describe('Putting a meeting off', () => {
  it('moves it to another day', () => given(team, convened, scheduled).when(reschedule).then(rescheduled));
  it('takes the same wish for one', () =>
    given(team, convened, scheduled, rescheduled).when(reschedule).thenAlready('meeting-already-planned'));
  it('refuses to move it to a day before that was agreed', () =>
    given(team, convened, scheduled)
      .when({ ...reschedule, plannedFor: '2007-05-20' })
      .thenRefused('impossible-date-order', '/plannedFor'));
  it('refuses one that was cancelled', () =>
    given(team, convened, scheduled, cancelled).when(reschedule).thenRefused('meeting-cancelled'));
});

describe('Cancelling a meeting', () => {
  it('takes it out of the diary', () => given(team, convened, scheduled).when(cancel).then(cancelled));
  it('takes the same wish for one', () =>
    given(team, convened, scheduled, cancelled).when(cancel).thenAlready('meeting-cancelled'));
});

describe.each([reschedule, cancel])('$type', (command) => {
  it('refuses a meeting that was never planned', () =>
    given(team, convened).when(command).thenRefused('meeting-not-found'));
  it('refuses a meeting that took place', () =>
    given(team, convened, scheduled, held).when(command).thenRefused('meeting-held'));
});

describe.each([schedule, reschedule, cancel])('$type', (command) => {
  it('refuses a day before the team was convened', () =>
    given(team, convened, scheduled)
      .when({ ...command, on: '2007-04-01' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(team, convened, scheduled)
      .when({ ...command, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a team that has closed', () =>
    given(team, convened, scheduled, closed).when(command).thenRefused('team-not-open'));
  it('refuses a team that is not there', () => given(team).when(command).thenRefused('team-not-found'));
});

describe('Recording a meeting that was planned', () => {
  it('has the id of the plan', () =>
    given(team, convened, scheduled)
      .when({ ...review, nextReviewOn: '2007-07-09' })
      .then(held, but(views, { meetingId: 'planned', on: '2007-05-28' })));
  it('refuses one that was never planned', () =>
    given(team, convened).when(review).thenRefused('meeting-not-found', '/meetingId'));
  it('refuses one that was cancelled', () =>
    given(team, convened, scheduled, cancelled).when(review).thenRefused('meeting-cancelled', '/meetingId'));
});
