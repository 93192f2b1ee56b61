import { fold } from '@app/kernel';
import { but } from '@app/kernel/testing';
import { type FlaggedTeam, flagsOf, type TeamTimescales } from './flags';
import { type TeamEvent } from './team.events';
import { evolve, type ConvenedTeam } from './team.state';
import { agreed, cancelled, closed, convened, invited, recorded, removed, scheduled, updated } from './testing/story';

/** The facts of a team after these events, as its card holds them. */
const after = (...events: readonly TeamEvent[]): FlaggedTeam => {
  const team = fold({ evolve }, { is: 'not-convened' } as never, events as never) as ConvenedTeam;
  const meetings = events.flatMap((event) => (event.type === 'MeetingRecorded' ? [event.data] : []));
  return { ...team, meetings, closedOn: team.closed?.on ?? null, plannedAgency: null };
};
/** By what was agreed, or six weeks after the team of the story was convened. */
const timesOf = ({ followUp }: FlaggedTeam): TeamTimescales => ({
  reviewDueOn: followUp === null ? '2007-05-14' : followUp.nextReviewOn,
  drifts: false,
});
const flags = (today: string, ...events: readonly TeamEvent[]) => {
  const team = after(convened, ...events);
  return flagsOf(team, today, timesOf(team));
};
const cancelledMeeting = (nth: number): readonly TeamEvent[] => [
  but(scheduled, { meetingId: `planned-${nth}` }),
  but(cancelled, { meetingId: `planned-${nth}` }),
];

describe('What needs attention about a team', () => {
  it('a team that has agreed no date', () => expect(flags('2007-04-03')).toEqual(['no-next-date']));
  it('not one with a meeting in the diary', () => expect(flags('2007-04-16', scheduled)).toEqual([]));
  it('not one with a day for its review', () => expect(flags('2007-04-17', recorded)).toEqual([]));
  it('not one that has agreed to close', () =>
    expect(flags('2007-04-17', but(recorded, { nextReviewOn: null, closing: 'plan-complete' }))).toEqual([]));
  it('a first review that is late, from the day after it was due', () => {
    expect(flags('2007-05-14')).toEqual(['no-next-date']);
    expect(flags('2007-05-15')).toEqual(['no-next-date', 'review-overdue']);
  });
  it('a review that is late, from the day after it was due', () => {
    expect(flags('2007-05-28', recorded)).toEqual([]);
    expect(flags('2007-05-29', recorded)).toEqual(['no-next-date', 'review-overdue']);
  });
  it('a planned day that passed without minutes', () =>
    expect(flags('2007-05-29', recorded, scheduled)).toContain('meeting-unrecorded'));
  it('a third meeting cancelled in a row (edge case 27)', () => {
    const twice = [...cancelledMeeting(1), ...cancelledMeeting(2)];
    expect(flags('2007-05-26', ...twice)).not.toContain('cancelled-thrice');
    expect(flags('2007-05-26', ...twice, ...cancelledMeeting(3))).toContain('cancelled-thrice');
  });
  it('not three that were cancelled before the last meeting took place', () =>
    expect(
      flags('2007-06-02', ...[1, 2, 3].flatMap(cancelledMeeting), but(recorded, { on: '2007-06-01' })),
    ).not.toContain('cancelled-thrice'));
  it('a team with one agency left (edge case 15)', () =>
    expect(flags('2007-05-02', recorded, removed)).toEqual(['one-agency-left']));
  it('not while the second agency that was planned has yet to be asked', () => {
    const waiting = { ...after(convened, recorded, removed), plannedAgency: 'housing' };
    expect(flagsOf(waiting, '2007-05-02', timesOf(waiting))).toEqual([]);
  });
  it('but again once the agency that was planned has come and gone', () => {
    const gone = after(convened, recorded, removed, invited, but(removed, { memberId: 'officer' }));
    expect(flagsOf({ ...gone, plannedAgency: 'housing' }, '2007-05-02', timesOf(gone))).toEqual(['one-agency-left']);
  });
  it('an action that is late, from the day after it was due until it has ended', () => {
    expect(flags('2007-05-20', recorded, agreed)).toEqual([]);
    expect(flags('2007-05-21', recorded, agreed)).toEqual(['action-overdue']);
    expect(flags('2007-05-21', recorded, agreed, updated)).toEqual([]);
  });
  it('a team that drifts', () =>
    expect(flagsOf(after(convened, recorded), '2007-04-17', { reviewDueOn: '2007-05-28', drifts: true })).toEqual([
      'drifting',
    ]));
  it('neither an agreed day nor a late one where a pause has put the review off', () =>
    expect(flagsOf(after(convened, recorded), '2007-06-01', { reviewDueOn: '2007-06-04', drifts: false })).toEqual([]));
  it('an agency that missed two meetings in a row (edge case 27)', () => {
    const missed = (on: string, as: 'apologies' | 'sent-report') =>
      but(recorded, {
        meetingId: on,
        on,
        attendance: recorded.data.attendance.map((one) => (one.memberId === 'visitor' ? { ...one, as } : one)),
      });
    const once = [missed('2007-04-20', 'apologies')];
    expect(flags('2007-04-27', ...once)).toEqual([]);
    expect(flags('2007-04-27', ...once, missed('2007-04-27', 'apologies'))).toEqual(['agency-not-engaging']);
    expect(flags('2007-04-27', ...once, missed('2007-04-27', 'sent-report'))).toEqual([]);
  });
  it('nothing about a team that has closed', () => expect(flags('2007-09-01', removed, closed)).toEqual([]));
});
