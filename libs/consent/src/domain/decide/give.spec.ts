import { but } from '@app/kernel/testing';
import { type ConsentEvent } from '../consent.events';
import { sharingAllowed } from '../standing';
import {
  ada,
  agencies,
  agree,
  agreed,
  father,
  givenConsent,
  health,
  heard,
  mother,
  police,
  said,
  school,
  teacher,
  ending,
} from '../testing/family';
import { type GiveRefusal, type RecordConsent, type RenewConsent } from './give';

const speakers: readonly [Partial<RecordConsent>, GiveRefusal['refused'], string | undefined][] = [
  [
    { child: { ...said.child, closed: { refused: 'child-not-found', why: 'no such child' } } },
    'child-not-found',
    undefined,
  ],
  [
    { child: { ...said.child, closed: { refused: 'child-deceased', why: 'this child has died' } } },
    'child-deceased',
    undefined,
  ],
  [
    { child: { ...said.child, closed: { refused: 'record-merged', why: 'it is a duplicate' } } },
    'record-merged',
    undefined,
  ],
  [
    { givenBy: { kind: 'carer', parentalResponsibility: false, personId: null } },
    'parental-responsibility-required',
    '/givenBy',
  ],
  [{ child: { ...said.child, responsibility: 'no' } }, 'parental-responsibility-required', '/givenBy'],
  [{ child: { ...said.child, responsibility: 'not-on-record' } }, 'unknown-parent-or-carer', '/givenBy/personId'],
  [{ givenBy: ada, child: { ...said.child, age: 11 } }, 'child-not-old-enough', '/givenBy'],
  [
    { givenBy: { kind: 'child', competenceBasis: 'aged-16-or-over' }, child: { ...said.child, age: 15 } },
    'child-not-old-enough',
    '/givenBy',
  ],
  [
    { givenBy: { kind: 'child', competenceBasis: 'found-competent' }, child: { ...said.child, age: -1 } },
    'child-not-old-enough',
    '/givenBy',
  ],
];

describe('Recording consent', () => {
  it('keeps what was agreed, and the name apart', () => givenConsent().when(agree).then(agreed));
  it('is a repeat when the same was said before, in whatever order; in another request it is said again', () =>
    givenConsent(agreed)
      .when({ ...agree, statementId: 's9', scopes: ['store', 'share', 'assess'] })
      .thenUnlessRepeated(but(agreed, { statementId: 's9' })));
  it('takes a changed statement as a new one', () =>
    givenConsent(agreed)
      .when({ ...agree, statementId: 's9', excludedTopics: [] })
      .then(but(agreed, { statementId: 's9', excludedTopics: [] })));
  it('takes the same words again after they were taken back', () => {
    const withdrawn: ConsentEvent = {
      type: 'ConsentWithdrawn',
      data: { statementId: 's2', scopes: ['share'], withdrawnBy: mother, how: 'verbal', from: '2007-03-01' },
      personal: { name: 'Grace Example' },
    };
    givenConsent(agreed, withdrawn)
      .when({ ...agree, statementId: 's3' })
      .then(but(agreed, { statementId: 's3' }));
  });
  it('keeps words with the name', () =>
    givenConsent()
      .when({ ...agree, note: 'With an interpreter' })
      .then({ ...agreed, personal: { name: 'Grace Example', note: 'With an interpreter' } }));
  it.each<[Partial<RecordConsent>, GiveRefusal['refused'], string | undefined]>([
    ...speakers,
    [{ validFrom: '2007-08-01' }, 'future-date', '/validFrom'],
    [{ expiresOn: '2007-02-28' }, 'impossible-expiry', '/expiresOn'],
    [{ scopes: [] }, 'missing-scopes', '/scopes'],
    [{ allowedAgencies: [] }, 'missing-agencies', '/allowedAgencies'],
    [{ allowedAgencies: [health, 'nobody'] }, 'unknown-agency', '/allowedAgencies/1'],
    [{ agencies: { ...agencies, [health]: 'left' } }, 'agency-not-at-work', '/allowedAgencies/1'],
    [{ agencies: { ...agencies, [school]: 'merged' } }, 'agency-not-at-work', '/allowedAgencies/0'],
  ])('refuses %j', (change, code, field) =>
    givenConsent()
      .when({ ...agree, ...change })
      .thenRefused(code, field),
  );
  it('needs no agency where nothing is shared', () =>
    givenConsent()
      .when({ ...agree, scopes: ['assess', 'store'], allowedAgencies: [] })
      .then(but(agreed, { scopes: ['assess', 'store'], allowedAgencies: [] })));
  it.each([
    ['aged-16-or-over', 16],
    ['presumed-from-12', 12],
    ['found-competent', 9],
  ] as const)('accepts a child who is %s at %d', (competenceBasis, age) =>
    givenConsent()
      .when({ ...agree, givenBy: { kind: 'child', competenceBasis }, child: { ...said.child, age } })
      .then(but(agreed, { givenBy: { kind: 'child', competenceBasis } })),
  );
});

