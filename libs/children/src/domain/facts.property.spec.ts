import fc from 'fast-check';
import { addDays, isAlreadyRecorded, isRefusal } from '@app/kernel';
import { eventsOf } from '@app/kernel/testing';
import { child, type ChildCommand } from './child';
import { type Child, type RegisteredChild } from './child.state';
import { type CorrectFact } from './decide/correct-fact';
import { grace, register, today } from './testing/ada';

/** Days of three generations and of the time around today. */
const day = fc.oneof(
  fc.integer({ min: -60 * 365, max: 400 }).map((days) => addDays(today, days)),
  fc.integer({ min: -400, max: 400 }).map((days) => addDays(today, days)),
);
const mother = { personId: grace, name: 'Grace Example' };
const addressId = fc.constantFrom('a1', 'a2');
const personId = fc.constantFrom(grace, 'p2');

const correction = (
  of: fc.Arbitrary<CorrectFact['of']>,
  right: fc.Arbitrary<Partial<Pick<CorrectFact, 'plain' | 'personal'>>>,
): fc.Arbitrary<ChildCommand> =>
  fc.record({ of, right, correctionId: fc.uuid() }).map(({ of: fact, right: facts, correctionId }) => ({
    type: 'CorrectFact' as const,
    of: fact,
    correctionId,
    plain: {},
    personal: {},
    ...facts,
    personalBefore: {},
    reason: 'Typing error',
    knownPlaces: ['BAN', 'DID'],
    placeOfPostcode: 'DID',
    testNumbersAllowed: true,
    today,
  }));

/** Every path to every fact that has a day. */
const paths: Readonly<Record<string, fc.Arbitrary<ChildCommand>>> = {
  'registered as born': fc
    .record({
      birthDate: day,
      on: day,
      reason: fc.constantFrom(undefined, 'learning-difficulty-or-disability' as const),
    })
    .map(({ birthDate, on, reason }) => ({
      ...register,
      birthDate,
      on,
      ...(reason === undefined ? {} : { extensionReason: reason }),
      address: { addressId: 'a1', lines: ['1 Example Street'] },
    })),
  'registered as expected': fc
    .record({ birthDate: day, on: day })
    .map(({ birthDate, on }) => ({ ...register, status: 'unborn', mother, birthDate, on })),
  born: day.map((birthDate) => ({ type: 'RecordBirth', givenNames: 'Charles', birthDate, sex: 'male', today })),
  'birth corrected': correction(
    fc.constant({ fact: 'identity' }),
    day.map((birthDate) => ({ personal: { birthDate } })),
  ),
  'year of birth corrected': correction(
    fc.constant({ fact: 'identity' }),
    day.map((one) => ({ personal: { bornIn: one.slice(0, 4) } })),
  ),
  'registration corrected': correction(
    fc.constant({ fact: 'registration' }),
    day.map((registeredOn) => ({ plain: { registeredOn } })),
  ),
  died: day.map((on) => ({ type: 'RecordDeath', on, today })),
  'pregnancy ended': day.map((on) => ({ type: 'EndPregnancy', on, today })),
  'ending corrected': correction(
    fc.constant({ fact: 'ending' }),
    day.map((endedOn) => ({ plain: { endedOn } })),
  ),
  'ending taken back': fc.constant({ type: 'RetractEnding', reason: 'Wrong record' }),
  'address recorded': fc.record({ addressId, from: day }).map((facts) => ({
    type: 'RecordAddress',
    ...facts,
    kind: 'current',
    livesWith: null,
    lines: ['2 Example Street'],
    placeOfPostcode: 'DID',
    shieldingLeftBehind: null,
    today,
  })),
  'address ended': fc.record({ addressId, until: day }).map((facts) => ({ type: 'EndAddress', ...facts, today })),
  'address corrected': correction(
    addressId.map((id) => ({ fact: 'address', addressId: id })),
    fc.record({ from: day, until: fc.option(day, { nil: undefined }) }).map(({ from, until }) => ({
      plain: { from, ...(until === undefined ? {} : { until }) },
    })),
  ),
  'adult recorded': fc.record({ personId, from: day }).map((facts) => ({
    type: 'RecordParentOrCarer',
    ...facts,
    name: 'Alan Example',
    relationship: 'father',
    parentalResponsibility: 'unknown',
    today,
  })),
  'responsibility changed': fc.record({ personId, from: day }).map((facts) => ({
    type: 'ChangeParentalResponsibility',
    ...facts,
    parentalResponsibility: 'no',
    today,
  })),
  'adult gone': fc.record({ personId, until: day }).map((facts) => ({ type: 'EndParentOrCarer', ...facts, today })),
  'adult corrected': correction(
    personId.map((id) => ({ fact: 'parent-or-carer', personId: id })),
    fc.record({ from: day }).map((plain) => ({ plain })),
  ),
  'place changed': day.map((from) => ({
    type: 'ChangePlace',
    place: 'DID',
    localityBasis: 'manual',
    from,
    knownPlaces: ['BAN', 'DID'],
    today,
  })),
  'place corrected': correction(
    day.map((from) => ({ fact: 'place', from })),
    day.map((from) => ({ plain: { from } })),
  ),
  shielded: fc.record({ from: day, reviewOn: day }).map((facts) => ({
    type: 'ShieldChild',
    ...facts,
    reason: 'domestic-abuse',
    today,
  })),
  'household joined': day.map((from) => ({
    type: 'JoinHousehold',
    householdId: 'h1',
    from,
    shieldingLeftBehind: null,
    today,
  })),
  'help extended': day.map((from) => ({ type: 'ExtendAge', reason: 'formerly-looked-after', from, today })),
};
const path = fc
  .constantFrom(...Object.keys(paths))
  .chain((name) => (paths[name] as fc.Arbitrary<ChildCommand>).map((command) => ({ name, command })));

