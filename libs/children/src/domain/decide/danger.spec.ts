import { but, given } from '@app/kernel/testing';
import { child } from '../child';
import { type ChildEvent } from '../child.events';
import { type DangerDecided, type DangerReported } from '../danger.events';
import { registered as born } from '../testing/ada';
import { type DangerRefusal, type DecideDanger, type ReportDanger } from './danger';

const today = '2007-07-31';
const nurse = { practitionerId: 'nurse', agencyId: 'clinic' };
const duty = { practitionerId: 'duty', agencyId: 'social-care' };
const report: ReportDanger = {
  type: 'ReportDanger',
  reportId: 'r1',
  suspends: ['school', 'housing', 'school'],
  by: nurse,
  what: 'A man asks at the gate where she lives',
  today,
};
const reported: DangerReported = {
  type: 'DangerReported',
  data: {
    reportId: 'r1',
    reportedBy: 'nurse',
    reportedByAgency: 'clinic',
    suspends: ['housing', 'school'],
    on: today,
  },
  personal: { what: 'A man asks at the gate where she lives' },
};
const hidden: ChildEvent = {
  type: 'ChildShielded',
  data: { reason: 'danger-reported', from: today, reviewOn: '2007-08-01' },
};
const shielded: ChildEvent = {
  type: 'ChildShielded',
  data: { reason: 'court-order', from: '2007-05-01', reviewOn: '2007-11-01' },
};
const decide: DecideDanger = {
  type: 'DecideDanger',
  reportId: 'r1',
  by: duty,
  shielding: null,
  why: 'Her uncle',
  today,
};
const noDanger: DangerDecided = {
  type: 'DangerDecided',
  data: { reportId: 'r1', outcome: 'no-danger', decidedBy: 'duty', on: today },
  personal: { why: 'Her uncle' },
};

describe('A report of danger', () => {
  it('hides the child at once, and names who sees nothing', () =>
    given(child, born).when(report).then(reported, hidden));
  it('leaves a child who is shielded already as it is', () => given(child, born, shielded).when(report).then(reported));
  it('is a repeat, or another report', () =>
    given(child, born, reported, hidden)
      .when({ ...report, reportId: 'r2' })
      .thenUnlessRepeated({ ...reported, data: { ...reported.data, reportId: 'r2' } }));
  it('is taken of a child who has died, and of none that is not on the register', () => {
    given(child, born, { type: 'ChildDied', data: { on: '2007-07-01' } })
      .when(report)
      .then(reported, hidden);
    given(child).when(report).thenRefused('child-not-found');
  });
  it('answers of a sealed record like of none', () =>
    given(child, born, { type: 'ChildAdopted', data: { on: '2007-07-01' } })
      .when(report)
      .thenRefused('child-not-found'));
  it('keeps the child shielded until it is decided', () =>
    given(child, born, reported, hidden)
      .when({ type: 'LiftShielding', on: today, today })
      .thenRefused('danger-report-open'));
});

describe('Deciding on a report of danger', () => {
  it('shows again what was hidden for it where there is no danger', () =>
    given(child, born, reported, hidden)
      .when(decide)
      .then(noDanger, { type: 'ShieldingLifted', data: { on: today } }));
  it('leaves hidden what was hidden before it, or for another report', () => {
    given(child, born, shielded, reported).when(decide).then(noDanger);
    const second = { ...reported, data: { ...reported.data, reportId: 'r2', reportedBy: 'teacher' } };
    given(child, born, reported, hidden, second).when(decide).then(noDanger);
  });
  it('shields the child for a reason, with a day of review', () =>
    given(child, born, reported, hidden)
      .when({ ...decide, shielding: { reason: 'threat-to-family', reviewOn: '2007-12-01' } })
      .then(but(noDanger, { outcome: 'shielding' }), {
        type: 'ChildShielded',
        data: { reason: 'threat-to-family', from: today, reviewOn: '2007-12-01' },
      }));
  it('is done once', () =>
    given(child, born, reported, hidden, noDanger).when(decide).thenAlready('danger-decided', 'r1'));
  it.each<[string, Partial<DecideDanger>, DangerRefusal['refused']]>([
    ['by who reported it', { by: { ...nurse, agencyId: 'social-care' } }, 'decided-by-the-reporter'],
    ['by an agency that it names', { by: { ...duty, agencyId: 'school' } }, 'decided-by-the-suspended'],
    ['where there is none', { reportId: 'r9' }, 'danger-report-not-found'],
    [
      'with a review that is over',
      { shielding: { reason: 'threat-to-family', reviewOn: today } },
      'impossible-review-date',
    ],
  ])('is not done %s', (_, change, code) =>
    given(child, born, reported, hidden)
      .when({ ...decide, ...change })
      .thenRefused(code),
  );
});