describe('A new statement that would take away what stands', () => {
  const anew = { ...agree, statementId: 's9' };
  it.each<[string, Partial<RecordConsent>, string]>([
    ['names one agency only (h)', { allowedAgencies: [school], excludedAgencies: [] }, '/allowedAgencies'],
    ['lowers the tier', { tier: 'basic' }, '/tier'],
    [
      'leaves basic information to an agency that had more',
      { excludedAgencies: [school, health] },
      '/excludedAgencies',
    ],
    ['holds back one more kind of information', { excludedTopics: ['mental-health', 'religion'] }, '/excludedTopics'],
    ['is not about sharing', { scopes: ['assess', 'store'], allowedAgencies: [] }, '/scopes'],
    ['ends sooner', { expiresOn: '2007-12-31' }, '/expiresOn'],
  ])('is refused, and recorded when it says that it means to: it %s', (_, change, field) => {
    givenConsent(agreed)
      .when({ ...anew, ...change })
      .thenRefused('would-take-away', field);
    const { statementId } = anew;
    givenConsent(agreed)
      .when({ ...anew, ...change, takesAway: true })
      .then(but(agreed, { ...change, statementId, takesAway: true, ending }));
  });
  it('names every field by which somebody loses', () => {
    const less = { tier: 'basic', allowedAgencies: [school], excludedAgencies: [], expiresOn: '2007-12-31' } as const;
    expect(givenConsent(agreed).decided({ ...anew, ...less })).toMatchObject({
      refused: 'would-take-away',
      field: '/allowedAgencies',
      differs: ['/allowedAgencies', '/tier', '/expiresOn'],
    });
    expect(givenConsent(agreed).decided({ ...anew, tier: 'basic' })).toMatchObject({ differs: ['/tier'] });
  });
  it('is none where it gives more, or all of it was taken back before', () => {
    givenConsent(agreed)
      .when({ ...anew, allowedAgencies: [school, health, police], excludedTopics: [], excludedAgencies: [] })
      .then({
        ...agreed,
        data: {
          ...agreed.data,
          statementId: 's9',
          allowedAgencies: [school, health, police],
          excludedTopics: [],
          excludedAgencies: [],
        },
      });
    const withdrawn: ConsentEvent = {
      type: 'ConsentWithdrawn',
      data: { statementId: 's2', scopes: ['share'], withdrawnBy: mother, how: 'verbal', from: '2007-06-01' },
      personal: { name: 'Grace Example' },
    };
    givenConsent(agreed, withdrawn)
      .when({ ...anew, allowedAgencies: [health], excludedAgencies: [], validFrom: '2007-06-02' })
      .then({
        ...agreed,
        data: {
          ...agreed.data,
          statementId: 's9',
          allowedAgencies: [health],
          excludedAgencies: [],
          validFrom: '2007-06-02',
        },
      });
  });
  it('is none where the child has decided, and a parent says less', () => {
    const own: ConsentEvent = but(agreed, { statementId: 's2', givenBy: ada });
    const less = { ...anew, allowedAgencies: [health], excludedAgencies: [] };
    const recorded = { ...agreed.data, statementId: 's9', allowedAgencies: [health], excludedAgencies: [] };
    givenConsent(agreed, own)
      .when(less)
      .then({ ...agreed, data: recorded });
    const state = givenConsent(agreed, own, { ...agreed, data: recorded }).state();
    expect(sharingAllowed(state, { agencyId: school, tier: 'additional', on: '2007-07-31' })).toBe('allowed');
  });
});

