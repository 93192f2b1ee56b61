import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { closed, convened, invited, record, remove, removed } from '../testing/story';

describe('Removing a member from the team', () => {
  it('ends the membership with a reason', () => given(team, convened).when(remove).then(removed));
  it('takes the same wish for one', () => given(team, convened, removed).when(remove).thenAlready('member-left'));
  it('does not expect them at meetings any more', () =>
    given(team, convened, removed)
      .when({ ...record, on: '2007-05-14' })
      .thenRefused('unknown-member', '/attendance/1/memberId'));
  it('asks why no one of the family remains', () =>
    given(team, convened)
      .when({ ...remove, memberId: 'mother' })
      .thenRefused('missing-family-reason', '/familyAbsence'));
  it('records a parent kept out of the team for safety (edge case 25)', () =>
    given(team, convened)
      .when({ ...remove, memberId: 'mother', reason: 'safety', familyAbsence: 'excluded-for-safety' })
      .then(but(removed, { memberId: 'mother', reason: 'safety', familyAbsence: 'excluded-for-safety' })));
  it('needs no such reason while another one of the family is there', () =>
    given(
      team,
      convened,
      but(invited, { member: { kind: 'family', memberId: 'aunt', relationship: 'other', needs: [] } }),
    )
      .when({ ...remove, memberId: 'mother', familyAbsence: 'declined' })
      .then(but(removed, { memberId: 'mother' })));
  it('lets the last but one agency go (edge case 15)', () => given(team, convened).when(remove).then(removed));
  it('refuses who was never in it', () =>
    given(team, convened)
      .when({ ...remove, memberId: 'nobody' })
      .thenRefused('member-not-found'));
  it('refuses a day before they joined', () =>
    given(team, convened, invited)
      .when({ ...remove, memberId: 'officer', on: '2007-04-19' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(team, convened)
      .when({ ...remove, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a team that has closed', () => given(team, convened, closed).when(remove).thenRefused('team-not-open'));
  it('refuses a team that is not there', () => given(team).when(remove).thenRefused('team-not-found'));
});
