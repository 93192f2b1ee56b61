import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { type CafOpened } from '../caf.events';
import { assessed, closed, open, opened, voided } from '../testing/story';

const again = { ...open, on: '2007-09-01', episodeId: 'episode-two', authorId: 'health-visitor', agencyId: 'health' };
const secondOpened: CafOpened = but(opened, {
  episode: 2,
  on: '2007-09-01',
  episodeId: 'episode-two',
  authorId: 'health-visitor',
  agencyId: 'health',
});

describe('Opening a CAF', () => {
  it('opens the first episode at the place where the child belongs', () => given(caf).when(open).then(opened));
  it('takes the same wish of the same author for one', () =>
    given(caf, opened)
      .when({ ...open, episodeId: 'episode-two' })
      .thenNothing());
  it('tells a second agency that one is open, on the same day too (edge case 1)', () =>
    given(caf, opened)
      .when({ ...again, on: '2007-03-01' })
      .thenRefused('caf-already-open'));
  it('refuses a child who is not on the register', () =>
    given(caf)
      .when({ ...open, child: null })
      .thenRefused('child-not-found'));
  it('refuses a child who has died', () =>
    given(caf)
      .when({ ...open, child: { place: 'BAN', status: 'deceased' } })
      .thenRefused('child-deceased'));
  it('opens for an unborn child', () =>
    given(caf)
      .when({ ...open, child: { place: 'BAN', status: 'unborn' } })
      .then(opened));
  it.each(['consent-not-recorded', 'consent-refused', 'consent-expired'])('refuses where %s', (consent) =>
    given(caf)
      .when({ ...open, consent })
      .thenRefused('consent-missing'),
  );
  it('refuses a day to come', () =>
    given(caf)
      .when({ ...open, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('accepts today', () =>
    given(caf)
      .when({ ...open, on: '2007-09-01' })
      .then(but(opened, { on: '2007-09-01' })));
  it('refuses a main reason that is none of the reasons', () =>
    given(caf)
      .when({ ...open, primaryReason: 'housing' })
      .thenRefused('impossible-primary-reason', '/primaryReason'));

  it('links a re-referral to the episode that ended within twelve months (edge case 17)', () =>
    given(caf, ...assessed, closed)
      .when({ ...again, reReferralSince: '2006-09-01' })
      .then(but(secondOpened, { source: 're-referral', previousEpisode: 1 })));
  it('counts the last day of the window', () =>
    given(caf, ...assessed, closed)
      .when({ ...again, reReferralSince: '2007-07-20' })
      .then(but(secondOpened, { source: 're-referral', previousEpisode: 1 })));
  it('is new where the last one ended before the window', () =>
    given(caf, ...assessed, closed)
      .when({ ...again, reReferralSince: '2007-07-21' })
      .then(secondOpened));
  it('keeps a step-down a step-down, and links it too', () =>
    given(caf, ...assessed, closed)
      .when({ ...again, source: 'step-down', reReferralSince: '2006-09-01' })
      .then(but(secondOpened, { source: 'step-down', previousEpisode: 1 })));
  it('refuses a re-referral of a child without a recent episode', () =>
    given(caf)
      .when({ ...open, source: 're-referral' })
      .thenRefused('impossible-re-referral', '/source'));
  it('refuses a day on which an earlier episode was open', () =>
    given(caf, ...assessed, closed)
      .when({ ...again, on: '2007-07-19' })
      .thenRefused('impossible-date-order', '/on'));
  it('opens on the very day on which the last one closed (edge case 28)', () =>
    given(caf, ...assessed, closed)
      .when({ ...again, on: '2007-07-20', reReferralSince: '2006-07-20' })
      .then(but(secondOpened, { on: '2007-07-20', source: 're-referral', previousEpisode: 1 })));
  it('opens the next one after a void one, which counts for nothing', () =>
    given(caf, opened, voided)
      .when({ ...again, on: '2007-03-01', reReferralSince: '2006-03-01' })
      .then(but(secondOpened, { on: '2007-03-01' })));

  it('keeps the day on which it began elsewhere (edge case 8)', () =>
    given(caf)
      .when({ ...open, source: 'transfer-in', externalStart: '2006-11-05' })
      .then(but(opened, { source: 'transfer-in', externalStart: '2006-11-05' })));
  it.each([
    ['without that day', { source: 'transfer-in', externalStart: null }],
    ['with a day after it came', { source: 'transfer-in', externalStart: '2007-03-02' }],
    ['that did not come from elsewhere but has one', { source: 'new', externalStart: '2006-11-05' }],
  ] as const)('refuses one %s', (_, wrong) =>
    given(caf)
      .when({ ...open, ...wrong })
      .thenRefused('impossible-external-start', '/externalStart'),
  );
});
