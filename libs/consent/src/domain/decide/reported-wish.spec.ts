import { type ConsentEvent, type Wish, type WishReported } from '../consent.events';
import { sharingAllowed } from '../standing';
import {
  agencies,
  agree,
  agreed,
  ending,
  givenConsent,
  health,
  mother,
  police,
  said,
  school,
  work,
} from '../testing/family';
import { sharingPaused } from '../wishes';
import { type WorkKnown } from './ground';
import { type ConfirmWish, type RejectWish, type ReportWish, type RetractWish } from './reported-wish';
import { type WithdrawConsent } from './take-back';

const today = said.today;
/** A CAF is open: the school holds it, health leads, and a coordinator answers for the place. */
const atWork: WorkKnown['atWork'] = [
  { as: 'author', practitionerId: 'teacher', agencyId: school },
  { as: 'lead', practitionerId: 'nurse', agencyId: health },
  { as: 'coordinator', practitionerId: 'coordinator', agencyId: null },
];
const as = (practitionerId: string, agencyId: string, isAtWork: boolean) => ({
  ...said.child,
  work: { ...work, underWay: true, atWork, recorder: { practitionerId, agencyId, isAtWork } },
});
const constable = as('constable', police, false);
const teacher = as('teacher', school, true);
const nurse = as('nurse', health, true);
const coordinator = as('coordinator', 'county', true);

const withdrawal: Wish = { kind: 'withdrawal', scopes: ['share'], by: mother, how: 'verbal', from: '2007-07-01' };
const report: ReportWish = {
  type: 'ReportWish',
  wishId: 'w1',
  wish: withdrawal,
  name: 'Grace Example',
  today,
  child: constable,
  agencies,
};
const reported = (wish: Wish = withdrawal, change: Partial<WishReported['data']> = {}): WishReported => ({
  type: 'WishReported',
  data: {
    wishId: 'w1',
    wish,
    reportedBy: { practitionerId: 'constable', agencyId: police },
    on: today,
    answerBy: '2007-08-02',
    timescales: '2006-1',
    askedOf: ['author', 'lead', 'coordinator'],
    ...change,
  },
  personal: { name: 'Grace Example' },
});
const { name } = said;
const confirm: ConfirmWish = {
  type: 'ConfirmWish',
  wishId: 'w1',
  statementId: 's2',
  words: { name },
  today,
  child: teacher,
  agencies,
};
const becomes: ConsentEvent = {
  type: 'ConsentWithdrawn',
  data: { statementId: 's2', scopes: ['share'], withdrawnBy: mother, how: 'verbal', from: '2007-07-01' },
  personal: { name },
};
const confirmed: ConsentEvent = {
  type: 'WishConfirmed',
  data: {
    wishId: 'w1',
    statementId: 's2',
    confirmedBy: { practitionerId: 'teacher', agencyId: school },
    on: today,
  },
};
const reject: RejectWish = {
  type: 'RejectWish',
  wishId: 'w1',
  because: 'family-was-misunderstood',
  reason: 'She meant the photographs',
  today,
  child: nurse,
};
const rejected: ConsentEvent = {
  type: 'WishRejected',
  data: {
    wishId: 'w1',
    because: 'family-was-misunderstood',
    rejectedBy: { practitionerId: 'nurse', agencyId: health },
    on: today,
  },
  personal: { reason: 'She meant the photographs' },
};

