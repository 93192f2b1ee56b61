import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { type CafOpened } from '../caf.events';
import {
  assessed,
  checklistRecorded,
  closed,
  open,
  opened,
  stepDown,
  stepDownReceived,
  voided,
} from '../testing/story';

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
      .thenAlready('caf-already-open', '1'));
  it('tells a second agency that one is open, on the same day too (edge case 1)', () =>
    given(caf, opened)
      .when({ ...again, on: '2007-03-01' })
      .thenRefused('caf-already-open'));
  it('tells that one is open on a record that was merged with this one (edge case 2)', () =>
    given(caf)
      .when({ ...open, openOnOtherRecord: true })
      .thenRefused('caf-already-open'));
  it('refuses a child who is not on the register', () =>
    given(caf)
      .when({ ...open, child: null })
      .thenRefused('child-not-found'));
  it('refuses a child who has died', () =>
    given(caf)
      .when({ ...open, child: { place: 'BAN', status: 'deceased' } })
      .thenRefused('child-deceased'));
  it.each(['merged', 'adopted', 'pregnancy-ended'])('refuses a child whose record is closed: %s', (status) =>
    given(caf)
      .when({ ...open, child: { place: 'BAN', status } })
      .thenRefused('child-record-closed'),
  );
  it('opens on a search made that very hour, and names it', () =>
    given(caf)
      .when({ ...open, search: { searchId: 'search-two', at: open.searchedSince, findsChild: true } })
      .then(but(opened, { searchId: 'search-two' })));
  it.each(['new', 're-referral'] as const)('refuses a %s one without a search', (source) =>
    given(caf)
      .when({ ...open, source, search: null })
      .thenRefused('missing-search', '/searchId'),
  );
  it('refuses what is no search of the author', () =>
    given(caf)
      .when({ ...open, search: 'unknown' })
      .thenRefused('missing-search', '/searchId'));
  it('refuses a search for another child', () =>
    given(caf)
      .when({ ...open, search: { searchId: 'search-two', at: open.searchedSince, findsChild: false } })
      .thenRefused('search-for-another-child', '/searchId'));
  it('refuses a search of days ago', () =>
    given(caf)
      .when({ ...open, search: { searchId: 'search-two', at: '2007-08-31T08:59:59.999Z', findsChild: true } })
      .thenRefused('search-too-old', '/searchId'));
  it('asks for no search where another authority or social care hands over, but for a good one where one is named', () => {
    const handedOver = { ...open, source: 'transfer-in', externalStart: '2006-11-05' } as const;
    const received = but(opened, { source: 'transfer-in', externalStart: '2006-11-05' });
    given(caf)
      .when({ ...handedOver, search: null })
      .then(but(received, { searchId: null }));
    given(caf).when(handedOver).then(received);
    given(caf)
      .when({ ...handedOver, search: 'unknown' })
      .thenRefused('missing-search', '/searchId');
  });
  it.each(['unborn', 'within-limit', 'nearing-18', 'extended'])(
    'opens for who is within the age limits: %s',
    (ageStanding) =>
      given(caf)
        .when({ ...open, ageStanding })
        .then(opened),
  );
  it.each([
    ['without a reason past eighteen', 'extension-needed', 'missing-extension-reason'],
    ['past the last age', 'over-limit', 'over-age-limit'],
  ] as const)('refuses one %s (edge case 21)', (_, ageStanding, code) =>
    given(caf)
      .when({ ...open, ageStanding })
      .thenRefused(code),
  );
  it('opens for an unborn child', () =>
    given(caf)
      .when({ ...open, child: { place: 'BAN', status: 'unborn' } })
      .then(opened));
  it.each(['consent-not-recorded', 'consent-refused', 'consent-expired'])('refuses where %s', (consent) =>
    given(caf)
      .when({ ...open, consent })
      .thenRefused('consent-missing'),
  );
  it.each(['consent-for-another-agency', 'consent-left-over'] as const)('refuses %s by its own name', (consent) =>
    given(caf)
      .when({ ...open, consent })
      .thenRefused(consent),
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
      .when({ ...again, source: 'step-down', stepDown, reReferralSince: '2006-09-01' })
      .then(but(secondOpened, { source: 'step-down', previousEpisode: 1 }), but(stepDownReceived, { episode: 2 })));
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

  it('takes over from social care with a day to meet and someone who leads', () =>
    given(caf)
      .when({ ...open, on: '2007-09-01', source: 'step-down', stepDown })
      .then(but(opened, { on: '2007-09-01', source: 'step-down' }), stepDownReceived));
  it.each([
    ['without a day for the first team meeting', { ...stepDown, firstTeamOn: null }, 'missing-first-team-date'],
    ['with a first meeting before it', { ...stepDown, firstTeamOn: '2007-08-31' }, 'missing-first-team-date'],
    ['with nobody who leads', { ...stepDown, interimCoordinatorId: null }, 'missing-lead'],
    ['that says nothing about what is handed over', null, 'impossible-step-down'],
  ] as const)('refuses a step-down %s', (_, handedOver, code) =>
    given(caf)
      .when({ ...open, on: '2007-09-01', source: 'step-down', stepDown: handedOver })
      .thenRefused(code),
  );
  it('refuses what social care hands over with anything but a step-down', () =>
    given(caf)
      .when({ ...open, stepDown })
      .thenRefused('impossible-step-down', '/stepDown'));

  it('is held on the form that was in use', () =>
    given(caf)
      .when({ ...open, today: '2018-01-10', on: '2018-01-10', form: 'eha-2017' })
      .then(but(opened, { on: '2018-01-10', form: 'eha-2017' })));
  it('refuses a form that there is not', () =>
    given(caf)
      .when({ ...open, form: 'caf-1999' })
      .thenRefused('unknown-form', '/form'));
  it('refuses a form that was not in use on that day', () =>
    given(caf)
      .when({ ...open, form: 'eha-2017' })
      .thenRefused('form-not-in-use', '/form'));

  it('remembers the checklist that led to it', () =>
    given(caf, checklistRecorded)
      .when({ ...open, checklist: 1 })
      .then(but(opened, { checklist: 1 })));
  it('refuses a checklist that there is not', () =>
    given(caf)
      .when({ ...open, checklist: 1 })
      .thenRefused('checklist-not-found', '/checklist'));
});
