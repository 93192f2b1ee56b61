import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { refusesWhatNoStepMay } from '../testing/refuses';
import {
  assessed,
  close,
  closed,
  onFirst,
  opened,
  planAgreed,
  stepUpAccepted,
  stepUpDeclined,
  stepUpRequested,
  suspended,
  teamNoted,
} from '../testing/story';
import { type AcceptStepUp, type AgreeSocialCarePlan, type DeclineStepUp, type RequestStepUp } from './step-up';

const request: RequestStepUp = {
  type: 'RequestStepUp',
  ...onFirst,
  on: '2007-05-10',
  basis: 's17',
  toAgency: 'social-care',
  requestedBy: 'head-of-year',
  agencyCovered: true,
  sharingRecordId: null,
  sharingStands: false,
  concern: 'Left alone at night',
};
const accept: AcceptStepUp = { type: 'AcceptStepUp', ...onFirst, on: '2007-05-11', stepUp: 1, by: 'duty' };
const agreePlan: AgreeSocialCarePlan = { ...accept, type: 'AgreeSocialCarePlan', on: '2007-06-08' };
const decline: DeclineStepUp = { ...accept, type: 'DeclineStepUp', feedback: 'A family worker first' };
const pending = [...assessed, stepUpRequested] as const;
const whilePaused = { whileSuspended: false };

describe('Asking social care to take over', () => {
  it.each(['s17', 's47'] as const)('refuses a decision to share that does not stand, %s', (basis) =>
    given(caf, ...assessed)
      .when({ ...request, basis, sharingRecordId: 'decision' })
      .thenRefused('unknown-sharing', '/sharingRecordId'),
  );
  it('asks, and the episode stays open', () => {
    given(caf, ...assessed)
      .when(request)
      .then(stepUpRequested);
    expect(given(caf, ...pending).state().episodes[0]?.status).toBe('assessed');
  });
  it('asks once', () =>
    given(caf, ...pending)
      .when(request)
      .thenAlready('step-up-pending', '1'));
  it('asks before the assessment is completed too', () => given(caf, opened).when(request).then(stepUpRequested));
  it('asks while the work is paused', () => given(caf, opened, suspended).when(request).then(stepUpRequested));
  it('refuses a child in need without consent and without a recorded decision', () =>
    given(caf, ...assessed)
      .when({ ...request, agencyCovered: false })
      .thenRefused('consent-does-not-cover-agency', '/sharingRecordId'));
  it('asks about a child in need without consent where the decision to share is cited', () =>
    given(caf, ...assessed)
      .when({ ...request, agencyCovered: false, sharingRecordId: 'decision', sharingStands: true })
      .then(but(stepUpRequested, { withConsent: false, sharingRecordId: 'decision' })));
  it('does not wait for consent where significant harm is feared', () =>
    given(caf, ...assessed)
      .when({ ...request, basis: 's47', agencyCovered: false })
      .then(but(stepUpRequested, { basis: 's47', withConsent: false })));
  it('records the fear of a second person beside the first, and the same request once', () => {
    const feared = but(stepUpRequested, { basis: 's47' });
    given(caf, ...assessed, feared)
      .when({ ...request, basis: 's47', requestedBy: 'health-visitor' })
      .thenUnlessRepeated(but(feared, { stepUp: 2, requestedBy: 'health-visitor' }));
  });
  it('lets fear of significant harm overtake an earlier request', () =>
    given(caf, ...pending)
      .when({ ...request, basis: 's47' })
      .then(but(stepUpRequested, { stepUp: 2, basis: 's47' })));
  it('refuses another request while one waits', () =>
    given(caf, ...pending)
      .when({ ...request, on: '2007-05-12' })
      .thenRefused('step-up-pending'));
  it('refuses a lesser request while significant harm is looked into', () =>
    given(caf, ...assessed, but(stepUpRequested, { basis: 's47' }))
      .when(request)
      .thenRefused('step-up-pending'));
  it('asks again after social care has declined', () =>
    given(caf, ...pending, stepUpDeclined)
      .when({ ...request, on: '2007-06-01' })
      .then(but(stepUpRequested, { stepUp: 2, on: '2007-06-01' })));
  refusesWhatNoStepMay(request, assessed, whilePaused);
});

