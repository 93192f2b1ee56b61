import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import { agreed, close, closed, convened, recorded, updated } from '../testing/story';

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
  it('refuses a complete plan while something is left to do', () =>
    given(team, convened, agreed).when(close).thenRefused('action-still-open'));
  it('closes a complete plan once everything has ended', () =>
    given(team, convened, agreed, updated).when(close).then(closed));
  it('closes for another reason with actions left undone', () =>
    given(team, convened, agreed)
      .when({ ...close, reason: 'consent-withdrawn' })
      .then(but(closed, { reason: 'consent-withdrawn' })));
  it('refuses a day to come', () =>
    given(team, convened)
      .when({ ...close, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a team that is not there', () => given(team).when(close).thenRefused('team-not-found'));
});
