import { type ConsentEvent, type Giver } from './consent.events';
import { assessmentAllowed, conflictOn, type Permission, sharingAllowed, sharingOn } from './standing';
import { ada, agreed, father, givenConsent, health, mother, police, school } from './testing/family';
import { type Scope, scopes } from './vocabulary';

let next = 0;
const statementId = (): string => `x${(next += 1)}`;
const personal = { name: 'Somebody' };
const no = (
  type: 'ConsentRefused' | 'ConsentWithdrawn',
  by: Giver,
  from: string,
  what: readonly Scope[] = scopes,
): ConsentEvent =>
  type === 'ConsentRefused'
    ? { type, data: { statementId: statementId(), scopes: what, refusedBy: by, how: 'verbal', from }, personal }
    : { type, data: { statementId: statementId(), scopes: what, withdrawnBy: by, how: 'verbal', from }, personal };
const yes = (by: Giver, validFrom: string, change: Partial<typeof agreed.data> = {}): ConsentEvent => ({
  ...agreed,
  data: { ...agreed.data, statementId: statementId(), givenBy: by, validFrom, ...change },
});
const on = '2007-07-01';
const ask = { agencyId: school, tier: 'additional', on } as const;
const state = (...events: readonly ConsentEvent[]): ReturnType<ReturnType<typeof givenConsent>['state']> =>
  givenConsent(...events).state();

describe('Whether an assessment is allowed', () => {
  it.each<[string, Permission]>([
    ['2007-02-28', 'consent-not-recorded'],
    ['2007-03-01', 'allowed'],
    ['2008-02-29', 'allowed'],
    ['2008-03-01', 'consent-expired'],
  ])('on %s: %s', (day, permission) => expect(assessmentAllowed(state(agreed), day)).toBe(permission));
  it('needs consent to assess and to store', () => {
    expect(assessmentAllowed(state(yes(mother, '2007-03-01', { scopes: ['assess'] })), on)).toBe('scope-not-given');
    expect(assessmentAllowed(state(yes(mother, '2007-03-01', { scopes: ['share'] })), on)).toBe('scope-not-given');
  });
});

describe('Whether sharing is allowed', () => {
  it('with a named agency', () => expect(sharingAllowed(state(agreed), ask)).toBe('allowed'));
  it('not with one that was never named', () =>
    expect(sharingAllowed(state(agreed), { ...ask, agencyId: police })).toBe('agency-not-named'));
  it('only basic information with an excluded one', () => {
    expect(sharingAllowed(state(agreed), { ...ask, agencyId: health })).toBe('agency-excluded');
    expect(sharingAllowed(state(agreed), { ...ask, agencyId: health, tier: 'basic' })).toBe('allowed');
  });
  it('not of an excluded topic', () => {
    expect(sharingAllowed(state(agreed), { ...ask, topic: 'mental-health' })).toBe('topic-excluded');
    expect(sharingAllowed(state(agreed), { ...ask, topic: 'religion' })).toBe('allowed');
  });
  it('not of more than was agreed', () =>
    expect(sharingAllowed(state(yes(mother, '2007-03-01', { tier: 'basic' })), ask)).toBe('tier-not-given'));
  it('not once it has run out, and again when renewed, from then on', () => {
    const short = yes(mother, '2007-03-01', { expiresOn: '2007-05-31' });
    const renewed: ConsentEvent = {
      type: 'ConsentRenewed',
      data: {
        statementId: statementId(),
        expiresOn: '2007-12-31',
        renewedBy: mother,
        how: 'verbal',
        from: '2007-06-15',
      },
      personal,
    };
    const given = state(short, renewed);
    expect(
      ['2007-05-31', '2007-06-01', '2007-06-14', '2007-06-15', '2007-12-31', '2008-01-01'].map((day) =>
        sharingAllowed(given, { ...ask, on: day }),
      ),
    ).toEqual(['allowed', 'consent-expired', 'consent-expired', 'allowed', 'allowed', 'consent-expired']);
  });
  it('edge case 13: is about the agency, not about the person who works there', () =>
    expect(sharingOn(state(agreed), on)).toEqual({
      tier: 'additional',
      agencies: [school, health],
      basicOnly: [health],
      excludedTopics: ['mental-health'],
    }));
});

