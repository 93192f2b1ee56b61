import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { type ActionUpdated } from '../caf.events';
import {
  agreed,
  assessed,
  close,
  closed,
  completed,
  element,
  opened,
  teamNoted,
  voided,
  voidIt,
} from '../testing/story';

const noNeedFound = [
  opened,
  but(element, { needs: false }),
  but(completed, { finding: 'no-additional-need', needs: 0 }),
] as const;
const closedAs = (reason: (typeof closed)['data']['reason']) => but(closed, { reason });

describe('Closing a CAF', () => {
  it('closes with reason and outcomes', () =>
    given(caf, ...assessed)
      .when(close)
      .then(closed));
  it('takes the same wish for one', () =>
    given(caf, ...assessed, closed)
      .when(close)
      .thenAlready('caf-not-open', '1'));
  it('refuses one that has closed for another reason', () =>
    given(caf, ...assessed, closed)
      .when({ ...close, reason: 'aged-out' })
      .thenRefused('caf-not-open'));
  it('refuses while a team is open', () =>
    given(caf, ...assessed, teamNoted)
      .when({ ...close, openTeams: ['team-one'] })
      .thenRefused('team-still-open'));
  it('refuses while a Lead Professional is active', () =>
    given(caf, ...assessed)
      .when({ ...close, leadProfessionalActive: true })
      .thenRefused('lead-professional-still-active'));
  it('refuses while a coordinator still stands in for a Lead Professional', () =>
    given(caf, ...assessed)
      .when({ ...close, interimInPlace: true })
      .thenRefused('interim-coordinator-still-in-place'));
  it('refuses moved-out-of-authority before the move is recorded', () =>
    given(caf, ...assessed)
      .when({ ...close, reason: 'moved-out-of-authority' })
      .thenRefused('move-not-recorded', '/reason'));
  it('refuses a day before the last step', () =>
    given(caf, ...assessed, teamNoted)
      .when({ ...close, on: '2007-04-01' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(caf, ...assessed)
      .when({ ...close, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('refuses an episode that is not there', () => given(caf).when(close).thenRefused('caf-not-found'));
  it.each([
    'needs-met-universal',
    'needs-met-single-agency',
    'transferred-to-specialist-plan',
    'no-additional-need-found',
  ] as const)('refuses %s before the assessment is completed', (reason) =>
    given(caf, opened)
      .when({ ...close, reason })
      .thenRefused('assessment-not-completed', '/reason'),
  );
  it.each(['consent-withdrawn', 'family-disengaged', 'pregnancy-ended', 'consent-not-given'] as const)(
    'closes as %s before the assessment is completed',
    (reason) =>
      given(caf, opened)
        .when({ ...close, reason })
        .then(closedAs(reason)),
  );
  it('refuses consent-not-given once the assessment is completed', () =>
    given(caf, ...assessed)
      .when({ ...close, reason: 'consent-not-given' })
      .thenRefused('assessment-completed', '/reason'));
  it('closes an assessment that found no additional need', () =>
    given(caf, ...noNeedFound)
      .when({ ...close, reason: 'no-additional-need-found' })
      .then(closedAs('no-additional-need-found')));
  it('refuses no-additional-need-found where a need was found', () =>
    given(caf, ...assessed)
      .when({ ...close, reason: 'no-additional-need-found' })
      .thenRefused('additional-need-found', '/reason'));
  it.each(['stepped-up-s17', 'stepped-up-s47'] as const)('refuses %s before social care has accepted', (reason) =>
    given(caf, ...assessed)
      .when({ ...close, reason })
      .thenRefused('step-up-not-accepted', '/reason'),
  );
});

describe('Closing a CAF with a plan', () => {
  const done: ActionUpdated = {
    type: 'ActionUpdated',
    data: { episode: 1, on: '2007-04-20', actionId: 'breakfast', status: 'done' },
    personal: { progress: null },
  };
  it.each(['needs-met-universal', 'needs-met-single-agency'] as const)('refuses %s while actions are open', (reason) =>
    given(caf, ...assessed, agreed)
      .when({ ...close, reason })
      .thenRefused('actions-still-open', '/carriedTo'),
  );
  it('closes when one agency carries on with what is open', () =>
    given(caf, ...assessed, agreed)
      .when({ ...close, reason: 'needs-met-single-agency', carriedTo: 'school' })
      .then(but(closed, { reason: 'needs-met-single-agency', carriedTo: 'school' })));
  it('closes when every action is resolved', () =>
    given(caf, ...assessed, agreed, done)
      .when(close)
      .then(closed));
  it('closes on a family that is gone, whatever was planned', () =>
    given(caf, ...assessed, agreed)
      .when({ ...close, reason: 'family-disengaged' })
      .then(but(closed, { reason: 'family-disengaged' })));
});

describe('Voiding a CAF', () => {
  it('voids an episode, a completed assessment of the wrong child too (edge case 19)', () =>
    given(caf, ...assessed)
      .when(voidIt)
      .then(voided));
  it('voids a closed one as well', () =>
    given(caf, ...assessed, closed)
      .when(voidIt)
      .then(voided));
  it('does nothing the second time', () => given(caf, opened, voided).when(voidIt).thenAlready('caf-void', '1'));
  it('refuses opened-in-error where the assessment is completed', () =>
    given(caf, ...assessed)
      .when({ ...voidIt, reason: 'opened-in-error' })
      .thenRefused('assessment-completed', '/reason'));
  it('refuses while a team is open', () =>
    given(caf, opened)
      .when({ ...voidIt, openTeams: ['team-one'] })
      .thenRefused('team-still-open'));
  it('refuses while a Lead Professional is active', () =>
    given(caf, opened)
      .when({ ...voidIt, leadProfessionalActive: true })
      .thenRefused('lead-professional-still-active'));
  it('refuses while a coordinator still stands in for a Lead Professional', () =>
    given(caf, opened)
      .when({ ...voidIt, interimInPlace: true })
      .thenRefused('interim-coordinator-still-in-place'));
  it('refuses a day to come', () =>
    given(caf, opened)
      .when({ ...voidIt, on: '2007-09-02' })
      .thenRefused('future-date'));
  it('refuses an episode that is not there', () => given(caf).when(voidIt).thenRefused('caf-not-found'));
});
