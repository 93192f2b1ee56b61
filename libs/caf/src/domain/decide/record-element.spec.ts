import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { refusesWhatNoStepMay } from '../testing/refuses';
import { assessed, complete, completed, element, onFirst, opened } from '../testing/story';
import { type RecordElement } from './record-element';

const record: RecordElement = {
  type: 'RecordElement',
  ...onFirst,
  on: '2007-03-20',
  element: 'D4',
  level: 'medium',
  strengths: 'Kind',
  needs: 'Mornings',
  evidence: null,
  authorId: 'head-of-year',
  agencyId: 'school',
  agencyCovered: true,
};

describe('Recording what is known about an element', () => {
  it('records it', () => given(caf, opened).when(record).then(element));
  it('records it again as the next version, unless it is the same request', () =>
    given(caf, opened, element)
      .when(record)
      .thenUnlessRepeated(but(element, { version: 2 })));
  it('counts the versions of each element apart', () =>
    given(caf, opened, element)
      .when({ ...record, element: 'F3' })
      .then(but(element, { element: 'F3' })));
  it('refuses an element that the form does not ask about', () =>
    given(caf, opened)
      .when({ ...record, element: 'W1' })
      .thenRefused('unknown-element', '/element'));
  it('asks what the form of the episode asks: a whole-family form needs no other rules', () =>
    given(caf, but(opened, { form: 'eha-2017' }))
      .when({ ...record, element: 'W1' })
      .then(but(element, { element: 'W1' })));
  it('refuses a writer whose agency the family does not want to take part', () =>
    given(caf, opened)
      .when({ ...record, agencyCovered: false })
      .thenRefused('consent-does-not-cover-agency'));
  it('lets the assessment be completed anew', () =>
    given(caf, ...assessed, but(element, { version: 2, on: '2007-06-01' }))
      .when({ ...complete, on: '2007-06-02', elements: [] })
      .then(but(completed, { on: '2007-06-02', version: 2 })));
  refusesWhatNoStepMay(record, [opened]);
});
