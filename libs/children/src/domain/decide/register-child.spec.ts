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
    [
      'a second NHS number',
      {
        identifiers: ['9990000018', '9990000026'].map((value, at) => ({
          recordingId: `r${at}`,
          kind: 'nhs-number',
          value,
          testNumbersAllowed: true,
        })),
      },
      'second-number-of-a-kind',
      '/identifiers/1',
    ],
    ['a year of birth to come', { birthDate: undefined as never, bornIn: '2008' }, 'impossible-birth-date', '/bornIn'],
    ['a day and a month of birth', { bornIn: '2001-05' }, 'impossible-birth-date', '/birthDate'],
    ['no date of birth', { birthDate: undefined as never }, 'impossible-birth-date', '/birthDate'],
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
  it('needs no reason on the day before', () =>
    given(child)
      .when(born('1989-03-02'))
      .then({
        ...registered,
        data: { ...registered.data, birthMonth: '1989-03' },
        personal: { ...registered.personal, birthDate: '1989-03-02' },
      }));
  it('needs a reason from the birthday on', () =>
    given(child).when(born('1989-03-01')).thenRefused('missing-extension-reason', '/extensionReason'));
  it.each([
    ['formerly-looked-after', '1986-03-02'],
    ['learning-difficulty-or-disability', '1982-03-02'],
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

describe('A child of whom less is known', () => {
  const { birthDate, ...unknown } = { ...register, alsoKnownAs: ['Bobbie'] };
  it.each([
    ['2001-05', { birthMonth: '2001-05', birthKnownTo: 'month' }],
    ['2001', { birthMonth: '2001-12', birthKnownTo: 'year' }],
    ['2007', { birthMonth: '2007-03', birthKnownTo: 'year' }],
  ] as const)('is registered as born in %s, without a day being made up', (bornIn, open) => {
    const event: ChildRegistered = {
      type: 'ChildRegistered',
      data: { ...registered.data, ...open },
      personal: { givenNames: 'Ada', familyName: 'Example', bornIn, alsoKnownAs: ['Bobbie'] },
    };
    expect(birthDate).toBe('2001-05-17');
    given(child)
      .when({ ...unknown, bornIn })
      .then(event);
    expect(given(child, event).state()).toMatchObject(open);
  });
  it('may have an estimated date of birth, and is known for that', () => {
    const event: ChildRegistered = { ...registered, data: { ...registered.data, birthDateStanding: 'estimated' } };
    given(child)
      .when({ ...register, birthDateStanding: 'estimated' })
      .then(event);
    expect(given(child, event).state()).toMatchObject({ birthDateStanding: 'estimated', birthKnownTo: 'day' });
  });
  it('may have one name only', () => {
    const { familyName, ...one } = register;
    expect(familyName).toBe('Example');
    given(child)
      .when(one)
      .then({ ...registered, personal: { givenNames: 'Ada', birthDate: '2001-05-17' } });
  });
});
