import fc from 'fast-check';
import { addDays, isRefusal } from '@app/kernel';
import { eventsOf } from '@app/kernel/testing';
import { consent, type ConsentCommand } from './consent';
import { type ConsentEvent, type Giver } from './consent.events';
import { type Consent } from './consent.state';
import { lossBetween } from './loss';
import { assessmentAllowed, conflictOn, type Permission, sharingAllowed } from './standing';
import { child as girl } from './testing/family';
import { type Scope, scopes, type Tier } from './vocabulary';

const agencies = ['school', 'health', 'police'] as const;
const today = '2007-07-31';
const child = { ...girl, age: 14 };
const dayOf = fc.integer({ min: -200, max: 0 }).map((days) => addDays(today, days));
const speaker: fc.Arbitrary<Giver> = fc.constantFrom<Giver>(
  { kind: 'child', competenceBasis: 'presumed-from-12' },
  { kind: 'parent', parentalResponsibility: true, personId: 'mother' },
  { kind: 'parent', parentalResponsibility: true, personId: 'father' },
);
const someScopes = fc.subarray<Scope>([...scopes], { minLength: 1 });
const someAgencies = fc.subarray<string>([...agencies]);
const known = { school: 'active', health: 'active', police: 'active' } as const;
const receivedBy = { practitionerId: 'teacher', agencyId: 'school' };
const carried = { how: 'verbal', name: 'Somebody', today, child, agencies: known, receivedBy } as const;

/** Any command, as far as the rules go; the ids are given out in order. */
const command: fc.Arbitrary<(statementId: string) => ConsentCommand> = fc.oneof(
  fc
    .record({
      givenBy: speaker,
      validFrom: dayOf,
      lasts: fc.option(fc.integer({ min: -5, max: 400 })),
      scopes: someScopes,
      tier: fc.constantFrom<Tier>('basic', 'additional'),
      allowedAgencies: someAgencies,
      excludedAgencies: someAgencies,
      takesAway: fc.boolean(),
    })
    .map(({ lasts, ...facts }) => (statementId: string): ConsentCommand => ({
      type: 'RecordConsent',
      statementId,
      ...facts,
      expiresOn: lasts === null ? null : addDays(facts.validFrom, lasts),
      excludedTopics: [],
      leafletGiven: true,
      evidenceId: null,
      ...carried,
    })),
  fc
    .record({
      widenedBy: speaker,
      from: dayOf,
      addedAgencies: someAgencies,
      includedAgencies: someAgencies,
      tier: fc.constantFrom<'additional' | null>('additional', null),
    })
    .map((facts) => (statementId: string): ConsentCommand => ({
      type: 'WidenConsent',
      statementId,
      ...facts,
      includedTopics: [],
      ...carried,
    })),
  fc
    .record({ refusedBy: speaker, from: dayOf, scopes: someScopes })
    .map((facts) => (statementId: string): ConsentCommand => ({
      type: 'RefuseConsent',
      statementId,
      ...facts,
      ...carried,
    })),
  fc
    .record({ withdrawnBy: speaker, from: dayOf, scopes: someScopes })
    .map((facts) => (statementId: string): ConsentCommand => ({
      type: 'WithdrawConsent',
      statementId,
      ...facts,
      ...carried,
    })),
  fc
    .record({ narrowedBy: speaker, from: dayOf, removedAgencies: someAgencies, excludedAgencies: someAgencies })
    .map((facts) => (statementId: string): ConsentCommand => ({
      type: 'NarrowConsent',
      statementId,
      ...facts,
      excludedTopics: [],
      ...carried,
    })),
  fc
    .record({ renewedBy: speaker, from: dayOf, lasts: fc.option(fc.integer({ min: -5, max: 400 })) })
    .map(({ lasts, ...facts }) => (statementId: string): ConsentCommand => ({
      type: 'RenewConsent',
      statementId,
      ...facts,
      expiresOn: lasts === null ? null : addDays(facts.from, lasts),
      ...carried,
    })),
);
const history = fc.array(command, { maxLength: 12, size: 'max' });

/** All commands in turn. @returns what happened, and the state after it. */
const live = (commands: readonly ((id: string) => ConsentCommand)[]): { events: ConsentEvent[]; state: Consent } => {
  const events: ConsentEvent[] = [];
  let state = consent.initial;
  for (const [at, make] of commands.entries()) {
    const decided = eventsOf(consent.decide(make(`s${at}`), state));
    events.push(...decided);
    state = decided.reduce(consent.evolve, state);
  }
  return { events, state };
};

/**
 * The rule said in another way: for each scope, of those who may decide, look back from the day for the child's last word on it;
 * where there is none, for the last word of any parent. A statement is a word on what it gives, and on what was said before by its
 * side.
 */