describe('Social care accepting', () => {
  it('takes over, and the episode stays open until there is a plan', () => {
    given(caf, ...pending)
      .when(accept)
      .then(stepUpAccepted);
    given(caf, ...pending, stepUpAccepted)
      .when({ ...close, reason: 'stepped-up-s17' })
      .thenRefused('social-care-plan-missing', '/reason');
  });
  it('accepts once', () =>
    given(caf, ...pending, stepUpAccepted)
      .when(accept)
      .thenAlready('step-up-answered', '1'));
  it('refuses after it has declined', () =>
    given(caf, ...pending, stepUpDeclined)
      .when(accept)
      .thenRefused('step-up-answered'));
  it('refuses what it was not asked', () =>
    given(caf, ...assessed)
      .when(accept)
      .thenRefused('step-up-not-found'));
  it('refuses a day before it was asked', () =>
    given(caf, ...pending)
      .when({ ...accept, on: '2007-05-09' })
      .thenRefused('impossible-date-order', '/on'));
  refusesWhatNoStepMay(accept, pending, whilePaused);
});

describe('Social care agreeing on its plan', () => {
  it('lets the episode be closed as stepped up', () => {
    given(caf, ...pending, stepUpAccepted)
      .when(agreePlan)
      .then(planAgreed);
    given(caf, ...pending, stepUpAccepted, planAgreed)
      .when({ ...close, reason: 'stepped-up-s17' })
      .then(but(closed, { reason: 'stepped-up-s17' }));
  });
  it('is said once', () =>
    given(caf, ...pending, stepUpAccepted, planAgreed)
      .when({ ...agreePlan, on: '2007-06-11' })
      .thenAlready('social-care-plan-agreed-already', '1'));
  it('refuses a plan for a child whom social care has not accepted', () => {
    given(caf, ...pending)
      .when(agreePlan)
      .thenRefused('step-up-not-accepted');
    given(caf, ...pending, stepUpDeclined)
      .when(agreePlan)
      .thenRefused('step-up-not-accepted');
  });
  it('refuses what social care was not asked', () =>
    given(caf, ...assessed)
      .when(agreePlan)
      .thenRefused('step-up-not-found'));
  it('refuses a day before social care had accepted', () =>
    given(caf, ...pending, stepUpAccepted)
      .when({ ...agreePlan, on: '2007-05-10' })
      .thenRefused('impossible-date-order', '/on'));
  refusesWhatNoStepMay(agreePlan, [...pending, stepUpAccepted], whilePaused);
});

describe('Social care declining', () => {
  it('gives feedback, and the work goes on (edge case 16)', () => {
    given(caf, ...pending)
      .when(decline)
      .then(stepUpDeclined);
    const [episode] = given(caf, ...assessed, teamNoted, stepUpRequested, stepUpDeclined).state().episodes;
    expect(episode?.status).toBe('in-delivery');
  });
  it('declines once', () =>
    given(caf, ...pending, stepUpDeclined)
      .when(decline)
      .thenAlready('step-up-answered', '1'));
  it('refuses after it has accepted', () =>
    given(caf, ...pending, stepUpAccepted)
      .when(decline)
      .thenRefused('step-up-answered'));
  it('refuses what it was not asked', () =>
    given(caf, ...assessed)
      .when(decline)
      .thenRefused('step-up-not-found'));
  refusesWhatNoStepMay(decline, pending, whilePaused);
});

describe('Closing around a step-up', () => {
  it.each(['consent-withdrawn', 'needs-met-universal', 'family-disengaged'] as const)(
    'refuses %s while social care has not answered (edge case 10)',
    (reason) =>
      given(caf, ...assessed, but(stepUpRequested, { basis: 's47', withConsent: false }))
        .when({ ...close, reason })
        .thenRefused('step-up-pending'),
  );
  it('ends when the child has died, whatever is pending (edge case 20)', () =>
    given(caf, ...pending)
      .when({ ...close, reason: 'deceased' })
      .then(but(closed, { reason: 'deceased' })));
  it('refuses stepped-up-s47 where social care accepted a child in need', () =>
    given(caf, ...pending, stepUpAccepted)
      .when({ ...close, reason: 'stepped-up-s47' })
      .thenRefused('step-up-not-accepted'));
  it('goes on when social care declined', () =>
    given(caf, ...pending, stepUpDeclined)
      .when({ ...close, reason: 'stepped-up-s17' })
      .thenRefused('step-up-not-accepted'));
  it('closes as looked-after (edge case 22)', () =>
    given(caf, ...assessed)
      .when({ ...close, reason: 'looked-after' })
      .then(but(closed, { reason: 'looked-after' })));
});