describe('Renewing consent', () => {
  const renew: RenewConsent = {
    type: 'RenewConsent',
    statementId: 's2',
    renewedBy: mother,
    from: '2007-07-01',
    expiresOn: '2009-02-28',
    ...heard,
  };
  const renewed: ConsentEvent = {
    type: 'ConsentRenewed',
    data: {
      statementId: 's2',
      expiresOn: '2009-02-28',
      renewedBy: mother,
      how: 'written',
      from: '2007-07-01',
      receivedBy: teacher,
    },
    personal: { name: 'Grace Example' },
  };
  it('makes it last longer, also without an end, and by the other parent', () => {
    givenConsent(agreed).when(renew).then(renewed);
    givenConsent(agreed)
      .when({ ...renew, expiresOn: null, renewedBy: father })
      .then({ ...renewed, data: { ...renewed.data, expiresOn: null, renewedBy: father } });
  });
  it('is done once', () => {
    givenConsent(agreed, renewed)
      .when({ ...renew, statementId: 's3' })
      .thenUnlessRepeated(but(renewed, { statementId: 's3' }));
  });
  it('is another fact when the other parent renews it to the same day', () =>
    givenConsent(agreed, renewed)
      .when({ ...renew, statementId: 's3', renewedBy: father })
      .thenUnlessRepeated(but(renewed, { statementId: 's3', renewedBy: father })));
  it('is none where the statement itself lasts so long', () =>
    givenConsent(agreed)
      .when({ ...renew, expiresOn: '2008-02-29' })
      .thenRefused('impossible-expiry', '/expiresOn'));
  it.each<[Partial<RenewConsent>, GiveRefusal['refused']]>([
    [{ expiresOn: '2008-01-31' }, 'impossible-expiry'],
    [{ from: '2007-08-01' }, 'future-date'],
    [{ renewedBy: ada }, 'consent-not-recorded'],
    [
      { renewedBy: { kind: 'carer', parentalResponsibility: false, personId: null } },
      'parental-responsibility-required',
    ],
    [
      { child: { ...said.child, closed: { refused: 'pregnancy-ended', why: 'this pregnancy has ended' } } },
      'pregnancy-ended',
    ],
  ])('refuses %j', (change, code) =>
    givenConsent(agreed)
      .when({ ...renew, ...change })
      .thenRefused(code),
  );
  it('refuses what never was, and what was taken back', () => {
    givenConsent().when(renew).thenRefused('consent-not-recorded');
    givenConsent(agreed, {
      type: 'ConsentWithdrawn',
      data: {
        statementId: 's3',
        scopes: ['assess', 'share', 'store'],
        withdrawnBy: mother,
        how: 'verbal',
        from: '2007-06-01',
      },
      personal: { name: 'Grace Example' },
    })
      .when(renew)
      .thenRefused('consent-withdrawn');
  });
  it('cannot make an open-ended consent shorter', () =>
    givenConsent(but(agreed, { expiresOn: null, allowedAgencies: [school] }))
      .when(renew)
      .thenRefused('impossible-expiry', '/expiresOn'));
});
