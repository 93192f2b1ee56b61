import { but } from '@app/kernel/testing';
import { type ConsentEvent, type ConsentWidened } from '../consent.events';
import { sharingAllowed } from '../standing';
import {
  ada,
  agencies,
  agreed,
  father,
  givenConsent,
  health,
  heard,
  mother,
  police,
  school,
  teacher,
} from '../testing/family';
import { type WidenConsent, type WidenRefusal } from './widen';

const widen: WidenConsent = {
  type: 'WidenConsent',
  statementId: 's2',
  addedAgencies: [police],
  includedAgencies: [],
  tier: null,
  includedTopics: [],
  widenedBy: father,
  from: '2007-06-01',
  ...heard,
};
const widened: ConsentWidened = {
  type: 'ConsentWidened',
  data: {
    statementId: 's2',
    addedAgencies: [police],
    includedAgencies: [],
    tier: null,
    includedTopics: [],
    widenedBy: father,
    how: 'written',
    from: '2007-06-01',
    receivedBy: teacher,
  },
  personal: { name: 'Grace Example' },
};
const ask = { tier: 'additional', on: '2007-06-01' } as const;

describe('Widening consent', () => {
  it('adds an agency and takes nothing from the others', () => {
    givenConsent(agreed).when(widen).then(widened);
    const state = givenConsent(agreed, widened).state();
    expect(sharingAllowed(state, { ...ask, agencyId: police })).toBe('allowed');
    expect(sharingAllowed(state, { ...ask, agencyId: police, on: '2007-05-31' })).toBe('agency-not-named');
    expect(sharingAllowed(state, { ...ask, agencyId: school })).toBe('allowed');
    expect(sharingAllowed(state, { ...ask, agencyId: health })).toBe('agency-excluded');
  });
  it('gives more to an agency that had basic information only, and a kind of information that was held back', () => {
    const more: ConsentEvent = but(widened, {
      addedAgencies: [],
      includedAgencies: [health],
      includedTopics: ['mental-health'],
    });
    givenConsent(agreed)
      .when({ ...widen, addedAgencies: [], includedAgencies: [health], includedTopics: ['mental-health'] })
      .then(more);
    const state = givenConsent(agreed, more).state();
    expect(sharingAllowed(state, { ...ask, agencyId: health, topic: 'mental-health' })).toBe('allowed');
  });
  it('gives the fuller tier', () => {
    const basic: ConsentEvent = but(agreed, { tier: 'basic' });
    const fuller: ConsentEvent = but(widened, { addedAgencies: [], tier: 'additional' });
    givenConsent(basic)
      .when({ ...widen, addedAgencies: [], tier: 'additional' })
      .then(fuller);
    expect(sharingAllowed(givenConsent(basic, fuller).state(), { ...ask, agencyId: school })).toBe('allowed');
  });
  it('brings back what the same side had taken out, and not what the child took out', () => {
    const takenOutBy = (narrowedBy: typeof mother): ConsentEvent => ({
      type: 'ConsentNarrowed',
      data: {
        statementId: 's3',
        removedAgencies: [school],
        excludedAgencies: [],
        excludedTopics: [],
        narrowedBy,
        how: 'verbal',
        from: '2007-05-01',
      },
      personal: { name: 'Somebody' },
    });
    const back: ConsentEvent = but(widened, { addedAgencies: [school] });
    const schoolHas = (...past: readonly ConsentEvent[]): string =>
      sharingAllowed(givenConsent(...past).state(), { ...ask, agencyId: school });
    expect(schoolHas(agreed, takenOutBy(mother), back)).toBe('allowed');
    expect(schoolHas(agreed, takenOutBy(ada), back)).toBe('agency-not-named');
  });
  it.each<[Partial<WidenConsent>, WidenRefusal['refused'], string | undefined]>([
    [{ addedAgencies: [] }, 'missing-widening', undefined],
    [{ addedAgencies: [school] }, 'nothing-to-widen', undefined],
    [{ addedAgencies: [school, 'nobody'] }, 'unknown-agency', '/addedAgencies/1'],
    [{ agencies: { ...agencies, [police]: 'merged' } }, 'agency-not-at-work', '/addedAgencies/0'],
    [{ from: '2007-08-01' }, 'future-date', '/from'],
    [{ widenedBy: ada }, 'consent-not-recorded', undefined],
    [
      { widenedBy: { kind: 'carer', parentalResponsibility: false, personId: null } },
      'parental-responsibility-required',
      '/widenedBy',
    ],
  ])('refuses %j', (change, code, field) =>
    givenConsent(agreed)
      .when({ ...widen, ...change })
      .thenRefused(code, field),
  );
  it('is done once: another request for the same is told by what it is agreed to', () => {
    givenConsent(agreed, widened)
      .when({ ...widen, statementId: 's3' })
      .thenAlready('nothing-to-widen', 's2');
    expect(givenConsent(agreed, widened).decided({ ...widen, addedAgencies: [school] })).toMatchObject({
      refusal: { refused: 'nothing-to-widen', existing: 's1' },
    });
  });
  it('refuses where there is nothing to widen, where it was taken back, has run out, or the child decides', () => {
    givenConsent().when(widen).thenRefused('consent-not-recorded');
    givenConsent(but(agreed, { scopes: ['assess', 'store'] }))
      .when(widen)
      .thenRefused('consent-not-recorded');
    givenConsent(agreed, {
      type: 'ConsentWithdrawn',
      data: { statementId: 's3', scopes: ['share'], withdrawnBy: mother, how: 'verbal', from: '2007-05-01' },
      personal: { name: 'Grace Example' },
    })
      .when(widen)
      .thenRefused('consent-withdrawn');
    givenConsent(but(agreed, { expiresOn: '2007-05-31' }))
      .when(widen)
      .thenRefused('consent-expired');
    givenConsent(agreed, but(agreed, { statementId: 's3', givenBy: ada }))
      .when(widen)
      .thenRefused('child-decides', '/widenedBy');
  });
});
