import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { type ConvenedTeam } from '../team.state';
import { closed, convened, discussed, officer, record, recorded, views } from '../testing/story';

const [ada] = record.children;
const [heard] = recorded.data.children;
if (ada === undefined || heard === undefined) throw new Error('the story has a child');
const review = {
  ...record,
  meetingId: 'meeting-two',
  kind: 'review',
  on: '2007-05-28',
  nextReviewOn: '2007-07-09',
} as const;

describe('Recording a meeting of the team', () => {
  it('records it, and what the child said apart from it', () =>
    given(team, convened).when(record).then(recorded, views));
  it('takes the same wish for one', () =>
    given(team, convened, recorded, views).when(record).thenAlready('meeting-held'));
  it('takes a second record of the same meeting for the same wish', () =>
    given(team, convened, recorded, views)
      .when({ ...record, meetingId: 'meeting-two' })
      .thenAlready('probable-duplicate'));
  it('records nothing sealed about a child who said nothing', () =>
    given(team, convened)
      .when({ ...record, children: [{ ...ada, views: null }] })
      .then(recorded));
  it('refuses a meeting to come', () =>
    given(team, convened)
      .when({ ...record, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a meeting before the team was convened', () =>
    given(team, convened)
      .when({ ...record, on: '2007-04-01' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a team that is not there', () => given(team).when(record).thenRefused('team-not-found'));
  it('refuses a meeting after the team has closed', () =>
    given(team, convened, closed)
      .when({ ...record, on: '2007-07-19' })
      .thenRefused('team-not-open'));
  it('accepts the minutes of a meeting before the team closed', () =>
    given(team, convened, closed).when(record).then(recorded, views));

  it.each([
    [
      'an attendance of a stranger',
      { attendance: [...record.attendance, { memberId: 'nobody', as: 'attended' }] },
      '/attendance/3/memberId',
    ],
    ['a chair who is no member', { chair: 'nobody' }, '/chair'],
    ['minutes taken by no member', { minuteTaker: 'nobody' }, '/minuteTaker'],
  ] as const)('refuses %s', (_, wrong, field) =>
    given(team, convened)
      .when({ ...record, ...wrong })
      .thenRefused('unknown-member', field),
  );
  it.each([
    ['leaves a member out', record.attendance.slice(1)],
    ['lists a member twice', [...record.attendance, ...record.attendance.slice(0, 1)]],
  ])('refuses an attendance that %s', (_, attendance) =>
    given(team, convened)
      .when({ ...record, attendance })
      .thenRefused('missing-attendance', '/attendance'),
  );
  it('makes a walk-in a member', () => {
    const walkedIn = {
      ...record,
      walkIns: [officer],
      attendance: [...record.attendance, { memberId: 'officer', as: 'attended' as const }],
    };
    const withOfficer = but(recorded, { walkIns: [officer], attendance: walkedIn.attendance });
    given(team, convened).when(walkedIn).then(withOfficer, views);
    expect((given(team, convened, withOfficer).state() as ConvenedTeam).members).toContainEqual(
      expect.objectContaining({ ...officer, standing: 'accepted' }),
    );
  });
  it('refuses a walk-in of an agency with which the family does not want to share', () =>
    given(team, convened)
      .when({ ...record, walkIns: [officer], agenciesNotCovered: ['housing'] })
      .thenRefused('consent-does-not-cover-agency', '/walkIns/0/agencyId'));

  it('records why a child was neither there nor heard (edge case 25)', () =>
    given(team, convened)
      .when({ ...record, children: [{ ...ada, heard: null, notHeard: 'declined', views: null }] })
      .then(but(recorded, { children: [{ ...heard, heard: null, notHeard: 'declined' }] })));
  it.each([
    ['is silent about a child', []],
    ['does not say why a child was not heard', [{ ...ada, heard: null }]],
    ['speaks of a child twice', [ada, ada]],
  ])('refuses a record that %s', (_, children) =>
    given(team, convened)
      .when({ ...record, children })
      .thenRefused('missing-child-views', '/children'),
  );
  it('refuses a record of a child with whom the team does not work', () =>
    given(team, convened)
      .when({ ...record, children: [ada, { ...ada, childId: 'ben' }] })
      .thenRefused('unknown-child', '/children/1'));
  it('asks why no parent was there', () =>
    given(team, convened)
      .when({ ...record, parentPresent: false })
      .thenRefused('missing-parent-reason', '/parentAbsence'));
  it('records a parent kept away for safety (edge case 25)', () =>
    given(team, convened)
      .when({ ...record, parentPresent: false, parentAbsence: 'excluded-for-safety' })
      .then(but(recorded, { parentPresent: false, parentAbsence: 'excluded-for-safety' }), views));

  it('records one parent kept away for safety while the other comes, and a part of the meeting apart (edge case 25)', () => {
    const attendance = [
      { memberId: 'teacher', as: 'attended' },
      { memberId: 'visitor', as: 'attended-apart' },
      { memberId: 'mother', as: 'kept-away' },
    ] as const;
    given(team, convened)
      .when({ ...record, attendance })
      .then(but(recorded, { attendance }), views);
  });
  it('keeps nobody of an agency away', () =>
    given(team, convened)
      .when({ ...record, attendance: record.attendance.map((one) => ({ ...one, as: 'kept-away' as const })) })
      .thenRefused('not-of-the-family', '/attendance/0/as'));

  it('records with what help child and parents followed and were heard (edge case 32)', () =>
    given(team, convened)
      .when({ ...record, children: [{ ...ada, support: ['scribe', 'large-print'] }], parentSupport: ['interpreter'] })
      .then(
        but(recorded, {
          children: [{ ...heard, support: ['scribe', 'large-print'] }],
          parentSupport: ['interpreter'],
        }),
        views,
      ));
  it('records what was agreed about who leads for the child', () =>
    given(team, convened)
      .when({ ...record, children: [{ ...ada, leadProfessional: 'confirmed' }] })
      .then(but(recorded, { children: [{ ...heard, leadProfessional: 'confirmed' }] }), views));
  it('records what goes well and how it stands with each need, sealed for the child alone', () =>
    given(team, convened)
      .when({
        ...record,
        assessedElements: { ada: ['D4'] },
        children: [{ ...ada, strengths: 'Kind to the little ones', updates: { D4: 'Calmer since Easter' } }],
      })
      .then(recorded, views, discussed));
  it('refuses an update on a need that nobody has assessed for that child (edge case 4)', () =>
    given(team, convened)
      .when({ ...record, assessedElements: { ben: ['D4'] }, children: [{ ...ada, updates: { D4: 'Calmer' } }] })
      .thenRefused('unknown-need', '/children/0/updates'));

  it.each([
    ['neither a next review nor a reason to close', { nextReviewOn: null }],
    ['both', { closing: 'plan-complete' }],
  ] as const)('refuses %s', (_, wrong) =>
    given(team, convened)
      .when({ ...record, ...wrong })
      .thenRefused('missing-next-review', '/nextReviewOn'),
  );
  it.each(['2007-04-16', '2007-07-10'])(
    'refuses a next review on %s: not after the meeting, or too late',
    (nextReviewOn) =>
      given(team, convened)
        .when({ ...record, nextReviewOn })
        .thenRefused('impossible-next-review', '/nextReviewOn'),
  );
  it('accepts the last day the timescales allow', () =>
    given(team, convened)
      .when({ ...record, nextReviewOn: '2007-07-09' })
      .then(but(recorded, { nextReviewOn: '2007-07-09' }), views));
  it('still sets the next review when a concern came up in the meeting (edge case 24)', () =>
    given(team, convened)
      .when({ ...record, kind: 'emergency' })
      .then(but(recorded, { kind: 'emergency' }), views));
  it('keeps the review that the latest meeting agreed, whenever earlier minutes come in (edge case 18)', () => {
    const late = but(recorded, {
      meetingId: 'meeting-two',
      kind: 'review',
      on: '2007-05-28',
      nextReviewOn: '2007-07-09',
    });
    const { followUp } = given(team, convened, late, recorded).state() as ConvenedTeam;
    expect(followUp?.nextReviewOn).toBe('2007-07-09');
    given(team, convened, recorded)
      .when({ ...review, latestReviewOn: '2007-08-20' })
      .then(late, but(views, { meetingId: 'meeting-two', on: '2007-05-28' }));
  });
});