describe('What a family says to somebody who has no work with the child', () => {
  it('is a fact of its own, put to author, Lead Professional and coordinator with a day', () =>
    givenConsent(agreed).when(report).then(reported()));

  it('ends nothing and takes nobody’s reading away, and pauses what would be shared anew', () => {
    const state = givenConsent(agreed, reported()).state();
    expect(sharingAllowed(state, { agencyId: school, tier: 'additional', on: today })).toBe('allowed');
    expect(sharingPaused(state)).toBe(true);
    expect(sharingPaused(givenConsent(agreed, reported(), becomes, confirmed).state())).toBe(false);
    expect(sharingPaused(givenConsent(agreed, reported(), rejected).state())).toBe(false);
  });

  it('pauses nothing where it is a yes', () => {
    const yes: Wish = {
      kind: 'consent',
      scopes: ['share'],
      tier: 'basic',
      allowedAgencies: [police],
      excludedAgencies: [],
      excludedTopics: [],
      by: mother,
      how: 'verbal',
      leafletGiven: true,
      from: today,
      expiresOn: null,
      evidenceId: null,
      takesAway: false,
    };
    expect(sharingPaused(givenConsent(agreed, reported(yes)).state())).toBe(false);
  });

  it('is asked of the county’s team where nobody else is left to ask', () =>
    givenConsent(agreed)
      .when({ ...report, child: { ...constable, work: { ...constable.work, atWork: [] } } })
      .then(reported(withdrawal, { askedOf: ['county'] })));

  it('is not asked of whom the family wants left out, who is told nothing of it', () => {
    const wish: Wish = {
      kind: 'narrowing',
      removedAgencies: [health],
      excludedAgencies: [],
      excludedTopics: [],
      by: mother,
      how: 'verbal',
      from: today,
    };
    givenConsent(agreed)
      .when({ ...report, wish })
      .then(reported(wish, { askedOf: ['author', 'coordinator'] }));
    givenConsent(agreed, reported(wish))
      .when({ ...confirm, child: nurse })
      .thenRefused('wish-not-found');
  });

  it('may be reported three times over by one person while nobody has answered, and no more', () => {
    const three = ['w1', 'w2', 'w3'].map((wishId) => reported(withdrawal, { wishId }));
    givenConsent(agreed, reported())
      .when({ ...report, wishId: 'w2' })
      .thenUnlessRepeated(reported(withdrawal, { wishId: 'w2' }));
    const decided = givenConsent(agreed, ...three).when({ ...report, wishId: 'w4' });
    decided.thenAlready('too-many-unanswered', 'w1');
    givenConsent(agreed, ...three)
      .when({ ...report, wishId: 'w4', child: as('another', police, false) })
      .then(reported(withdrawal, { wishId: 'w4', reportedBy: { practitionerId: 'another', agencyId: police } }));
  });

  it.each([
    [{ wish: { ...withdrawal, scopes: [] } as Wish }, 'missing-scopes', '/scopes'],
    [{ wish: { ...withdrawal, from: '2007-08-01' } as Wish }, 'future-date', '/from'],
    [
      { wish: { ...withdrawal, by: { ...mother, parentalResponsibility: false } } as Wish },
      'parental-responsibility-required',
      '/by',
    ],
    [
      {
        wish: {
          kind: 'narrowing',
          removedAgencies: [],
          excludedAgencies: [],
          excludedTopics: [],
          by: mother,
          how: 'verbal',
          from: today,
        } as Wish,
      },
      'missing-narrowing',
      '/removedAgencies',
    ],
  ] as const)('is refused where no statement could say it: %j', (change, code, field) =>
    givenConsent(agreed)
      .when({ ...report, ...change })
      .thenRefused(code, field),
  );
});

