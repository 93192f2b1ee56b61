import { but } from '@app/kernel/testing';
import { type ConsentEvent } from '../consent.events';
import { assessmentAllowed, sharingAllowed } from '../standing';
import { agreed, givenConsent, mother, said, school } from '../testing/family';
import { type CorrectConsent, type CorrectRefusal } from './correct-consent';

const { today, child } = said;
const notFound = { ...child, closed: { refused: 'child-not-found', why: 'no such child' } } as const;

describe('Correcting a statement', () => {
  const correct: CorrectConsent = {
    type: 'CorrectConsent',
    correctionId: 'x1',
    statementId: 's1',
    right: { from: '2007-02-01', expiresOn: null },
    neverSaid: false,
    reason: 'The form carries another date',
    today,
    child,
  };
  const corrected: ConsentEvent = {
    type: 'ConsentCorrected',
    data: {
      correctionId: 'x1',
      statementId: 's1',
      old: { from: '2007-03-01', expiresOn: '2008-02-29' },
      new: { from: '2007-02-01', expiresOn: null },
      neverSaid: false,
    },
    personal: { reason: 'The form carries another date' },
  };
  const refused: ConsentEvent = {
    type: 'ConsentRefused',
    data: { statementId: 's2', scopes: ['share'], refusedBy: mother, how: 'verbal', from: '2007-05-01' },
    personal: { name: 'Grace Example' },
  };
  const renewed: ConsentEvent = {
    type: 'ConsentRenewed',
    data: { statementId: 's3', expiresOn: '2009-02-28', renewedBy: mother, how: 'verbal', from: '2007-05-01' },
    personal: { name: 'Grace Example' },
  };
  it('keeps what stood, what is right and why; the consent counts from the right day', () => {
    givenConsent(agreed).when(correct).then(corrected);
    const state = givenConsent(agreed, corrected).state();
    expect(assessmentAllowed(state, '2007-02-01')).toBe('allowed');
    expect(assessmentAllowed(state, '2031-01-01')).toBe('allowed');
  });
  it('is done once: another person who corrects it so is told what stands', () => {
    givenConsent(agreed, corrected)
      .when({ ...correct, correctionId: 'x2' })
      .thenAlready('corrected-already', 'x1');
    const neverSaid = { ...correct, right: {}, neverSaid: true };
    givenConsent(agreed, but(corrected, { old: {}, new: {}, neverSaid: true }))
      .when({ ...neverSaid, correctionId: 'x2' })
      .thenAlready('corrected-already', 'x1');
  });
  it('after a correction, what it changed is wrong again only if somebody says so', () =>
    givenConsent(agreed, corrected)
      .when({ ...correct, correctionId: 'x2', right: { expiresOn: '2008-02-29' } })
      .then(but(corrected, { correctionId: 'x2', old: { expiresOn: null }, new: { expiresOn: '2008-02-29' } })));
  it('may say that it was never said', () => {
    const meantForAnother: ConsentEvent = {
      ...corrected,
      data: { correctionId: 'x1', statementId: 's1', old: {}, new: {}, neverSaid: true },
    };
    givenConsent(agreed)
      .when({ ...correct, right: {}, neverSaid: true })
      .then(meantForAnother);
    const state = givenConsent(agreed, meantForAnother).state();
    expect(assessmentAllowed(state, '2007-03-01')).toBe('consent-not-recorded');
  });
  it('reaches refusals and renewals too', () => {
    const moved: ConsentEvent = {
      ...corrected,
      data: {
        correctionId: 'x1',
        statementId: 's2',
        old: { from: '2007-05-01' },
        new: { from: '2007-04-01' },
        neverSaid: false,
      },
    };
    givenConsent(agreed, refused)
      .when({ ...correct, statementId: 's2', right: { from: '2007-04-01' } })
      .then(moved);
    const sharing = { agencyId: school, tier: 'basic', on: '2007-04-01' } as const;
    expect(sharingAllowed(givenConsent(agreed, refused, moved).state(), sharing)).toBe('consent-refused');
    givenConsent(agreed, renewed)
      .when({ ...correct, statementId: 's3', right: { expiresOn: '2009-03-31' } })
      .then({
        ...corrected,
        data: {
          correctionId: 'x1',
          statementId: 's3',
          old: { expiresOn: '2009-02-28' },
          new: { expiresOn: '2009-03-31' },
          neverSaid: false,
        },
      });
  });
  it.each<[Partial<CorrectConsent>, CorrectRefusal['refused']]>([
    [{ statementId: 's9' }, 'statement-not-found'],
    [{ right: {} }, 'missing-correction'],
    [{ right: { from: '2007-03-01' } }, 'missing-correction'],
    [{ right: { from: '2007-08-01' } }, 'future-date'],
    [{ right: { expiresOn: '2007-02-28' } }, 'impossible-expiry'],
    [{ statementId: 's2', right: { leafletGiven: true } }, 'fact-of-another-kind'],
  ])('refuses %j', (change, code) =>
    givenConsent(agreed, refused)
      .when({ ...correct, ...change })
      .thenRefused(code),
  );
  it('refuses a child who is not on the register', () =>
    givenConsent(agreed)
      .when({ ...correct, child: notFound })
      .thenRefused('child-not-found'));
});
