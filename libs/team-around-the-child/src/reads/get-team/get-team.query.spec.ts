import { type Pause } from '@app/kernel';
import { asOf } from './get-team.query';
import { type TeamCardRow } from './team-card.row';

const row = {
  convenedOn: '2007-04-02',
  closedOn: null,
  plannedAgency: null,
  members: [
    { kind: 'agency', agencyId: 'school', until: null },
    { kind: 'agency', agencyId: 'health', until: null },
  ],
  schedule: [],
  meetings: [],
  followUp: null,
  plan: [],
  reviews: [],
} as unknown as Omit<TeamCardRow, 'sealed'>;
const none: readonly Pause[] = [];
const fortnight: readonly Pause[] = [{ from: '2007-04-09', to: '2007-04-23' }];
const lasting: readonly Pause[] = [{ from: '2007-04-09', to: null }];
const agreed = { ...row, followUp: { on: '2007-04-16', nextReviewOn: '2007-05-28', closing: null } };
const late = '2007-05-29';

describe('The view of a team', () => {
  it('says when its first review is due by the timescales of the day on which it was convened', () => {
    expect(asOf(row, [none], '2007-05-14')).toMatchObject({ reviewDueOn: '2007-05-14', flags: ['no-next-date'] });
    expect(asOf(row, [none], '2007-05-15').flags).toEqual(['no-next-date', 'review-overdue']);
    expect(asOf({ ...row, convenedOn: '2005-12-01' }, [none], late).reviewDueOn).toBeNull();
  });
  it('puts a review off by the days of a pause, as the list of the coordinator does', () => {
    expect(asOf(row, [fortnight], late)).toMatchObject({ reviewDueOn: '2007-05-28' });
    expect(asOf(agreed, [none], late)).toMatchObject({
      reviewDueOn: '2007-05-28',
      flags: ['no-next-date', 'review-overdue'],
    });
    expect(asOf(agreed, [fortnight], late)).toMatchObject({ reviewDueOn: '2007-06-04', flags: [] });
  });
  it('waits for nothing while the family of its only child has paused the work', () =>
    expect(asOf(agreed, [lasting], late)).toMatchObject({ reviewDueOn: null, flags: [] }));
  it('goes on for a sibling who has not paused, by the earliest day', () => {
    expect(asOf(agreed, [lasting, none], late)).toMatchObject({ reviewDueOn: '2007-05-28' });
    expect(asOf(agreed, [fortnight, none], late)).toMatchObject({ reviewDueOn: '2007-05-28' });
  });
  it('drifts after twelve months, pauses apart', () => {
    const day = '2008-04-03';
    expect(asOf(agreed, [none], '2008-04-02').flags).not.toContain('drifting');
    expect(asOf(agreed, [none], day).flags).toContain('drifting');
    expect(asOf(agreed, [fortnight], day).flags).not.toContain('drifting');
  });
  it('drifts after three reviews without progress', () => {
    const review = (on: string, result: string) => ({ on, children: [{ childId: 'ada', outcomes: [{ result }] }] });
    const reviews = (...results: readonly string[]) =>
      asOf(
        { ...agreed, reviews: results.map((one, at) => review(`2007-04-1${at}`, one)) as never },
        [none],
        '2007-05-01',
      ).flags;
    expect(reviews('not', 'not', 'not')).toContain('drifting');
    expect(reviews('not', 'partly', 'not')).not.toContain('drifting');
  });
  it('says nothing about a team that has closed', () =>
    expect(asOf({ ...agreed, closedOn: '2007-05-01' }, [], late)).toMatchObject({ reviewDueOn: null, flags: [] }));
});
