import { timescales } from '../timescales';
import { attentionFlags, attentionOf } from './attention';
import { responsible, type Situation } from './situation';
import { aCaf, review, team } from './testing/situations';

const flags = (situation: Situation, today: string): readonly string[] =>
  attentionOf(situation, today, timescales).flags;
const led = { activeId: 'visitor', interim: null, vacatedOn: null, mustHandOver: false };
const helped = { completedOn: '2007-03-20', nextStep: 'single-agency', planned: true, helpSince: '2007-03-21' };

describe('What needs attention', () => {
  it.each([
    ['2007-03-07', []],
    ['2007-03-08', ['assessment-due']],
    ['2007-03-22', ['assessment-due']],
    ['2007-03-23', ['assessment-overdue']],
    ['2007-04-23', ['assessment-overdue']],
    ['2007-04-24', ['assessment-overdue', 'assessment-breached']],
  ])('of an assessment, at the end of %s: %j', (today, expected) => expect(flags(aCaf(), today)).toEqual(expected));

  it('is the first meeting, the review and the decision of social care when their days have passed', () => {
    expect(flags(aCaf({ completedOn: '2007-03-20' }), '2007-04-04')).toEqual(['first-team-meeting-overdue']);
    const convened = aCaf({ completedOn: '2007-03-20' }, { teams: [team], lead: led });
    expect(flags(convened, '2007-05-15')).toEqual(['review-overdue']);
    expect(flags(aCaf({ ...helped, stepUps: [{ number: 1, on: '2007-05-25' }] }, { lead: led }), '2007-05-30')).toEqual(
      ['review-due', 'step-up-decision-overdue', 'no-next-date'],
    );
  });
  it('is a CAF in delivery without a team and without a next date', () => {
    expect(flags(aCaf(helped, { lead: led }), '2007-04-01')).toEqual(['no-next-date']);
    const reviewed = [review('2007-04-10', { nextReviewOn: '2007-06-01' })];
    expect(flags(aCaf({ ...helped, reviews: reviewed }, { lead: led }), '2007-05-01')).toEqual([]);
    const closing = [review('2007-04-10', { goesOn: false })];
    expect(flags(aCaf({ ...helped, reviews: closing }, { lead: led }), '2007-05-01')).toEqual([]);
  });
  it('is help that nobody leads, and one who has to hand over', () => {
    expect(flags(aCaf({}), '2007-03-02')).toEqual([]);
    expect(flags(aCaf({ completedOn: '2007-03-20' }, { teams: [team] }), '2007-04-03')).toEqual([
      'no-lead-professional',
    ]);
    const leaver = { activeId: 'visitor', interim: null, vacatedOn: '2007-04-02', mustHandOver: true };
    expect(flags(aCaf({ completedOn: '2007-03-20' }, { teams: [team], lead: leaver }), '2007-04-19')).toEqual([
      'interim-lead-overdue',
      'handover-required',
    ]);
  });
  it('is, with a coordinator who stands in, still that there is no Lead Professional', () => {
    const interim = { practitionerId: 'coordinator', since: '2007-04-18' };
    const stoodIn = aCaf({ completedOn: '2007-03-20' }, { teams: [team], lead: { ...led, activeId: null, interim } });
    expect(attentionOf(stoodIn, '2007-04-19', timescales)).toMatchObject({
      lead: 'interim',
      flags: ['no-lead-professional'],
    });
  });
  it('is a CAF open for more than twelve months, pauses apart', () => {
    const year = aCaf(
      { ...helped, openedOn: '2006-09-04', reviews: [review('2007-08-20', { nextReviewOn: '2007-11-01' })] },
      { lead: led },
    );
    expect(flags(year, '2007-09-04')).toEqual([]);
    expect(flags(year, '2007-09-05')).toEqual(['drifting']);
    const paused = { ...year, episode: { ...year.episode, pauses: [{ from: '2007-01-01', to: '2007-01-11' }] } };
    expect(flags(paused, '2007-09-14')).toEqual([]);
    expect(flags(paused, '2007-09-15')).toEqual(['drifting']);
  });
  it('is three reviews in a row without progress, of the CAF and its teams together', () => {
    const stuck = (on: string) => review(on, { progressed: false, nextReviewOn: '2007-12-01' });
    const reviews = [stuck('2007-05-01'), stuck('2007-07-01')];
    const ofTeam = { ...team, open: false, reviews: [{ on: '2007-06-01', progressed: false }] };
    const asked = (teamReviews: typeof ofTeam.reviews) =>
      flags(aCaf({ ...helped, reviews }, { lead: led, teams: [{ ...ofTeam, reviews: teamReviews }] }), '2007-08-01');
    expect(asked(ofTeam.reviews)).toEqual(['drifting']);
    expect(asked([{ on: '2007-06-01', progressed: true }])).toEqual([]);
  });
  it('is a transfer that nobody has answered, and what an open team says of itself', () => {
    expect(flags(aCaf({ transferTo: 'DID' }), '2007-03-02')).toEqual(['transfer-unanswered']);
    const noisy = { ...team, flags: ['action-overdue', 'cancelled-thrice'] };
    const teams = aCaf({ completedOn: '2007-03-20' }, { teams: [noisy], lead: led });
    expect(flags(teams, '2007-04-10')).toEqual(['cancelled-thrice', 'action-overdue']);
    const ended = { ...noisy, open: false, endedOn: '2007-04-09' };
    const closed = aCaf({ completedOn: '2007-03-20' }, { teams: [ended], lead: led });
    expect(flags(closed, '2007-04-10')).toEqual(['no-next-date']);
  });
  it('is nothing while the family has paused, after the end, or after the death of the child', () => {
    const late = { ...helped, openedOn: '2006-01-10' };
    expect(flags(aCaf({ ...late, pauses: [{ from: '2007-03-21', to: null }] }), '2007-08-01')).toEqual([]);
    expect(flags(aCaf({ ...late, standing: 'closed' }), '2007-08-01')).toEqual([]);
    expect(flags(aCaf(late, { recordEnd: 'child-died' }), '2007-08-01')).toEqual([]);
  });
  it('lists what is waited for by the day on which it is due', () =>
    expect(
      attentionOf(aCaf({ stepUps: [{ number: 1, on: '2007-03-05' }] }), '2007-03-06', timescales).clocks.map(
        ({ clock, standing }) => [clock, standing],
      ),
    ).toEqual([
      ['step-up-decision', 'due-today'],
      ['assessment', 'not-yet-due'],
    ]));
  it('says each thing once', () => expect(new Set(attentionFlags).size).toBe(attentionFlags.length));
});

describe('Who is to act', () => {
  const interim = { practitionerId: 'coordinator', since: '2007-04-18' };
  it('is the Lead Professional, else the coordinator who stands in, else the author', () => {
    expect(responsible(aCaf({}, { lead: led }))).toBe('visitor');
    expect(responsible(aCaf({}, { lead: { ...led, activeId: null, interim } }))).toBe('coordinator');
    expect(responsible(aCaf())).toBe('teacher');
  });
});
