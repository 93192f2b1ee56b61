import { but } from '@app/kernel/testing';
import {
  type ConsentEvent,
  type DecidedNotToShare,
  type SharingChallengeAnswered,
  type SharingChallenged,
  type SharingConfirmed,
  type SharingReviewed,
  type SharingWithoutConsentRecorded,
} from '../consent.events';
import { sharingAllowed } from '../standing';
import { agencies, agreed, givenConsent, health, police, said, school, teacher } from '../testing/family';
import {
  type AnswerChallenge,
  type ChallengeSharing,
  type ConfirmSharing,
  type DecideNotToShare,
  type ReviewSharing,
  type ShareRefusal,
  type ShareWithoutConsent,
} from './share-without-consent';

const { today, child } = said;
const notFound = { ...child, closed: { refused: 'child-not-found', why: 'no such child' } } as const;
const grounds = [
  { code: 'significant-harm-to-child', statute: 'One act', from: '1991-10-14', until: null, needsFunction: false },
  { code: 'relevant-information', statute: 'Another act', from: '2007-06-01', until: null, needsFunction: true },
  { code: 'serious-crime', statute: 'A repealed act', from: '1991-10-14', until: '2007-05-31', needsFunction: false },
  { code: 'court-or-legal-duty', statute: 'Not in force', from: null, until: null, needsFunction: false },
] as const;
const head = { practitionerId: 'head', agencyId: school };
const decision = {
  sharingId: 'd1',
  agencyId: police,
  tier: 'additional',
  topics: ['domestic-abuse'],
  ground: 'significant-harm-to-child',
  decidedBy: 'head',
  familyTold: false,
  whyNotTold: 'would-increase-risk',
  on: '2007-06-01',
  until: '2007-08-31',
} as const;
const share: ShareWithoutConsent = {
  type: 'ShareWithoutConsent',
  ...decision,
  what: 'What the child said on 31 May',
  why: 'Fear of going home',
  ...{ today, child, by: teacher, agencies, grounds },
  managerWorksFor: school,
  confirmBy: '2007-08-01',
  latestEnd: '2007-09-01',
};
const recorded: SharingWithoutConsentRecorded = {
  type: 'SharingWithoutConsentRecorded',
  data: { ...decision, recordedBy: teacher.practitionerId, byAgency: school, confirmBy: null },
  personal: { what: 'What the child said on 31 May', why: 'Fear of going home' },
};
const atNight = but(recorded, { decidedBy: null, confirmBy: '2007-08-01' }, { whyNoManager: 'At night' });
const onIt = { today, child, by: head, sharingId: 'd1' } as const;
const confirm: ConfirmSharing = { type: 'ConfirmSharing', ...onIt, worksFor: school };
const confirmed: SharingConfirmed = {
  type: 'SharingConfirmed',
  data: { sharingId: 'd1', by: 'head', on: today },
};
const review: ReviewSharing = {
  type: 'ReviewSharing',
  ...onIt,
  reviewId: 'r1',
  until: '2007-10-31',
  latestEnd: '2007-10-31',
  why: 'The enquiry goes on',
};
const reviewed: SharingReviewed = {
  type: 'SharingReviewed',
  data: { sharingId: 'd1', reviewId: 'r1', by: 'head', on: today, until: '2007-10-31' },
  personal: { why: 'The enquiry goes on' },
};
const coordinator = { practitionerId: 'coordinator', agencyId: 'county' };
const county = { practitionerId: 'county-team', agencyId: 'county' };
const challenge: ChallengeSharing = {
  type: 'ChallengeSharing',
  ...onIt,
  by: coordinator,
  challengeId: 'c1',
  why: 'The family could have been asked',
};
const challenged: SharingChallenged = {
  type: 'SharingChallenged',
  data: { sharingId: 'd1', challengeId: 'c1', by: 'coordinator', on: today },
  personal: { why: 'The family could have been asked' },
};
const reply: AnswerChallenge = {
  type: 'AnswerChallenge',
  ...onIt,
  by: county,
  challengeId: 'c1',
  upheld: true,
  answer: 'That is so',
};
const upheld: SharingChallengeAnswered = {
  type: 'SharingChallengeAnswered',
  data: { sharingId: 'd1', challengeId: 'c1', upheld: true, by: 'county-team', on: today },
  personal: { answer: 'That is so' },
};
const granted = (on: string, ...past: readonly ConsentEvent[]): boolean =>
  sharingAllowed(givenConsent(...past).state(), { agencyId: police, tier: 'basic', on, citing: 'd1' }) === 'allowed';