describe('Whoever works with the child says whether the family said it', () => {
  it('confirms it: the statement itself is recorded, and the work that rested on it ends, for two people stand for it', () =>
    givenConsent(agreed, reported()).when(confirm).then(becomes, confirmed));
  it('rejects it, and says why', () => givenConsent(agreed, reported()).when(reject).then(rejected));

  it('once: of a confirmation and a rejection at the same time one counts', () => {
    givenConsent(agreed, reported(), becomes, confirmed).when(reject).thenAlready('wish-answered-already', 'w1');
    givenConsent(agreed, reported(), rejected).when(confirm).thenAlready('wish-answered-already', 'w1');
    givenConsent(agreed, reported(), becomes, confirmed)
      .when({ ...confirm, child: coordinator })
      .thenAlready('wish-answered-already', 'w1');
  });

  it('never who reported it, whatever they are to the child', () => {
    const own = reported(withdrawal, { reportedBy: { practitionerId: 'nurse', agencyId: health } });
    givenConsent(agreed, own)
      .when({ ...confirm, child: nurse })
      .thenRefused('second-person-needed');
    givenConsent(agreed, own).when(reject).thenRefused('second-person-needed');
  });

  it('never who has no work with the child', () => {
    givenConsent(agreed, reported())
      .when({ ...confirm, child: as('another', police, false) })
      .thenRefused('wish-not-found');
    givenConsent(agreed).when(confirm).thenRefused('wish-not-found');
  });

  it('never somebody of the agency that gains by it', () => {
    const { scopes, tier, how, leafletGiven, expiresOn, evidenceId, excludedTopics } = agreed.data;
    const facts = { scopes, tier, how, leafletGiven, expiresOn, evidenceId, excludedTopics, takesAway: false };
    const named = { allowedAgencies: [school, health], excludedAgencies: [] };
    const yes: Wish = { kind: 'consent', ...facts, ...named, by: mother, from: '2007-03-01' };
    givenConsent(agreed)
      .when({ ...report, wish: yes })
      .then(reported(yes, { askedOf: ['author', 'coordinator'] }));
    givenConsent(agreed, reported(yes))
      .when({ ...confirm, child: nurse })
      .thenRefused('second-person-needed');
    const state = givenConsent(agreed, reported(yes)).state();
    expect(state.wishes).toHaveLength(1);
  });

  it('not once the words are erased', () =>
    givenConsent(agreed, reported())
      .when({ ...confirm, words: undefined })
      .thenRefused('record-erased'));
});

describe('Whoever has reported something wrongly', () => {
  const retract: RetractWish = {
    type: 'RetractWish',
    wishId: 'w1',
    reason: 'It was said about another child',
    today,
    child: constable,
  };
  const retracted: ConsentEvent = {
    type: 'WishRetracted',
    data: { wishId: 'w1', on: today },
    personal: { reason: 'It was said about another child' },
  };
  it('takes it back, and the pause is over', () => {
    givenConsent(agreed, reported()).when(retract).then(retracted);
    expect(sharingPaused(givenConsent(agreed, reported(), retracted).state())).toBe(false);
  });
  it('takes back nobody else’s, and nothing that was answered', () => {
    givenConsent(agreed, reported())
      .when({ ...retract, child: teacher })
      .thenRefused('wish-not-found');
    givenConsent(agreed, reported(), rejected).when(retract).thenAlready('wish-answered-already', 'w1');
  });
});

describe('While others work with a child', () => {
  const withdraw: WithdrawConsent = {
    type: 'WithdrawConsent',
    statementId: 's2',
    scopes: ['share'],
    withdrawnBy: mother,
    from: '2007-07-01',
    ...said,
  };
  it('nobody who has no work with it records a statement, of whatever kind', () => {
    givenConsent(agreed)
      .when({ ...withdraw, child: constable })
      .thenRefused('work-under-way');
    givenConsent(agreed)
      .when({ ...agree, statementId: 's2', allowedAgencies: [police], child: constable })
      .thenRefused('work-under-way');
  });
  it('whoever works with it takes back at once what others read; what rested on it waits for a second person', () => {
    const decided = givenConsent(agreed).when({ ...withdraw, child: nurse });
    const data = {
      statementId: 's2',
      scopes: ['share'],
      withdrawnBy: mother,
      how: 'written',
      from: '2007-07-01',
      ending: {
        ...ending,
        recordedBy: { practitionerId: 'nurse', agencyId: health },
        askedOf: ['author', 'coordinator'],
      },
    } as const;
    decided.then({ type: 'ConsentWithdrawn', data, personal: { name } });
  });
  it('nobody alone opens to their own agency what others have recorded', () =>
    givenConsent({ ...agreed, data: { ...agreed.data, allowedAgencies: [school] } })
      .when({ ...agree, statementId: 's2', validFrom: today, child: nurse })
      .thenRefused('second-person-needed'));
  it('what the holder of the assessment records for others counts at once', () =>
    givenConsent({ ...agreed, data: { ...agreed.data, allowedAgencies: [school] } })
      .when({ ...agree, statementId: 's2', validFrom: today, child: teacher })
      .then({
        ...agreed,
        data: { ...agreed.data, statementId: 's2', validFrom: today, allowedAgencies: [school, health] },
      }));
});
