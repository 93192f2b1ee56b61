import { given } from '@app/kernel/testing';
import { child } from '../child';
import { type ChildRegistered } from '../child.events';
import { grace, register, registered } from '../testing/ada';
import { type RegisterChild, type RegisterRefusal } from './register-child';

const unborn: RegisterChild = {
  ...register,
  status: 'unborn',
  givenNames: 'Unborn baby of Grace',
  birthDate: '2007-08-12',
  sex: 'unknown',
  mother: { personId: grace, name: 'Grace Example' },
};

describe('Registering a child', () => {
  it('puts the child on the register, names sealed apart', () => given(child).when(register).then(registered));
  it('refuses a child who is there already', () =>
    given(child, registered).when(register).thenRefused('child-already-registered'));
  it('takes along the main home, the household, numbers and other names', () =>
    given(child)
      .when({
        ...register,
        alsoKnownAs: ['Ada Sample'],
        householdId: 'h1',
        address: { addressId: 'a1', lines: ['1 Example Street'], postcode: 'OX16 5BA' },
        identifiers: [{ recordingId: 'r1', kind: 'nhs-number', value: '9990000018', testNumbersAllowed: true }],
      })
      .then(
        { ...registered, personal: { ...registered.personal, alsoKnownAs: ['Ada Sample'] } },
        {
          type: 'AddressRecorded',
          data: { addressId: 'a1', kind: 'current', from: '2007-03-01', livesWith: null },
          personal: { lines: ['1 Example Street'], postcode: 'OX16 5BA' },
        },
        { type: 'HouseholdJoined', data: { householdId: 'h1', from: '2007-03-01' } },
        {
          type: 'IdentifierRecorded',
          data: { recordingId: 'r1', kind: 'nhs-number' },
          personal: { value: '9990000018' },
        },
      ));
  it.each(['OOC', 'NFA', 'UNK'])('keeps %s as it is', (place) =>
    given(child)
      .when({ ...register, place })
      .then({ ...registered, data: { ...registered.data, place } }),
  );
  it.each<[string, Partial<RegisterChild>, RegisterRefusal['refused'], string | undefined]>([
    ['a place that does not exist', { place: 'XYZ' }, 'unknown-place', '/place'],
    ['a home whose place nobody knows', { place: undefined }, 'missing-place', '/place'],
    ['a day to come', { on: '2007-08-01' }, 'future-date', '/on'],
    ['a birth after the registration', { birthDate: '2007-03-02' }, 'impossible-birth-date', '/birthDate'],
    ['a day that does not exist', { birthDate: '2007-02-30' }, 'impossible-birth-date', '/birthDate'],
    ['a probable duplicate', { probableDuplicate: true }, 'probable-duplicate', undefined],
    [
      'a wrong NHS number',
      { identifiers: [{ recordingId: 'r1', kind: 'nhs-number', value: '9990000019', testNumbersAllowed: true }] },
      'invalid-nhs-number',
      '/identifiers/0/value',
    ],
  ])('refuses %s', (_, change, code, field) =>
    given(child)
      .when({ ...register, ...change })
      .thenRefused(code, field),
  );
  it('edge case 2: registers a probable duplicate when the practitioner says that it is another child', () =>
    given(child)
      .when({ ...register, probableDuplicate: true, confirmedNew: true })
      .then(registered));
});

describe('Edge case 3: registering an unborn child', () => {
  const expected: ChildRegistered = {
    type: 'ChildRegistered',
    data: { ...registered.data, status: 'unborn', birthMonth: '2007-08', sex: 'unknown' },
    personal: { givenNames: 'Unborn baby of Grace', familyName: 'Example', birthDate: '2007-08-12' },
  };
  it('goes by the expected date, with the mother', () =>
    given(child)
      .when(unborn)
      .then(expected, {
        type: 'ParentOrCarerRecorded',
        data: { personId: grace, relationship: 'mother', parentalResponsibility: 'yes', from: '2007-03-01' },
        personal: { name: 'Grace Example' },
      }));
  it('refuses one without a mother', () => {
    const { mother, ...without } = unborn;
    expect(mother).toBeDefined();
    given(child).when(without).thenRefused('missing-mother', '/mother');
  });
  it.each(['2007-02-07', '2007-12-27', '2001-05-17'])('refuses %s as the expected date', (birthDate) =>
    given(child)
      .when({ ...unborn, birthDate })
      .thenRefused('impossible-birth-date', '/birthDate'),
  );
  it('accepts a birth that is overdue', () =>
    given(child)
      .when({ ...unborn, birthDate: '2007-02-08', mother: { personId: grace, name: 'Grace Example' } })
      .then(
        {
          ...expected,
          data: { ...expected.data, birthMonth: '2007-02' },
          personal: { ...expected.personal, birthDate: '2007-02-08' },
        },
        expect.objectContaining({ type: 'ParentOrCarerRecorded' }) as never,
      ));
});

describe('Edge case 21: registering somebody of eighteen or more', () => {
  const born = (birthDate: string): RegisterChild => ({ ...register, birthDate });
  it('needs no reason in the month before', () =>
    given(child)
      .when(born('1989-04-30'))
      .then({
        ...registered,
        data: { ...registered.data, birthMonth: '1989-04' },
        personal: { ...registered.personal, birthDate: '1989-04-30' },
      }));
  it('needs a reason from the birthday month on', () =>
    given(child).when(born('1989-03-31')).thenRefused('missing-extension-reason', '/extensionReason'));
  it.each([
    ['formerly-looked-after', '1986-04-01'],
    ['learning-difficulty-or-disability', '1982-04-01'],
  ] as const)('accepts %s for one born on %s', (extensionReason, birthDate) =>
    given(child)
      .when({ ...born(birthDate), extensionReason })
      .then(expect.objectContaining({ type: 'ChildRegistered' }) as never, {
        type: 'AgeExtended',
        data: { reason: extensionReason, from: '2007-03-01' },
      }),
  );
  it.each([
    ['formerly-looked-after', '1986-03-01'],
    ['learning-difficulty-or-disability', '1982-03-01'],
    [undefined, '1982-03-01'],
  ] as const)('refuses %s for one born on %s', (extensionReason, birthDate) =>
    given(child)
      .when({ ...born(birthDate), ...(extensionReason === undefined ? {} : { extensionReason }) })
      .thenRefused('over-age-limit', '/birthDate'),
  );
});
