import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { close, closed, convened, recorded } from '../testing/story';

describe('Closing a team', () => {
  it('closes with a reason', () => given(team, convened, recorded).when(close).then(closed));
  it('takes the same wish for one', () => given(team, convened, closed).when(close).thenNothing());
  it('refuses one that has closed for another reason', () =>
    given(team, convened, closed)
      .when({ ...close, reason: 'moved' })
      .thenRefused('team-not-open'));
  it('closes on the day it was convened (edge case 28)', () =>
    given(team, convened)
      .when({ ...close, on: '2007-04-02' })
      .then(but(closed, { on: '2007-04-02' })));
  it('refuses a day before the last meeting', () =>
    given(team, convened, recorded)
      .when({ ...close, on: '2007-04-15' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(team, convened)
      .when({ ...close, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a team that is not there', () => given(team).when(close).thenRefused('team-not-found'));
});
