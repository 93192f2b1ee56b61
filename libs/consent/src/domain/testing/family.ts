import { given } from '@app/kernel/testing';
import { consent, type ConsentCommand, type ConsentRefusal } from '../consent';
import { type ConsentEvent, type ConsentRecorded, type EndingAwaited, type Giver } from '../consent.events';
import { type Consent } from '../consent.state';
import { type RecordConsent } from '../decide/give';
import { type ChildKnown, type WorkKnown } from '../decide/ground';

export const school = '0b8a1c6e-30f5-4a1d-8f2b-7c9d2e4f6a01';
export const health = '7e4d2a90-1b3c-4d5e-8f60-9a8b7c6d5e04';
export const police = 'c26e8d7c-4b5a-4938-8271-605f4e3d2c09';

export const mother: Giver = { kind: 'parent', parentalResponsibility: true, personId: 'grace' };
export const father: Giver = { kind: 'parent', parentalResponsibility: true, personId: 'alan' };
export const ada: Giver = { kind: 'child', competenceBasis: 'presumed-from-12' };

/** Who hears the family: a teacher of the school. */
export const teacher = { practitionerId: '1f2e3d4c-5b6a-4978-8695-a4b3c2d1e0f9', agencyId: school };
/** All three agencies are on the register and at work. */
export const agencies = { [school]: 'active', [health]: 'active', [police]: 'active' } as const;

/** Nobody works with her yet. */
export const work: WorkKnown = {
  underWay: false,
  recorder: { practitionerId: 'teacher', agencyId: school, isAtWork: false },
  atWork: [],
  answerBy: { dueOn: '2007-08-02', version: '2006-1' },
};
/** What the teacher hears taken back waits for a second person, or for the day. */
export const ending: EndingAwaited = {
  recordedBy: { practitionerId: 'teacher', agencyId: school },
  until: '2007-08-02',
  timescales: '2006-1',
  askedOf: [],
};
/** A girl of thirteen whose mother speaks. */
export const child: ChildKnown = { closed: undefined, age: 13, responsibility: 'yes', work };
export const said = { name: 'Grace Example', how: 'written', today: '2007-07-31', child } as const;
/** What is known of a statement besides: who heard it, and the agencies that it may name. */
export const heard = { ...said, agencies, receivedBy: teacher } as const;

/** In March the mother agrees to everything for a year; health has basic information only, nobody hears of mental health. */
export const agreed: ConsentRecorded = {
  type: 'ConsentRecorded',
  data: {
    statementId: 's1',
    scopes: ['assess', 'share', 'store'],
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
    receivedBy: teacher,
  },
  personal: { name: 'Grace Example' },
};
const { data: statement } = agreed;
export const agree: RecordConsent = { type: 'RecordConsent', ...statement, ...heard, takesAway: false };

export const givenConsent = (
  ...past: readonly ConsentEvent[]
): ReturnType<typeof given<ConsentCommand, ConsentEvent, Consent, ConsentRefusal>> => given(consent, ...past);
