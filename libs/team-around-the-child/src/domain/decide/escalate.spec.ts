import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { closed, convened, escalate, escalated, housing, removed } from '../testing/story';

describe('Escalating that an agency does not take part', () => {
  it('takes it to those above (edge case 27)', () => given(team, convened).when(escalate).then(escalated));
  it('takes the same wish for one', () => given(team, convened, escalated).when(escalate).thenNothing());
  it('goes further up', () =>
    given(team, convened, escalated)
      .when({ ...escalate, to: 'area-management-group' })
      .then(but(escalated, { to: 'area-management-group' })));
  it('concerns an agency that has left too', () => given(team, convened, removed).when(escalate).then(escalated));
  it('refuses an agency that was never asked', () =>
    given(team, convened)
      .when({ ...escalate, agencyId: 'police' })
      .thenRefused('unknown-agency', '/agencyId'));
  it('refuses someone outside the team', () =>
    given(team, convened)
      .when({ ...escalate, by: housing })
      .thenRefused('not-a-member'));
  it('refuses a day before the team was convened', () =>
    given(team, convened)
      .when({ ...escalate, on: '2007-04-01' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(team, convened)
      .when({ ...escalate, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a team that has closed', () => given(team, convened, closed).when(escalate).thenRefused('team-not-open'));
  it('refuses a team that is not there', () => given(team).when(escalate).thenRefused('team-not-found'));
});
