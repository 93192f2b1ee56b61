import { given } from '@app/kernel/testing';
import { consent, type RecordConsent, type RefuseConsent } from './consent';
import { type ConsentRecorded, type ConsentRefused } from './consent.events';
import { assessmentAllowed, type Permission, sharingAllowed } from './standing';

const school = '0b8a1c6e-30f5-4a1d-8f2b-7c9d2e4f6a01';
const health = '7e4d2a90-1b3c-4d5e-8f60-9a8b7c6d5e04';
const police = '2f6e8d7c-4b5a-4938-8271-605f4e3d2c09';
const mother = { kind: 'parent', parentalResponsibility: true, personId: null } as const;

const recorded: ConsentRecorded = {
  type: 'ConsentRecorded',
  data: {
    statementId: 's1',
    scopes: ['assess', 'store', 'share'],
    tier: 'additional',
    allowedAgencies: [school, health],
    excludedAgencies: [health],
    excludedTopics: ['mental-health'],
    givenBy: mother,
    how: 'written',
    leafletGiven: true,
    validFrom: '2007-03-01',
    expiresOn: '2008-02-29',
    evidenceId: null,
  },
  personal: { name: 'Grace Example' },
};
const child = { registered: true, age: 5 };
const record: RecordConsent = {
  type: 'RecordConsent',
  ...recorded.data,
  ...recorded.personal,
  today: '2007-03-10',
  child,
};
const refused: ConsentRefused = {
  type: 'ConsentRefused',
  data: { statementId: 's2', scopes: ['share'], refusedBy: mother, how: 'verbal', from: '2007-05-01' },
  personal: { name: 'Grace Example', note: 'After a talk at school' },
};
const refuse: RefuseConsent = {
  type: 'RefuseConsent',
  ...refused.data,
  ...refused.personal,
  today: '2007-05-02',
  child,
};

describe('Recording consent', () => {
  it('keeps what was agreed, and the name apart', () => given(consent).when(record).then(recorded));
  it('does nothing when the same was said before', () =>
    given(consent, recorded)
      .when({ ...record, statementId: 's9' })
      .thenNothing());
  it('takes a changed statement as a new one', () =>
    given(consent, recorded)
      .when({ ...record, statementId: 's9', excludedTopics: [] })
      .then({ ...recorded, data: { ...recorded.data, statementId: 's9', excludedTopics: [] } }));
  it.each<[Partial<RecordConsent>, string, string | undefined]>([
    [{ child: { registered: false, age: 0 } }, 'child-not-found', undefined],
    [{ validFrom: '2007-03-11' }, 'future-date', '/validFrom'],
    [{ expiresOn: '2007-02-28' }, 'impossible-expiry', '/expiresOn'],
    [{ scopes: [] }, 'missing-scopes', '/scopes'],
    [{ allowedAgencies: [] }, 'missing-agencies', '/allowedAgencies'],
    [{ givenBy: { ...mother, parentalResponsibility: false } }, 'parental-responsibility-required', '/givenBy'],
    [{ givenBy: { kind: 'child', competenceBasis: 'presumed-from-12' } }, 'child-not-old-enough', '/givenBy'],
  ])('refuses %j', (change, code, field) =>
    given(consent)
      .when({ ...record, ...change })
      .thenRefused(code as never, field),
  );
  it.each([
    ['aged-16-or-over', 16],
    ['presumed-from-12', 12],
    ['found-competent', 9],
  ] as const)('accepts a child who is %s at %d', (competenceBasis, age) =>
    given(consent)
      .when({ ...record, givenBy: { kind: 'child', competenceBasis }, child: { registered: true, age } })
      .then({ ...recorded, data: { ...recorded.data, givenBy: { kind: 'child', competenceBasis } } }),
  );
});

describe('Refusing', () => {
  it('is a fact of its own', () => given(consent).when(refuse).then(refused));
  it('is recorded once', () => given(consent, recorded, refused).when(refuse).thenNothing());
  it.each<[Partial<RefuseConsent>, string]>([
    [{ scopes: [] }, 'missing-scopes'],
    [{ from: '2007-05-03' }, 'future-date'],
    [{ refusedBy: { ...mother, parentalResponsibility: false } }, 'parental-responsibility-required'],
    [{ child: { registered: false, age: 0 } }, 'child-not-found'],
  ])('refuses %j', (change, code) =>
    given(consent)
      .when({ ...refuse, ...change })
      .thenRefused(code as never),
  );
});

describe('Whether an assessment is allowed', () => {
  const state = given(consent, recorded).state();
  it.each<[string, Permission]>([
    ['2007-02-28', 'consent-not-recorded'],
    ['2007-03-01', 'allowed'],
    ['2008-02-29', 'allowed'],
    ['2008-03-01', 'consent-expired'],
  ])('on %s: %s', (on, permission) => expect(assessmentAllowed(state, on)).toBe(permission));
  it('not when consent covers sharing only', () =>
    expect(
      assessmentAllowed(
        given(consent, { ...recorded, data: { ...recorded.data, scopes: ['share'] } }).state(),
        '2007-03-01',
      ),
    ).toBe('scope-not-given'));
});

describe('Whether sharing is allowed', () => {
  const on = '2007-04-01';
  const ask = { agencyId: school, tier: 'additional', on } as const;
  const state = given(consent, recorded).state();
  it('with a named agency', () => expect(sharingAllowed(state, ask)).toBe('allowed'));
  it('not with one that was never named', () =>
    expect(sharingAllowed(state, { ...ask, agencyId: police })).toBe('agency-not-named'));
  it('only basic information with an excluded one', () => {
    expect(sharingAllowed(state, { ...ask, agencyId: health })).toBe('agency-excluded');
    expect(sharingAllowed(state, { ...ask, agencyId: health, tier: 'basic' })).toBe('allowed');
  });
  it('not of an excluded topic', () => {
    expect(sharingAllowed(state, { ...ask, topic: 'mental-health' })).toBe('topic-excluded');
    expect(sharingAllowed(state, { ...ask, topic: 'religion' })).toBe('allowed');
  });
  it('not of more than was agreed', () =>
    expect(
      sharingAllowed(given(consent, { ...recorded, data: { ...recorded.data, tier: 'basic' } }).state(), ask),
    ).toBe('tier-not-given'));
  it('not after a refusal, on that day and later, while the assessment goes on', () => {
    const after = given(consent, recorded, refused).state();
    expect(sharingAllowed(after, { ...ask, on: '2007-04-30' })).toBe('allowed');
    expect(sharingAllowed(after, { ...ask, on: '2007-05-01' })).toBe('consent-refused');
    expect(assessmentAllowed(after, '2007-05-01')).toBe('allowed');
  });
  it('edge case 18: a statement entered late counts from its own day and does not undo a later refusal', () => {
    const late = given(consent, refused, recorded).state();
    expect(sharingAllowed(late, { ...ask, on: '2007-04-30' })).toBe('allowed');
    expect(sharingAllowed(late, { ...ask, on: '2007-05-01' })).toBe('consent-refused');
  });
});
