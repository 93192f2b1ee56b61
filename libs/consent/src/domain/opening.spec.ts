import { type ConsentEvent } from './consent.events';
import { type EndedCaf, openingAllowed, type OpeningPermission } from './opening';
import { agreed, givenConsent, health, mother, police, school, teacher } from './testing/family';

const { data: statement } = agreed;
const opening = (agencyId: string, lastEnded: EndedCaf | null, ...past: readonly ConsentEvent[]): OpeningPermission =>
  openingAllowed(givenConsent(...past).state(), { agencyId, on: '2007-07-01', lastEnded });
const to = (agencyId: string): ConsentEvent => ({
  ...agreed,
  data: { ...statement, allowedAgencies: [health], receivedBy: { ...teacher, agencyId } },
});
const later = { statementId: 's2', how: 'written', from: '2007-06-20' } as const;
const renewed: ConsentEvent = {
  type: 'ConsentRenewed',
  data: { ...later, expiresOn: '2009-02-28', renewedBy: mother, receivedBy: teacher },
  personal: { name: 'Grace Example' },
};
const widened: ConsentEvent = {
  type: 'ConsentWidened',
  data: {
    ...later,
    addedAgencies: [police],
    includedAgencies: [],
    tier: null,
    includedTopics: [],
    widenedBy: mother,
    receivedBy: teacher,
  },
  personal: { name: 'Grace Example' },
};

describe('What a new CAF may rest on', () => {
  it('is a yes that the agency heard, or in which it is named', () => {
    expect(opening(school, null, to(school))).toBe('allowed');
    expect(opening(health, null, to(school))).toBe('allowed');
  });
  it('is no yes that was given to another agency (g)', () =>
    expect(opening(police, null, to(school))).toBe('consent-for-another-agency'));
  it('is no yes of which nobody kept who heard it, but for those it names', () => {
    const { receivedBy: _, ...unkept } = statement;
    const unheard: ConsentEvent = { ...agreed, data: { ...unkept, allowedAgencies: [health] } };
    expect([school, health].map((agencyId) => opening(agencyId, null, unheard))).toEqual([
      'consent-for-another-agency',
      'allowed',
    ]);
  });
  it('covers an agency that was added, and not one that was taken out', () => {
    expect(opening(police, null, agreed, widened)).toBe('allowed');
    const out: ConsentEvent = {
      type: 'ConsentNarrowed',
      data: {
        ...later,
        statementId: 's3',
        removedAgencies: [school],
        excludedAgencies: [],
        excludedTopics: [],
        narrowedBy: mother,
      },
      personal: { name: 'Grace Example' },
    };
    expect(opening(school, null, agreed, out)).toBe('consent-for-another-agency');
  });
  it('is no yes that is left over from a CAF that has ended (g)', () =>
    expect(opening(school, { on: '2007-06-01', heard: 1 }, agreed)).toBe('consent-left-over'));
  it.each([
    ['renewed', renewed],
    ['widened', widened],
    ['given anew', { ...agreed, data: { ...statement, statementId: 's2', validFrom: '2007-06-20' } }],
  ] as const)('is one that was %s since', (_, event) =>
    expect(opening(school, { on: '2007-06-01', heard: 1 }, agreed, event)).toBe('allowed'),
  );
  it('is, of the day on which the CAF ended, one that had not been given when it was opened', () => {
    expect(opening(school, { on: '2007-03-01', heard: 1 }, agreed)).toBe('consent-left-over');
    expect(opening(school, { on: '2007-03-01', heard: 0 }, agreed)).toBe('allowed');
  });
  it('is nothing without a yes', () => {
    expect(opening(school, null)).toBe('consent-not-recorded');
    expect(opening(school, null, { ...agreed, data: { ...statement, expiresOn: '2007-06-30' } })).toBe(
      'consent-expired',
    );
  });
});
