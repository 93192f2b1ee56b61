import { but, given } from '@app/kernel/testing';
import { team } from '../team';
import {
  agreed,
  close,
  closed,
  closedByMerger,
  closeMerged,
  convened,
  recorded,
  removed,
  updated,
} from '../testing/story';

describe('Closing a team', () => {
  it('closes with a reason', () => given(team, convened, recorded).when(close).then(closed));
  it('takes the same wish for one', () => given(team, convened, closed).when(close).thenAlready('team-not-open'));
  it('refuses one that has closed for another reason', () =>
    given(team, convened, closed)
      .when({ ...close, reason: 'moved' })
      .thenAlready('team-not-open'));
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
  it('hands what is left to the one agency that goes on alone (edge case 15)', () =>
    given(team, convened, agreed, removed)
      .when({ ...close, reason: 'single-agency-remaining', carriedOnBy: 'school' })
      .then(but(closed, { reason: 'single-agency-remaining', carriedOnBy: 'school' })));
  it('asks which agency goes on alone', () =>
    given(team, convened, removed)
      .when({ ...close, reason: 'single-agency-remaining' })
      .thenRefused('missing-agency', '/carriedOnBy'));
  it('refuses to hand it to an agency that was never in the team', () =>
    given(team, convened, removed)
      .when({ ...close, reason: 'single-agency-remaining', carriedOnBy: 'police' })
      .thenRefused('unknown-agency', '/carriedOnBy'));
  it('refuses a day to come', () =>
    given(team, convened)
      .when({ ...close, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a team that is not there', () => given(team).when(close).thenRefused('team-not-found'));
});

describe('Closing a team that a family team has taken in', () => {
  it('says in which team the work goes on, with actions left as they stood', () =>
    given(team, convened, agreed).when(closeMerged).then(closedByMerger));
  it('takes the same wish for one', () => given(team, convened, closedByMerger).when(closeMerged).thenNothing());
  it('leaves a team alone that has closed in the meantime', () =>
    given(team, convened, closed).when(closeMerged).thenNothing());
  it('closes on the day of what it did last, where that came in meanwhile', () =>
    given(team, convened, but(recorded, { on: '2007-06-20' }))
      .when(closeMerged)
      .then(but(closedByMerger, { on: '2007-06-20' })));
  it('refuses a day to come', () =>
    given(team, convened)
      .when({ ...closeMerged, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses a team that is not there', () => given(team).when(closeMerged).thenRefused('team-not-found'));
});