/** A correction names the fact by the day from which it was recorded: one of those on record. */
const aimed = (command: ChildCommand, state: Child): ChildCommand => {
  const from = state.is === 'registered' ? state.places.at(-1)?.from : undefined;
  return command.type === 'CorrectFact' && command.of.fact === 'place' && from !== undefined
    ? { ...command, of: { fact: 'place', from } }
    : command;
};

const monthsBetween = (one: string, other: string): number =>
  (Number(other.slice(0, 4)) - Number(one.slice(0, 4))) * 12 + Number(other.slice(5, 7)) - Number(one.slice(5, 7));

/** What a reader of the record would object to: written out once more, in months, without a look at the rules. */
const objections = (record: RegisteredChild): readonly string[] => {
  const { birthMonth, birthKnownTo, expectedMonth, registeredOn, status, endedOn, addresses, adults } = record;
  const earliest = birthKnownTo === 'year' ? `${birthMonth.slice(0, 4)}-01` : birthMonth;
  const isBorn = status !== 'unborn' && status !== 'pregnancy-ended';
  const days = [
    registeredOn,
    ...(endedOn === null ? [] : [endedOn]),
    ...[record.places, record.households, record.extensions, addresses, adults].flat().map(({ from }) => from),
    ...[...addresses, ...adults].flatMap(({ until }) => until ?? []),
  ];
  const wrong: readonly (readonly [string, boolean])[] = [
    ['a day to come', days.some((one) => one > today)],
    ['born after its registration', isBorn && expectedMonth === null && earliest > registeredOn.slice(0, 7)],
    ['older than anybody here when registered', isBorn && monthsBetween(birthMonth, registeredOn) > 25 * 12],
    [
      'born years from the expected day',
      isBorn &&
        expectedMonth !== null &&
        (monthsBetween(birthMonth, expectedMonth) > 6 || monthsBetween(earliest, expectedMonth) < -3),
    ],
    [
      'gone before birth',
      isBorn && endedOn !== null && monthsBetween(earliest, endedOn) < (expectedMonth === null ? 0 : -18),
    ],
    ['a fact before there was a child', expectedMonth === null && days.some((one) => monthsBetween(earliest, one) < 0)],
    ['an address that ends before it begins', addresses.some(({ from, until }) => until !== null && until < from)],
    ['an adult who leaves before they come', adults.some(({ from, until }) => until !== null && until < from)],
    [
      'responsibility before there was an adult',
      adults.some(({ from, responsibility }) => responsibility.some((held) => held.from < from)),
    ],
    [
      'an adult who is there twice',
      adults.some((one, at) =>
        adults.some((other, nth) => nth > at && other.personId === one.personId && other.from < (one.until ?? '9999')),
      ),
    ],
    [
      'shielding that was to be reviewed before it began',
      record.shielding !== null && record.shielding.reviewOn <= record.shielding.from,
    ],
  ];
  return wrong.flatMap(([what, is]) => (is ? [what] : []));
};

describe('The facts of a child, by whatever path they come', () => {
  it('never contradict each other, and every path is taken', () => {
    const taken = new Set<string>();
    const refused = new Set<string>();
    fc.assert(
      fc.property(fc.array(path, { minLength: 10, maxLength: 60, size: 'max' }), (lives) => {
        let state: Child = child.initial;
        for (const { name, command } of lives) {
          const decided = child.decide(aimed(command, state), state);
          if (isRefusal(decided)) refused.add(name);
          const events = eventsOf(decided);
          if (!isAlreadyRecorded(decided) && events.length > 0) taken.add(name);
          state = events.reduce(child.evolve, state);
          if (state.is === 'registered') expect(objections(state)).toEqual([]);
        }
      }),
      { numRuns: 600 },
    );
    expect([...taken].sort()).toEqual(Object.keys(paths).sort());
    expect(refused.size).toBeGreaterThan(15);
  });
});
