import { but, given } from '@app/kernel/testing';
import { caf } from '../caf';
import { type ContributionAdded, type ContributionDeclined, type ContributionRequested } from '../caf.events';
import { refusesWhatNoStepMay } from '../testing/refuses';
import { assessed, element, onFirst, opened } from '../testing/story';
import { type AddContribution, type DeclineContribution, type RequestContribution } from './contribute';

const request: RequestContribution = {
  type: 'RequestContribution',
  ...onFirst,
  on: '2007-03-06',
  agencyId: 'health',
  agencyType: 'health-visiting',
  requestedBy: 'head-of-year',
  question: 'How is the brother?',
  agencyCovered: true,
};
const requested: ContributionRequested = {
  type: 'ContributionRequested',
  data: {
    episode: 1,
    on: '2007-03-06',
    contribution: 1,
    agencyId: 'health',
    agencyType: 'health-visiting',
    requestedBy: 'head-of-year',
  },
  personal: { question: 'How is the brother?' },
};
const add: AddContribution = {
  type: 'AddContribution',
  ...onFirst,
  on: '2007-03-12',
  contribution: 1,
  practitionerId: 'visitor',
  agencyId: 'health',
  agencyType: 'health-visiting',
  text: 'Seen at home twice',
  elements: [],
  agencyCovered: true,
};
const added: ContributionAdded = {
  type: 'ContributionAdded',
  data: {
    episode: 1,
    on: '2007-03-12',
    contribution: 1,
    agencyId: 'health',
    agencyType: 'health-visiting',
    practitionerId: 'visitor',
  },
  personal: { text: 'Seen at home twice' },
};
const decline: DeclineContribution = {
  type: 'DeclineContribution',
  ...onFirst,
  on: '2007-03-08',
  contribution: 1,
  agencyId: 'health',
  reason: 'not-involved',
  note: null,
};
const declined: ContributionDeclined = {
  type: 'ContributionDeclined',
  data: { episode: 1, on: '2007-03-08', contribution: 1, reason: 'not-involved' },
  personal: { note: null },
};

describe('Asking an agency to contribute', () => {
  it('asks it', () => given(caf, opened).when(request).then(requested));
  it('asks it once', () => given(caf, opened, requested).when(request).thenAlready('contribution-pending', '1'));
  it('asks it again when it has answered', () =>
    given(caf, opened, requested, added)
      .when({ ...request, on: '2007-03-15' })
      .then(but(requested, { on: '2007-03-15', contribution: 2 })));
  it('refuses an agency with which the family does not want to share', () =>
    given(caf, opened)
      .when({ ...request, agencyCovered: false })
      .thenRefused('consent-does-not-cover-agency', '/agencyId'));
  it('refuses once the assessment is completed', () =>
    given(caf, ...assessed)
      .when({ ...request, on: '2007-03-21' })
      .thenRefused('assessment-completed'));
  refusesWhatNoStepMay(request, [opened]);
});

describe('Contributing', () => {
  it('answers the request', () => given(caf, opened, requested).when(add).then(added));
  it('answers it once', () => given(caf, opened, requested, added).when(add).thenAlready('contribution-answered', '1'));
  it('is how a second agency takes part that wanted to open a CAF itself (edge case 1)', () =>
    given(caf, opened)
      .when({ ...add, contribution: null })
      .then(added));
  it('may say something about single elements', () =>
    given(caf, opened, requested)
      .when({
        ...add,
        elements: [{ element: 'D4', level: 'medium', strengths: 'Kind', needs: 'Mornings', evidence: null }],
      })
      .then(added, but(element, { on: '2007-03-12', authorId: 'visitor', agencyId: 'health' })));
  it('refuses an element that the form does not ask about', () =>
    given(caf, opened)
      .when({
        ...add,
        contribution: null,
        elements: [{ element: 'Z9', level: 'low', strengths: null, needs: null, evidence: null }],
      })
      .thenRefused('unknown-element', '/elements/0/element'));
  it('refuses an agency with which the family does not want to share', () =>
    given(caf, opened)
      .when({ ...add, contribution: null, agencyCovered: false })
      .thenRefused('consent-does-not-cover-agency'));
  it('refuses another agency than the one that was asked', () =>
    given(caf, opened, requested)
      .when({ ...add, agencyId: 'housing' })
      .thenRefused('not-the-agency-asked'));
  it('refuses an answer to what was not asked', () =>
    given(caf, opened).when(add).thenRefused('contribution-not-found'));
  it('refuses an answer that was declined before', () =>
    given(caf, opened, requested, declined).when(add).thenRefused('contribution-answered'));
  it('refuses a day before it was asked', () =>
    given(caf, opened, requested)
      .when({ ...add, on: '2007-03-05' })
      .thenRefused('impossible-date-order'));
  it('refuses once the assessment is completed', () =>
    given(caf, ...assessed)
      .when({ ...add, contribution: null, on: '2007-03-21' })
      .thenRefused('assessment-completed'));
  refusesWhatNoStepMay(add, [opened, requested]);
});

describe('Declining to contribute', () => {
  it('says so, and why', () => given(caf, opened, requested).when(decline).then(declined));
  it('says so once', () =>
    given(caf, opened, requested, declined).when(decline).thenAlready('contribution-answered', '1'));
  it('refuses what was answered before', () =>
    given(caf, opened, requested, added).when(decline).thenRefused('contribution-answered'));
  it('refuses another agency than the one that was asked', () =>
    given(caf, opened, requested)
      .when({ ...decline, agencyId: 'housing' })
      .thenRefused('not-the-agency-asked'));
  it('refuses what was not asked', () => given(caf, opened).when(decline).thenRefused('contribution-not-found'));
  it('refuses once the assessment is completed', () =>
    given(caf, opened, requested, ...assessed.slice(1))
      .when({ ...decline, on: '2007-03-21' })
      .thenRefused('assessment-completed'));
  refusesWhatNoStepMay(decline, [opened, requested]);
});
