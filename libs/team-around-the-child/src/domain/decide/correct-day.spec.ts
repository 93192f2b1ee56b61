import { given } from '@app/kernel/testing';
import { team } from '../team';
import { type ConvenedTeam } from '../team.state';
import {
  accepted,
  add,
  added,
  closed,
  convened,
  invited,
  record,
  recorded,
  removed,
  today,
  views,
} from '../testing/story';
import { type TeamDayCorrected } from '../team.events';
import { type CorrectDay } from './correct-day';

const correct: CorrectDay = {
  type: 'CorrectDay',
  on: today,
  today,
  what: 'convening',
  id: null,
  is: '2007-04-04',
  explanation: 'The minutes name the day after',
  cafOpenedOn: '2007-03-01',
};
const corrected: TeamDayCorrected = {
  type: 'TeamDayCorrected',
  data: { on: today, what: 'convening', id: null, was: '2007-04-02', is: '2007-04-04' },
  personal: { explanation: 'The minutes name the day after' },
};

describe('Correcting a day of a team', () => {
  it('keeps what was and what is, and moves those who were there from the first day', () => {
    given(team, convened, recorded, views).when(correct).then(corrected);
    const state = given(team, convened, invited, corrected).state() as ConvenedTeam;
    expect([state.convenedOn, state.children[0]?.since, state.members.map(({ since }) => since)]).toEqual([
      ...['2007-04-04', '2007-04-04'],
      ['2007-04-04', '2007-04-04', '2007-04-04', '2007-04-20'],
    ]);
  });
  it('takes the same request for a repeat, and names what stands for another', () =>
    given(team, convened, corrected).when(correct).thenAlready('already-corrected', '2007-04-04'));
  it.each([
    ['before the CAF was opened', '2007-02-28'],
    ['after the first meeting', '2007-04-17'],
  ])('refuses to have been convened %s', (_, is) =>
    given(team, convened, recorded, views)
      .when({ ...correct, is })
      .thenRefused('impossible-date-order', '/is'),
  );
  it('refuses a day to come', () =>
    given(team, convened)
      .when({ ...correct, is: '2007-09-02' })
      .thenRefused('future-date', '/is'));
  it('corrects the day on which it closed, within the last step and today', () => {
    const closing = { ...correct, what: 'closing', is: '2007-07-10' } as const;
    given(team, convened, recorded, views, closed)
      .when(closing)
      .then({
        ...corrected,
        data: { ...corrected.data, what: 'closing' as const, was: '2007-07-18', is: '2007-07-10' },
      });
    given(team, convened, recorded, views, closed)
      .when({ ...closing, is: '2007-04-15' })
      .thenRefused('impossible-date-order', '/is');
    given(team, convened).when(closing).thenRefused('nothing-to-correct', '/what');
  });
  it('corrects when somebody joined or left, and a child', () => {
    const joining = { ...correct, what: 'member-joining', id: 'officer', is: '2007-04-10' } as const;
    const [event] = given(team, convened, invited, accepted).decided(joining) as TeamDayCorrected[];
    const state = given(team, convened, invited, accepted, event ?? corrected).state() as ConvenedTeam;
    expect(state.members.at(-1)).toMatchObject({ memberId: 'officer', since: '2007-04-10' });
    given(team, convened, removed)
      .when({ ...correct, what: 'member-leaving', id: 'visitor', is: '2007-04-01' })
      .thenRefused('impossible-date-order', '/is');
    given(team, convened, added)
      .when({ ...correct, what: 'child-joining', id: add.child.childId, is: '2007-05-02' })
      .then({
        ...corrected,
        data: { ...corrected.data, what: 'child-joining' as const, id: 'ben', was: '2007-05-01', is: '2007-05-02' },
      });
    given(team, convened)
      .when({ ...correct, what: 'member-joining', id: 'nobody' })
      .thenRefused('unknown-member', '/id');
  });
});

const { asScheduled, walkIns, type, ...minutes } = record;
const amend = {
  ...minutes,
  type: 'AmendMeeting',
  on: '2007-04-17',
  minutes: 'Breakfast club from Tuesday',
  nextReviewOn: '2007-06-04',
  reason: 'incomplete',
  explanation: null,
} as const;

describe('Amending minutes', () => {
  const { walkIns: _, ...data } = recorded.data;
  const amended = {
    type: 'MeetingAmended',
    data: { ...data, amendment: 1, on: '2007-04-17', nextReviewOn: '2007-06-04', reason: 'incomplete' },
    personal: { ...recorded.personal, minutes: 'Breakfast club from Tuesday', explanation: null },
  } as const;
  it('puts another version beside the first, and what it agrees counts', () => {
    given(team, convened, recorded, views).when(amend).then(amended);
    const state = given(team, convened, recorded, views, amended).state() as ConvenedTeam;
    expect(state.meetings).toEqual([{ meetingId: 'meeting-one', on: '2007-04-17', kind: 'initial', amendments: 1 }]);
    expect(state.followUp).toMatchObject({ on: '2007-04-17', nextReviewOn: '2007-06-04' });
  });
  it('is a repeat, or a further version', () =>
    given(team, convened, recorded, views, amended)
      .when(amend)
      .thenUnlessRepeated({ ...amended, data: { ...amended.data, amendment: 2 } }));
  it('keeps to what minutes have to say', () => {
    given(team, convened).when(amend).thenRefused('meeting-not-found');
    given(team, convened, recorded, views)
      .when({ ...amend, attendance: amend.attendance.slice(1) })
      .thenRefused('missing-attendance', '/attendance');
    given(team, convened, recorded, views)
      .when({ ...amend, reason: 'other' })
      .thenRefused('missing-explanation', '/explanation');
  });
  it('leaves the story as it was told', () =>
    expect([asScheduled, walkIns, type]).toEqual([false, [], 'RecordMeeting']));
});