describe('Taking back', () => {
  it('counts from its day; the assessment goes on when only sharing was taken back', () => {
    const given = state(agreed, no('ConsentWithdrawn', mother, '2007-05-01', ['share']));
    expect(sharingAllowed(given, { ...ask, on: '2007-04-30' })).toBe('allowed');
    expect(sharingAllowed(given, { ...ask, on: '2007-05-01' })).toBe('consent-withdrawn');
    expect(sharingOn(given, '2007-05-01')).toBeUndefined();
    expect(assessmentAllowed(given, '2007-05-01')).toBe('allowed');
  });
  it('ends with a new statement', () => {
    const given = state(agreed, no('ConsentWithdrawn', mother, '2007-05-01'), yes(mother, '2007-06-01'));
    expect(sharingAllowed(given, { ...ask, on: '2007-05-31' })).toBe('consent-withdrawn');
    expect(sharingAllowed(given, ask)).toBe('allowed');
  });
  it('edge case 18: a statement entered late counts from its own day and does not undo a later refusal', () => {
    const given = state(no('ConsentRefused', mother, '2007-05-01'), agreed);
    expect(sharingAllowed(given, { ...ask, on: '2007-04-30' })).toBe('allowed');
    expect(sharingAllowed(given, { ...ask, on: '2007-05-01' })).toBe('consent-refused');
  });
  it('edge case 28: of one day the word that was learned last counts', () => {
    expect(assessmentAllowed(state(agreed, no('ConsentRefused', mother, '2007-03-01')), on)).toBe('consent-refused');
    expect(assessmentAllowed(state(no('ConsentRefused', mother, '2007-03-01'), agreed), on)).toBe('allowed');
  });
  it('narrowing takes out one agency, one tier or one topic and leaves the rest', () => {
    const narrowed: ConsentEvent = {
      type: 'ConsentNarrowed',
      data: {
        statementId: statementId(),
        removedAgencies: [health],
        excludedAgencies: [school],
        excludedTopics: ['religion'],
        narrowedBy: mother,
        how: 'verbal',
        from: '2007-06-01',
      },
      personal,
    };
    const given = state(agreed, narrowed);
    expect(sharingAllowed(given, { ...ask, agencyId: health, tier: 'basic' })).toBe('agency-not-named');
    expect(sharingAllowed(given, ask)).toBe('agency-excluded');
    expect(sharingAllowed(given, { ...ask, tier: 'basic' })).toBe('allowed');
    expect(sharingAllowed(given, { ...ask, tier: 'basic', topic: 'religion' })).toBe('topic-excluded');
    expect(sharingAllowed(given, { ...ask, on: '2007-05-31' })).toBe('allowed');
    expect(sharingAllowed(state(agreed, narrowed, yes(mother, '2007-06-02')), ask)).toBe('allowed');
  });
});

describe('Edge case 11: a child who understands, and parents who want something else', () => {
  it('the no of the child is not overridden by a parent', () => {
    const given = state(agreed, no('ConsentRefused', ada, '2007-04-01', ['share']), yes(mother, '2007-05-01'));
    expect(sharingAllowed(given, ask)).toBe('consent-refused');
    expect(assessmentAllowed(given, on)).toBe('allowed');
    expect(conflictOn(given, on)).toEqual(['share']);
  });
  it('the yes of the child stands against a parent’s no', () => {
    const given = state(yes(ada, '2007-03-01'), no('ConsentRefused', mother, '2007-04-01'));
    expect(sharingAllowed(given, ask)).toBe('allowed');
    expect(conflictOn(given, on)).toEqual([...scopes]);
  });
  it('the child may take back what a parent agreed to, and nobody but the child gives it again', () => {
    const given = state(agreed, no('ConsentWithdrawn', ada, '2007-04-01'), yes(father, '2007-05-01'));
    expect(assessmentAllowed(given, on)).toBe('consent-withdrawn');
    expect(
      assessmentAllowed(state(agreed, no('ConsentWithdrawn', ada, '2007-04-01'), yes(ada, '2007-05-01')), on),
    ).toBe('allowed');
  });
  it('what the child takes out stays out when a parent agrees anew', () => {
    const narrowed: ConsentEvent = {
      type: 'ConsentNarrowed',
      data: {
        statementId: statementId(),
        removedAgencies: [school],
        excludedAgencies: [],
        excludedTopics: [],
        narrowedBy: ada,
        how: 'verbal',
        from: '2007-04-01',
      },
      personal,
    };
    expect(sharingAllowed(state(agreed, narrowed, yes(mother, '2007-05-01')), ask)).toBe('agency-not-named');
  });
});

describe('A conflict between holders of parental responsibility', () => {
  it('is shown, while the latest word counts', () => {
    const given = state(agreed, no('ConsentRefused', father, '2007-05-01', ['share']));
    expect(conflictOn(given, '2007-04-30')).toEqual([]);
    expect(conflictOn(given, on)).toEqual(['share']);
    expect(sharingAllowed(given, ask)).toBe('consent-refused');
    expect(
      sharingAllowed(state(agreed, no('ConsentRefused', father, '2007-05-01'), yes(mother, '2007-06-01')), ask),
    ).toBe('allowed');
  });
  it('is over when they say the same', () =>
    expect(
      conflictOn(
        state(agreed, no('ConsentRefused', father, '2007-05-01'), no('ConsentWithdrawn', mother, '2007-06-01')),
        on,
      ),
    ).toEqual([]));
  it('is none where one person changes their mind', () =>
    expect(conflictOn(state(agreed, no('ConsentWithdrawn', mother, '2007-05-01')), on)).toEqual([]));
});
