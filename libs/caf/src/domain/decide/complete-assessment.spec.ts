import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { assessed, closed, complete, completed, element, opened, suspended, teamNoted, today } from '../testing/story';

const onlyStrength = { element: 'D1', level: 'none', strengths: 'Well', needs: null, evidence: null } as const;

describe('Completing an assessment', () => {
  it('records the elements and the comments', () => given(caf, opened).when(complete).then(element, completed));
  it('counts elements that were recorded before', () =>
    given(caf, opened, element)
      .when({ ...complete, elements: [] })
      .then(completed));
  it('gives an element that is recorded again the next version', () =>
    given(caf, opened, element)
      .when(complete)
      .then(but(element, { version: 2 }), completed));
  it('takes the same wish for one', () =>
    given(caf, ...assessed)
      .when(complete)
      .thenAlready('assessment-completed-already', '1'));
  it('refuses to complete it twice', () =>
    given(caf, ...assessed)
      .when({ ...complete, on: '2007-03-21' })
      .thenRefused('assessment-completed-already'));
  it('refuses one without a strength and a need', () =>
    given(caf, opened)
      .when({ ...complete, elements: [onlyStrength] })
      .thenRefused('missing-strength-or-need', '/elements'));
  it('accepts one that finds no additional need', () =>
    given(caf, opened)
      .when({ ...complete, finding: 'no-additional-need', elements: [onlyStrength] })
      .then(
        but(element, { element: 'D1', level: 'none', needs: false }, { strengths: 'Well', needs: null }),
        but(completed, { finding: 'no-additional-need', needs: 0 }),
      ));
  it('refuses to find no additional need beside a need', () =>
    given(caf, opened)
      .when({ ...complete, finding: 'no-additional-need' })
      .thenRefused('impossible-finding', '/finding'));
  it('refuses a day before it was opened', () =>
    given(caf, opened)
      .when({ ...complete, on: '2007-02-28' })
      .thenRefused('impossible-date-order', '/on'));
  it('refuses a day to come', () =>
    given(caf, opened)
      .when({ ...complete, on: '2007-09-02' })
      .thenRefused('future-date', '/on'));
  it('accepts one of an earlier day than the team that has been noted since (edge case 18)', () =>
    given(caf, opened, teamNoted).when(complete).then(element, completed));
  it('refuses an episode that is not there', () => given(caf).when(complete).thenRefused('caf-not-found'));
  it('refuses an episode that is closed', () =>
    given(caf, opened, but(closed, { reason: 'family-disengaged' }))
      .when({ ...complete, today, on: '2007-08-01' })
      .thenRefused('caf-not-open'));
  it('refuses an element that the form does not ask about', () =>
    given(caf, opened)
      .when({ ...complete, elements: [onlyStrength, { ...onlyStrength, element: 'W1' }] })
      .thenRefused('unknown-element', '/elements/1/element'));
  it('keeps how words were taken down: drawn, signed, through an interpreter (edge case 32)', () =>
    given(caf, opened)
      .when({
        ...complete,
        childComment: { said: 'I like breakfast club', captured: 'drawn' },
        parentComment: { said: 'Thank you', captured: 'through-an-interpreter' },
      })
      .then(
        element,
        but(
          completed,
          { parentComment: 'given', childCapture: 'drawn', parentCapture: 'through-an-interpreter' },
          { parentComment: 'Thank you' },
        ),
      ));
  it('refuses while the family has asked for a pause', () =>
    given(caf, opened, suspended).when(complete).thenRefused('caf-suspended'));
});
