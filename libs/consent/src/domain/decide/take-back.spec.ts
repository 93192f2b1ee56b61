import { type ConsentEvent, type ConsentNarrowed, type ConsentRefused, type ConsentWithdrawn } from '../consent.events';
import { ada, agreed, ending, father, givenConsent, health, mother, said, school } from '../testing/family';
import { type NarrowConsent, type RefuseConsent, type TakeBackRefusal, type WithdrawConsent } from './take-back';

const nobody = { kind: 'carer', parentalResponsibility: false, personId: null } as const;
const died = { ...said.child, closed: { refused: 'child-deceased', why: 'this child has died' } } as const;
const merged = { ...said.child, closed: { refused: 'record-merged', why: 'it is a duplicate' } } as const;
const adaAgreed: ConsentEvent = { ...agreed, data: { ...agreed.data, statementId: 'a1', givenBy: ada } };

describe('Refusing', () => {
  const refuse: RefuseConsent = {
    type: 'RefuseConsent',
    statementId: 's2',
    scopes: ['share'],
    refusedBy: mother,
    from: '2007-05-01',
    ...said,
  };
  const refused: ConsentRefused = {
    type: 'ConsentRefused',
    data: { statementId: 's2', scopes: ['share'], refusedBy: mother, how: 'written', from: '2007-05-01', ending },
    personal: { name: 'Grace Example' },
  };
  it('is a fact of its own, before and after anything was agreed', () => {
    givenConsent().when(refuse).then(refused);
    givenConsent(agreed).when(refuse).then(refused);
  });
  it('is recorded once', () => {
    givenConsent(agreed, refused)
      .when({ ...refuse, statementId: 's3' })
      .thenUnlessRepeated({ ...refused, data: { ...refused.data, statementId: 's3' } });
  });
  it('is another fact when the other parent says it too, or it is said again on another day', () => {
    const from = '2007-06-01';
    givenConsent(agreed, refused)
      .when({ ...refuse, statementId: 's3', from, refusedBy: father })
      .thenUnlessRepeated({ ...refused, data: { ...refused.data, statementId: 's3', from, refusedBy: father } });
  });
  it('of the child is another matter than of a parent', () =>
    givenConsent(agreed, refused)
      .when({ ...refuse, statementId: 's3', refusedBy: ada })
      .then({ ...refused, data: { ...refused.data, statementId: 's3', refusedBy: ada } }));
  it('is possible after the child died, not on a duplicate record', () => {
    givenConsent()
      .when({ ...refuse, child: died })
      .then(refused);
    givenConsent()
      .when({ ...refuse, child: merged })
      .thenRefused('record-merged');
  });
  it.each<[Partial<RefuseConsent>, TakeBackRefusal['refused']]>([
    [{ scopes: [] }, 'missing-scopes'],
    [{ from: '2007-08-01' }, 'future-date'],
    [{ refusedBy: nobody }, 'parental-responsibility-required'],
    [{ refusedBy: ada, child: { ...said.child, age: 11 } }, 'child-not-old-enough'],
  ])('refuses %j', (change, code) =>
    givenConsent()
      .when({ ...refuse, ...change })
      .thenRefused(code),
  );
});

describe('Withdrawing', () => {
  const withdraw: WithdrawConsent = {
    type: 'WithdrawConsent',
    statementId: 's2',
    scopes: ['assess', 'share', 'store'],
    withdrawnBy: mother,
    from: '2007-06-01',
    ...said,
  };
  const withdrawn: ConsentWithdrawn = {
    type: 'ConsentWithdrawn',
    data: {
      statementId: 's2',
      scopes: ['assess', 'share', 'store'],
      withdrawnBy: mother,
      how: 'written',
      from: '2007-06-01',
      ending,
    },
    personal: { name: 'Grace Example' },
  };
  it('takes back what was agreed', () => givenConsent(agreed).when(withdraw).then(withdrawn));
  it.each([father, ada])('is open to others who may decide: %j', (withdrawnBy) =>
    givenConsent(agreed)
      .when({ ...withdraw, withdrawnBy })
      .then({ ...withdrawn, data: { ...withdrawn.data, withdrawnBy } }),
  );
  it('is recorded once', () => {
    givenConsent(agreed, withdrawn)
      .when({ ...withdraw, statementId: 's3' })
      .thenUnlessRepeated({ ...withdrawn, data: { ...withdrawn.data, statementId: 's3' } });
  });
  it('needs something to take back', () => givenConsent().when(withdraw).thenRefused('consent-not-recorded'));
  it('edge case 11: by a parent is recorded also where the child has agreed for itself', () =>
    givenConsent(adaAgreed).when(withdraw).then(withdrawn));
  it.each<[Partial<WithdrawConsent>, TakeBackRefusal['refused']]>([
    [{ scopes: [] }, 'missing-scopes'],
    [{ from: '2007-08-01' }, 'future-date'],
    [{ withdrawnBy: nobody }, 'parental-responsibility-required'],
    [{ child: { ...said.child, responsibility: 'no' } }, 'parental-responsibility-required'],
    [{ child: { ...said.child, responsibility: 'not-on-record' } }, 'unknown-parent-or-carer'],
    [{ child: merged }, 'record-merged'],
  ])('refuses %j', (change, code) =>
    givenConsent(agreed)
      .when({ ...withdraw, ...change })
      .thenRefused(code),
  );
});

describe('Narrowing', () => {
  const narrow: NarrowConsent = {
    type: 'NarrowConsent',
    statementId: 's2',
    removedAgencies: [health],
    excludedAgencies: [school],
    excludedTopics: ['religion'],
    narrowedBy: mother,
    from: '2007-06-01',
    ...said,
  };
  const narrowed: ConsentNarrowed = {
    type: 'ConsentNarrowed',
    data: {
      statementId: 's2',
      removedAgencies: [health],
      excludedAgencies: [school],
      excludedTopics: ['religion'],
      narrowedBy: mother,
      how: 'written',
      from: '2007-06-01',
      ending,
    },
    personal: { name: 'Grace Example' },
  };
  it('takes an agency or a topic out', () => givenConsent(agreed).when(narrow).then(narrowed));
  it('is recorded once', () => {
    givenConsent(agreed, narrowed)
      .when({ ...narrow, statementId: 's3' })
      .thenUnlessRepeated({ ...narrowed, data: { ...narrowed.data, statementId: 's3' } });
  });
  it('is open to the child where a parent has agreed', () =>
    givenConsent(agreed)
      .when({ ...narrow, narrowedBy: ada })
      .then({ ...narrowed, data: { ...narrowed.data, narrowedBy: ada } }));
  it('is for the child alone where the child has agreed', () => {
    givenConsent(agreed, adaAgreed).when(narrow).thenRefused('child-decides', '/narrowedBy');
    givenConsent(agreed, adaAgreed)
      .when({ ...narrow, narrowedBy: ada })
      .then({ ...narrowed, data: { ...narrowed.data, narrowedBy: ada } });
  });
  it.each<[Partial<NarrowConsent>, TakeBackRefusal['refused']]>([
    [{ removedAgencies: [], excludedAgencies: [], excludedTopics: [] }, 'missing-narrowing'],
    [{ from: '2007-02-28' }, 'consent-not-recorded'],
    [{ from: '2007-08-01' }, 'future-date'],
    [{ narrowedBy: nobody }, 'parental-responsibility-required'],
    [{ child: died }, 'child-deceased'],
  ])('refuses %j', (change, code) =>
    givenConsent(agreed)
      .when({ ...narrow, ...change })
      .thenRefused(code),
  );
});
