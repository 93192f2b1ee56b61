import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import {
  cancelled,
  closed,
  convened,
  escalate,
  escalated,
  housing,
  recorded,
  removed,
  scheduled,
} from '../testing/story';

describe('Escalating that an agency does not take part', () => {
  it('takes it to those above (edge case 27)', () => given(team, convened).when(escalate).then(escalated));
  it('takes the same wish for one', () =>
    given(team, convened, escalated).when(escalate).thenUnlessRepeated(escalated));
  it('goes further up', () =>
    given(team, convened, escalated)
      .when({ ...escalate, to: 'area-management-group' })
      .then(but(escalated, { to: 'area-management-group' })));
  it('concerns an agency that has left too', () => given(team, convened, removed).when(escalate).then(escalated));
  it('takes it to those above that three meetings in a row were cancelled (edge case 27)', () => {
    const cancelledThrice = ['one', 'two', 'three'].flatMap((meetingId) => [
      but(scheduled, { meetingId }),
      but(cancelled, { meetingId }),
    ]);
    given(team, convened, ...cancelledThrice)
      .when({ ...escalate, agencyId: null, to: 'area-management-group' })
      .then(but(escalated, { agencyId: null, to: 'area-management-group' }));
    given(team, convened, ...cancelledThrice, but(recorded, { on: '2007-05-26' }))
      .when({ ...escalate, agencyId: null })
      .thenRefused('missing-agency', '/agencyId');
  });
  it('asks which agency does not take part while the team can meet', () =>
    given(team, convened, scheduled, cancelled)
      .when({ ...escalate, agencyId: null })
      .thenRefused('missing-agency', '/agencyId'));
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