describe('Sharing without consent', () => {
  it('is a decision on record: what, to whom, on which ground, which manager, what the family was told, until when', () =>
    givenConsent(agreed).when(share).then(recorded));
  it('is a repeat, or another decision about the same agency and day', () =>
    givenConsent(recorded)
      .when({ ...share, sharingId: 'd2' })
      .thenUnlessRepeated(but(recorded, { sharingId: 'd2' })));
  it('needs no consent, and no living child', () =>
    givenConsent()
      .when({ ...share, child: { ...child, closed: { refused: 'child-deceased', why: 'this child has died' } } })
      .then(recorded));
  it('has to be confirmed by the next working day where no manager was reached, and says why none was', () =>
    givenConsent()
      .when({ ...share, decidedBy: null, managerWorksFor: null, whyNoManager: 'At night' })
      .then(atNight));
  it('says which function of the recipient the duty to share serves', () => {
    const duty = { ...share, ground: 'relevant-information', recipientFunction: 'Enquiries' } as const;
    givenConsent()
      .when(duty)
      .then(but(recorded, { ground: 'relevant-information' }, { recipientFunction: 'Enquiries' }));
    const { recipientFunction, ...silent } = duty;
    expect(recipientFunction).toBe('Enquiries');
    givenConsent().when(silent).thenRefused('missing-recipient-function', '/recipientFunction');
  });
  it.each<[string, Partial<ShareWithoutConsent>, ShareRefusal['refused'] | 'child-not-found', string | undefined]>([
    ['for their own agency (c)', { agencyId: school }, 'own-agency-benefits', '/agencyId'],
    ['alone', { decidedBy: teacher.practitionerId }, 'decided-alone', '/decidedBy'],
    ['with a manager whom nobody knows', { managerWorksFor: null }, 'unknown-manager', '/decidedBy'],
    ['with a manager of those who are told', { managerWorksFor: police }, 'manager-of-another-agency', '/decidedBy'],
    ['with no manager and no reason', { decidedBy: null }, 'missing-reason-no-manager', '/decidedBy'],
    ['with both', { whyNoManager: 'At night' }, 'manager-was-reached', '/whyNoManager'],
    ['towards nobody', { agencyId: 'nobody' }, 'unknown-agency', '/agencyId'],
    ['to those who left', { agencies: { ...agencies, [police]: 'left' } }, 'agency-not-at-work', '/agencyId'],
    ['on a ground of before', { ground: 'serious-crime' }, 'ground-not-in-force', '/ground'],
    ['on one that is not in force', { ground: 'court-or-legal-duty' }, 'ground-not-in-force', '/ground'],
    ['for longer than three months', { until: '2007-09-02' }, 'impossible-end', '/until'],
    ['until before it began', { until: '2007-05-31' }, 'impossible-end', '/until'],
    ['tomorrow', { on: '2007-08-01' }, 'future-date', '/on'],
    ['without a word why the family was not told', { whyNotTold: null }, 'missing-reason-not-told', '/whyNotTold'],
    ['with such a word where it was', { familyTold: true }, 'family-was-told', '/whyNotTold'],
    ['about nobody', { child: notFound }, 'child-not-found', undefined],
  ])('is not decided %s', (_, change, code, field) =>
    givenConsent()
      .when({ ...share, ...change })
      .thenRefused(code, field),
  );

  it('lets exactly that be shared by those who cite it, from its first to its last day', () => {
    const state = givenConsent(agreed, recorded).state();
    const ask = {
      agencyId: police,
      tier: 'additional',
      topic: 'domestic-abuse',
      on: '2007-06-01',
      citing: 'd1',
    } as const;
    expect(sharingAllowed(state, ask)).toBe('allowed');
    expect(sharingAllowed(state, { ...ask, on: '2007-08-31' })).toBe('allowed');
    expect(sharingAllowed(state, { ...ask, on: '2007-09-01' })).toBe('agency-not-named');
    const { citing, ...uncited } = ask;
    expect(citing).toBe('d1');
    expect(sharingAllowed(state, uncited)).toBe('agency-not-named');
    expect(sharingAllowed(state, { ...ask, agencyId: school, topic: 'mental-health' })).toBe('topic-excluded');
    expect(sharingAllowed(state, { ...ask, topic: 'religion' })).toBe('agency-not-named');
    expect(sharingAllowed(state, { ...ask, on: '2007-05-31' })).toBe('agency-not-named');
    expect(sharingAllowed(state, { ...ask, citing: 'd9' })).toBe('agency-not-named');
  });
});

describe('A decision that no manager took', () => {
  it('ends with the next working day, unless a manager stands by it', () => {
    expect(['2007-08-01', '2007-08-02'].map((on) => granted(on, atNight))).toEqual([true, false]);
    givenConsent(atNight).when(confirm).then(confirmed);
    expect(granted('2007-08-02', atNight, confirmed)).toBe(true);
  });
  it('is confirmed once', () => {
    givenConsent(atNight, confirmed).when(confirm).thenAlready('sharing-confirmed', 'd1');
    givenConsent(recorded).when(confirm).thenRefused('no-confirmation-owed');
  });
  it.each<[string, Partial<ConfirmSharing>, ShareRefusal['refused']]>([
    ['by who wrote it down', { by: teacher }, 'decided-alone'],
    ['by the agency that is told', { by: { ...head, agencyId: police }, worksFor: police }, 'sharing-not-found'],
    ['by whom the register does not know', { worksFor: null }, 'sharing-not-found'],
    ['too late', { today: '2007-08-02' }, 'sharing-over'],
    ['where there is none', { sharingId: 'd9' }, 'sharing-not-found'],
  ])('is not confirmed %s', (_, change, code) =>
    givenConsent(atNight)
      .when({ ...confirm, ...change })
      .thenRefused(code),
  );
});

