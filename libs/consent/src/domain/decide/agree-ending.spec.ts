import { type ConsentEvent, type ConsentWithdrawn } from '../consent.events';
import { assessmentAllowed } from '../standing';
import { agreed, ending, givenConsent, health, mother, said, school, work } from '../testing/family';
import { asAgreed } from '../wishes';
import { type AgreeEnding, type LapseEnding } from './agree-ending';

const today = '2007-08-03';
const as = (practitionerId: string, agencyId: string, isAtWork = true) => ({
  ...said.child,
  work: { ...work, underWay: true, recorder: { practitionerId, agencyId, isAtWork } },
});
const withdrawn: ConsentWithdrawn = {
  type: 'ConsentWithdrawn',
  data: {
    statementId: 's2',
    scopes: ['assess', 'share', 'store'],
    withdrawnBy: mother,
    how: 'verbal',
    from: '2007-07-31',
    ending,
  },
  personal: { name: 'Grace Example' },
};
const agree: AgreeEnding = { type: 'AgreeEnding', statementId: 's2', today, child: as('nurse', health) };
const lapse: LapseEnding = { type: 'LapseEnding', statementId: 's2', today };
const endingAgreed = (agreedBy: { practitionerId: string; agencyId: string } | null): ConsentEvent => ({
  type: 'EndingAgreed',
  data: { statementId: 's2', agreedBy, on: today },
});
const byNurse = endingAgreed({ practitionerId: 'nurse', agencyId: health });

describe('What rested on consent that one person has recorded as taken back', () => {
  it('is read no more at once, and goes on until a second person agrees', () => {
    const waiting = givenConsent(agreed, withdrawn).state();
    expect(assessmentAllowed(waiting, today)).toBe('consent-withdrawn');
    expect(assessmentAllowed(asAgreed(waiting), today)).toBe('allowed');
    const over = givenConsent(agreed, withdrawn, byNurse).state();
    expect(assessmentAllowed(asAgreed(over), today)).toBe('consent-withdrawn');
  });
  it('ends when a second person agrees', () => givenConsent(agreed, withdrawn).when(agree).then(byNurse));
  it('ends by itself the day after the last one for an answer, and not on it', () => {
    givenConsent(agreed, withdrawn).when(lapse).then(endingAgreed(null));
    givenConsent(agreed, withdrawn)
      .when({ ...lapse, today: ending.until })
      .thenRefused('not-due-yet');
  });
  it('never ends by the same person twice', () =>
    givenConsent(agreed, withdrawn)
      .when({ ...agree, child: as('teacher', school) })
      .thenRefused('second-person-needed'));
  it('never ends by somebody who has no work with the child', () =>
    givenConsent(agreed, withdrawn)
      .when({ ...agree, child: as('constable', 'police', false) })
      .thenRefused('ending-not-found'));
  it('ends once', () => {
    givenConsent(agreed, withdrawn, byNurse).when(agree).thenAlready('ending-agreed-already', 's2');
    givenConsent(agreed, withdrawn, byNurse).when(lapse).thenNothing();
  });
  it('goes on for good where the statement was a mistake', () => {
    const neverSaid: ConsentEvent = {
      type: 'ConsentCorrected',
      data: { correctionId: 'c1', statementId: 's2', old: {}, new: {}, neverSaid: true },
      personal: { reason: 'Meant for another child' },
    };
    givenConsent(agreed, withdrawn, neverSaid).when(agree).thenRefused('ending-not-found');
    expect(assessmentAllowed(asAgreed(givenConsent(agreed, withdrawn, neverSaid).state()), today)).toBe('allowed');
  });
  it('is nothing that a statement takes back which did not say so', () =>
    givenConsent(agreed)
      .when({ ...agree, statementId: 's1' })
      .thenRefused('ending-not-found'));
});