const plainly = (events: readonly ConsentEvent[], scope: Scope, day: string): Permission => {
  const words = events
    .flatMap((event, learned) => {
      switch (event.type) {
        case 'ConsentRecorded':
          return { from: event.data.validFrom, learned, by: event.data.givenBy, event };
        case 'ConsentRefused':
          return { from: event.data.from, learned, by: event.data.refusedBy, event };
        case 'ConsentWithdrawn':
          return { from: event.data.from, learned, by: event.data.withdrawnBy, event };
        case 'ConsentRenewed':
          return { from: event.data.from, learned, by: event.data.renewedBy, event };
        default:
          return [];
      }
    })
    .filter(({ from }) => from <= day)
    .sort((a, b) => (a.from === b.from ? a.learned - b.learned : a.from < b.from ? -1 : 1));
  const sideSays = (side: 'child' | 'holders'): Permission | undefined => {
    const own = words.filter(({ by }) => (by.kind === 'child') === (side === 'child'));
    const given = own.findLastIndex(({ event }) => event.type === 'ConsentRecorded');
    const since = own.slice(given + 1);
    const no = since.findLast(
      ({ event }) =>
        (event.type === 'ConsentRefused' || event.type === 'ConsentWithdrawn') && event.data.scopes.includes(scope),
    );
    if (no !== undefined) return no.event.type === 'ConsentRefused' ? 'consent-refused' : 'consent-withdrawn';
    const statement = own[given]?.event;
    if (statement?.type !== 'ConsentRecorded') return undefined;
    const speaks = statement.data.scopes.includes(scope);
    if (side === 'child' && !speaks) return undefined;
    const renewal = since.findLast(({ event }) => event.type === 'ConsentRenewed')?.event;
    const expiresOn = renewal?.type === 'ConsentRenewed' ? renewal.data.expiresOn : statement.data.expiresOn;
    if (expiresOn !== null && day > expiresOn) return 'consent-expired';
    return speaks ? 'allowed' : 'scope-not-given';
  };
  return sideSays('child') ?? sideSays('holders') ?? 'consent-not-recorded';
};

describe('Consent, whatever is said in whatever order', () => {
  it('allows an assessment exactly as the rule says it plainly', () =>
    fc.assert(
      fc.property(history, dayOf, (commands, day) => {
        const { events, state } = live(commands);
        const assess = plainly(events, 'assess', day);
        expect(assessmentAllowed(state, day)).toBe(assess === 'allowed' ? plainly(events, 'store', day) : assess);
      }),
      { numRuns: 400 },
    ));
  it('never shares without a yes, nor with an agency that was not named or was taken out', () =>
    fc.assert(
      fc.property(history, dayOf, fc.constantFrom(...agencies), (commands, on, agencyId) => {
        const { events, state } = live(commands);
        if (sharingAllowed(state, { agencyId, tier: 'basic', on }) !== 'allowed') return;
        expect(plainly(events, 'share', on)).toBe('allowed');
        const named = events.filter(
          (event) =>
            (event.type === 'ConsentRecorded' &&
              event.data.validFrom <= on &&
              event.data.scopes.includes('share') &&
              event.data.allowedAgencies.includes(agencyId)) ||
            (event.type === 'ConsentWidened' && event.data.from <= on && event.data.addedAgencies.includes(agencyId)),
        );
        expect(named.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    ));
  it('shares additional information only where it shares basic information', () =>
    fc.assert(
      fc.property(history, dayOf, fc.constantFrom(...agencies), (commands, on, agencyId) => {
        const { state } = live(commands);
        if (sharingAllowed(state, { agencyId, tier: 'additional', on }) === 'allowed')
          expect(sharingAllowed(state, { agencyId, tier: 'basic', on })).toBe('allowed');
      }),
      { numRuns: 200 },
    ));
  it('is found on record when the same is said again', () =>
    fc.assert(
      fc.property(history, command, (commands, make) => {
        const { state } = live(commands);
        const decided = consent.decide(make('first'), state);
        if (isRefusal(decided)) return;
        const after = eventsOf(decided).reduce(consent.evolve, state);
        const again = consent.decide(make('again'), after);
        if (Array.isArray(again)) expect(again).toEqual([]);
        else expect(isRefusal(again)).toBe(false);
      }),
      { numRuns: 300 },
    ));
  it('takes nothing away by a statement that does not say so', () =>
    fc.assert(
      fc.property(history, command, (commands, make) => {
        const { state } = live(commands);
        const next = make('next');
        if (next.type !== 'RecordConsent' && next.type !== 'WidenConsent') return;
        const asked = next.type === 'RecordConsent' ? { ...next, takesAway: false } : next;
        const decided = eventsOf(consent.decide(asked, state));
        const {
          agencies,
          basicOnly,
          topics,
          scopes: gone,
        } = lossBetween(state, decided.reduce(consent.evolve, state), today);
        expect([...agencies, ...basicOnly, ...topics, ...gone]).toEqual([]);
      }),
      { numRuns: 600 },
    ));
  it('does not look ahead: what counts from a later day changes nothing before', () =>
    fc.assert(
      fc.property(history, dayOf, (commands, day) => {
        const { events, state } = live(commands);
        const byThen = events.filter((event) => dayOfEvent(event) <= day).reduce(consent.evolve, consent.initial);
        expect(assessmentAllowed(state, day)).toBe(assessmentAllowed(byThen, day));
        expect(conflictOn(state, day)).toEqual(conflictOn(byThen, day));
      }),
      { numRuns: 200 },
    ));
});

const dayOfEvent = (event: ConsentEvent): string =>
  event.type === 'ConsentRecorded' ? event.data.validFrom : 'from' in event.data ? event.data.from : '';