describe('A decision that is reviewed', () => {
  it('goes on for three months more, or ends that day', () => {
    givenConsent(recorded).when(review).then(reviewed);
    expect(granted('2007-10-31', recorded, reviewed)).toBe(true);
    const ended = but(reviewed, { until: null });
    givenConsent(recorded)
      .when({ ...review, until: null })
      .then(ended);
    expect([granted('2007-07-30', recorded, ended), granted(today, recorded, ended)]).toEqual([true, false]);
  });
  it.each<[string, Partial<ReviewSharing>, ShareRefusal['refused']]>([
    ['by who recorded it', { by: teacher }, 'decided-alone'],
    ['by the agency that gains', { by: { ...head, agencyId: police } }, 'own-agency-benefits'],
    ['for longer', { until: '2007-11-01' }, 'impossible-end'],
    ['where there is none', { sharingId: 'd9' }, 'sharing-not-found'],
  ])('does not go on %s', (_, change, code) =>
    givenConsent(recorded)
      .when({ ...review, ...change })
      .thenRefused(code),
  );
  it('does not come back once it has ended', () =>
    givenConsent(recorded, but(reviewed, { until: null }))
      .when({ ...review, reviewId: 'r2' })
      .thenAlready('sharing-over', 'd1'));
});

describe('A decision that is challenged', () => {
  it('goes on until that is answered, and ends where the challenge is right', () => {
    givenConsent(recorded).when(challenge).then(challenged);
    expect(granted(today, recorded, challenged)).toBe(true);
    givenConsent(recorded, challenged).when(reply).then(upheld);
    expect(granted(today, recorded, challenged, upheld)).toBe(false);
    expect(granted(today, recorded, challenged, but(upheld, { upheld: false }))).toBe(true);
  });
  it('is challenged once by one person at a time', () =>
    givenConsent(recorded, challenged)
      .when({ ...challenge, challengeId: 'c2' })
      .thenAlready('challenge-recorded', 'c1'));
  it('is answered once', () =>
    givenConsent(recorded, challenged, but(upheld, { upheld: false }))
      .when(reply)
      .thenAlready('challenge-answered', 'c1'));
  it.each<[string, Partial<AnswerChallenge>, ShareRefusal['refused']]>([
    ['by who challenges', { by: coordinator }, 'decided-alone'],
    ['by who decided', { by: head }, 'decided-alone'],
    ['by who wrote it down', { by: { ...teacher, agencyId: health } }, 'decided-alone'],
    ['by the agency that gains', { by: { ...county, agencyId: police } }, 'own-agency-benefits'],
    ['where there is none', { challengeId: 'c9' }, 'challenge-not-found'],
  ])('is not answered %s', (_, change, code) =>
    givenConsent(recorded, challenged)
      .when({ ...reply, ...change })
      .thenRefused(code),
  );
  it('is not challenged once it is over', () =>
    givenConsent(recorded)
      .when({ ...challenge, today: '2007-09-01' })
      .thenRefused('sharing-over'));
});

describe('A decision not to share', () => {
  const decide: DecideNotToShare = {
    type: 'DecideNotToShare',
    decisionId: 'n1',
    agencyId: police,
    ground: 'relevant-information',
    on: '2007-06-02',
    what: 'Where the family stays',
    why: 'It would do the child more harm than good',
    ...{ today, child, by: teacher, agencies, grounds },
  };
  const decided: DecidedNotToShare = {
    type: 'DecidedNotToShare',
    data: {
      ...{ decisionId: 'n1', agencyId: police, ground: 'relevant-information', on: '2007-06-02' },
      ...{ by: teacher.practitionerId, byAgency: school },
    },
    personal: { what: 'Where the family stays', why: 'It would do the child more harm than good' },
  };
  it('is a fact too, with its reason', () => givenConsent().when(decide).then(decided));
  it('is a repeat, or another decision', () =>
    givenConsent(decided)
      .when({ ...decide, decisionId: 'n2' })
      .thenUnlessRepeated(but(decided, { decisionId: 'n2' })));
  it('lets nobody have anything', () => expect(granted('2007-06-02', decided)).toBe(false));
  it('names a ground that was in force', () =>
    givenConsent()
      .when({ ...decide, on: '2007-05-31' })
      .thenRefused('ground-not-in-force', '/ground'));
});
