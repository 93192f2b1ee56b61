import { eventsOf } from '@app/kernel/testing';
import { child } from '../child';
import { type ChildEvent } from '../child.events';
import { ageOn, parentalResponsibilityOn, placeOn } from '../child.state';
import { expected, givenChild, grace, mother, registered, today } from '../testing/ada';
import { type CorrectFact, type CorrectRefusal } from './correct-fact';

const correct: CorrectFact = {
  type: 'CorrectFact',
  correctionId: 'x1',
  of: { fact: 'identity' },
  plain: {},
  personal: { givenNames: 'Adah', birthDate: '2001-06-17' },
  personalBefore: { givenNames: 'Ada', familyName: 'Example', birthDate: '2001-05-17' },
  reason: 'Typing error',
  knownPlaces: ['BAN', 'DID'],
  placeOfPostcode: undefined,
  testNumbersAllowed: true,
  today,
};
const corrected: ChildEvent = {
  type: 'FactCorrected',
  data: {
    correctionId: 'x1',
    of: { fact: 'identity' },
    old: { birthMonth: '2001-05' },
    new: { birthMonth: '2001-06' },
  },
  personal: {
    old: { givenNames: 'Ada', birthDate: '2001-05-17' },
    new: { givenNames: 'Adah', birthDate: '2001-06-17' },
    reason: 'Typing error',
  },
};
const address: ChildEvent = {
  type: 'AddressRecorded',
  data: { addressId: 'a1', kind: 'current', from: '2007-05-01', livesWith: null },
  personal: { lines: ['2 Example Street'] },
};

describe('Correcting a recorded fact', () => {
  it('keeps what stood, what is right and why', () => {
    givenChild().when(correct).then(corrected);
    expect(givenChild(corrected).state()).toMatchObject({ birthMonth: '2001-06' });
  });
  it('is done once by one request; what is corrected may be corrected again', () => {
    givenChild(corrected)
      .when({ ...correct, correctionId: 'x2' })
      .thenUnlessRepeated({
        ...corrected,
        data: { ...corrected.data, correctionId: 'x2', old: {}, new: {} },
      });
  });
  it('keeps the plain facts in the open and the others sealed', () =>
    givenChild()
      .when({ ...correct, personal: {}, plain: { sex: 'male' } })
      .then({
        type: 'FactCorrected',
        data: { correctionId: 'x1', of: { fact: 'identity' }, old: { sex: 'female' }, new: { sex: 'male' } },
        personal: { old: {}, new: {}, reason: 'Typing error' },
      }));
  it('of a place counts from the right day', () => {
    const of = { fact: 'place', from: '2007-03-01' } as const;
    const event: ChildEvent = {
      type: 'FactCorrected',
      data: {
        correctionId: 'x1',
        of,
        old: { place: 'BAN', from: '2007-03-01' },
        new: { place: 'DID', from: '2007-02-01' },
      },
      personal: { old: {}, new: {}, reason: 'Typing error' },
    };
    givenChild()
      .when({ ...correct, of, personal: {}, personalBefore: {}, plain: { place: 'DID', from: '2007-02-01' } })
      .then(event);
    const child = givenChild(event).state();
    if (child.is === 'unregistered') throw new Error('not registered');
    expect(placeOn(child, '2007-02-01')?.place).toBe('DID');
    expect(child.places).toHaveLength(1);
  });
  it.each<[string, Partial<CorrectFact>, object, readonly ChildEvent[]]>([
    [
      'an address',
      { of: { fact: 'address', addressId: 'a1' }, plain: { from: '2007-04-01' } },
      { addresses: [{ from: '2007-04-01' }] },
      [address],
    ],
    [
      'an adult',
      { of: { fact: 'parent-or-carer', personId: grace }, plain: { relationship: 'carer' } },
      { adults: [{ relationship: 'carer' }] },
      [mother],
    ],
    [
      'the registration',
      { of: { fact: 'registration' }, plain: { registeredOn: '2007-02-28' } },
      { registeredOn: '2007-02-28' },
      [],
    ],
    [
      'the day of death',
      { of: { fact: 'ending' }, plain: { endedOn: '2007-06-02' } },
      { endedOn: '2007-06-02', status: 'deceased' },
      [{ type: 'ChildDied', data: { on: '2007-06-01' } }],
    ],
  ])('reaches %s', (_, change, state, past) => {
    const before = givenChild(...past).state();
    const decided = child.decide({ ...correct, personal: {}, ...change }, before);
    if (!Array.isArray(decided)) throw new Error(JSON.stringify(decided));
    expect(givenChild(...past, ...(decided as ChildEvent[])).state()).toMatchObject(state);
  });
  it.each<[string, Partial<CorrectFact>, CorrectRefusal['refused']]>([
    ['an address that is not recorded', { of: { fact: 'address', addressId: 'a9' } }, 'fact-not-found'],
    ['an adult who is not recorded', { of: { fact: 'parent-or-carer', personId: 'x' } }, 'fact-not-found'],
    ['an ending of a record that goes on', { of: { fact: 'ending' } }, 'fact-not-found'],
    ['a day without a place', { of: { fact: 'place', from: '2007-03-02' } }, 'fact-not-found'],
    ['nothing at all', { personal: {} }, 'missing-correction'],
    ['what is right already', { personal: {}, plain: { sex: 'female' } }, 'missing-correction'],
    ['a birth to come', { personal: { birthDate: '2007-08-01' } }, 'impossible-birth-date'],
    ['an impossible birthday', { personal: { birthDate: '2007-02-30' } }, 'impossible-birth-date'],
    [
      'a place that does not exist',
      { of: { fact: 'place', from: '2007-03-01' }, personal: {}, plain: { place: 'XYZ' } },
      'unknown-place',
    ],
    [
      'a registration to come',
      { of: { fact: 'registration' }, personal: {}, plain: { registeredOn: '2007-08-01' } },
      'future-date',
    ],
    ['a fact of another kind', { personal: { phone: '1' } }, 'fact-of-another-kind'],
  ])('refuses %s', (_, change, code) =>
    givenChild()
      .when({ ...correct, ...change })
      .thenRefused(code),
  );
});

const ofAddress = { of: { fact: 'address', addressId: 'a1' }, personal: {}, personalBefore: {} } as const;
const addressEnded: ChildEvent = { type: 'AddressEnded', data: { addressId: 'a1', until: '2007-06-01' } };
const died: ChildEvent = { type: 'ChildDied', data: { on: '2007-06-01' } };
const responsible: ChildEvent = {
  type: 'ParentalResponsibilityChanged',
  data: { personId: grace, parentalResponsibility: 'no', from: '2007-05-01' },
};
const born: ChildEvent = {
  type: 'ChildBorn',
  data: { birthMonth: '2007-07', sex: 'male' },
  personal: { givenNames: 'Charles', familyName: 'Example', birthDate: '2007-07-20' },
};

describe('A correction is judged by the rules of recording', () => {
  it.each<[string, Partial<CorrectFact>, CorrectRefusal['refused'], string, readonly ChildEvent[]]>([
    [
      'a birth after the registration',
      { personal: { birthDate: '2007-04-01' } },
      'impossible-birth-date',
      '/right/birthDate',
      [],
    ],
    [
      'a birth on a later day of the month of registration',
      { personal: { birthDate: '2007-03-02' } },
      'impossible-birth-date',
      '/right/birthDate',
      [],
    ],
    ['a birth of a century ago', { personal: { birthDate: '1901-05-17' } }, 'over-age-limit', '/right/birthDate', []],
    [
      'a birth of nineteen years ago, without a reason',
      { personal: { birthDate: '1987-05-17' } },
      'missing-extension-reason',
      '/right/birthDate',
      [],
    ],
    ['a year of birth to come', { personal: { bornIn: '2008' } }, 'impossible-birth-date', '/right/bornIn', []],
    [
      'a birth after the death',
      { personal: { birthDate: '2007-02-01' } },
      'impossible-date',
      '/right/birthDate',
      [{ ...died, data: { on: '2007-01-05' } }],
    ],
    [
      'a death before the birth',
      { of: { fact: 'ending' }, personal: {}, plain: { endedOn: '1999-01-01' } },
      'impossible-date',
      '/right/endedOn',
      [died],
    ],
    [
      'a registration before the birth',
      { of: { fact: 'registration' }, personal: {}, plain: { registeredOn: '2001-05-16' } },
      'impossible-birth-date',
      '/right/registeredOn',
      [],
    ],
    [
      'an address that begins after its end',
      { ...ofAddress, plain: { from: '2007-06-02' } },
      'impossible-date',
      '/right/from',
      [address, addressEnded],
    ],
    [
      'an address that ends before it began',
      { ...ofAddress, plain: { until: '2007-04-30' } },
      'impossible-date',
      '/right/until',
      [address, addressEnded],
    ],
    [
      'an end that is not recorded',
      { ...ofAddress, plain: { until: '2007-06-30' } },
      'fact-not-found',
      '/right/until',
      [address],
    ],
    [
      'an address before the birth',
      { ...ofAddress, plain: { from: '2001-04-30' } },
      'impossible-date',
      '/right/from',
      [address],
    ],
    [
      'an adult who came after a change of their responsibility',
      { of: { fact: 'parent-or-carer', personId: grace }, personal: {}, plain: { from: '2007-06-01' } },
      'impossible-date',
      '/right/from',
      [mother, responsible],
    ],
    [
      'a place before the birth',
      { of: { fact: 'place', from: '2007-03-01' }, personal: {}, plain: { from: '2000-01-01' } },
      'impossible-date',
      '/right/from',
      [],
    ],
    [
      'a birth a year before it was expected',
      { personal: { birthDate: '2006-10-12' } },
      'impossible-birth-date',
      '/right/birthDate',
      [expected, born],
    ],
    [
      'an expected day of years to come',
      { personal: { birthDate: '2009-10-12' } },
      'impossible-birth-date',
      '/right/birthDate',
      [expected],
    ],
    [
      'a number that nobody has',
      { of: { fact: 'identifier', recordingId: 'r1' }, personal: { value: '9990000017' } },
      'invalid-nhs-number',
      '/right/value',
      [
        {
          type: 'IdentifierRecorded',
          data: { recordingId: 'r1', kind: 'nhs-number' },
          personal: { value: '9990000018' },
        },
      ],
    ],
  ])('refuses %s', (_, change, code, field, past) =>
    givenChild(...past)
      .when({ ...correct, ...change })
      .thenRefused(code, field),
  );
  it('takes a birth that the age at registration has a reason for', () =>
    expect(
      child.decide(
        { ...correct, personal: { birthDate: '1987-05-17' } },
        givenChild({ type: 'AgeExtended', data: { reason: 'formerly-looked-after', from: '2007-03-01' } }).state(),
      ),
    ).toMatchObject([{ type: 'FactCorrected', data: { new: { birthMonth: '1987-05' } } }]));
});

describe('What follows from a corrected fact follows', () => {
  const home: ChildEvent = { ...address, data: { ...address.data, from: '2007-03-01' } };
  const right = {
    ...ofAddress,
    personal: { lines: ['1 Example Street'], postcode: 'OX11 7AA' },
    placeOfPostcode: 'DID',
  };
  const placeAfter = (change: Partial<CorrectFact>, ...past: readonly ChildEvent[]): unknown => {
    const before = givenChild(...past).state();
    const record = eventsOf(child.decide({ ...correct, ...change }, before)).reduce(child.evolve, before);
    return record.is === 'registered' ? placeOn(record, '2007-07-01') : undefined;
  };
  it('the place from a corrected postcode on which it rests', () =>
    expect(placeAfter(right, home)).toEqual({ place: 'DID', localityBasis: 'postcode', from: '2007-03-01' }));
  it('the day of the place from the corrected day of the home', () =>
    expect(placeAfter({ ...ofAddress, plain: { from: '2007-02-01' }, placeOfPostcode: 'BAN' }, home)).toMatchObject({
      place: 'BAN',
      from: '2007-02-01',
    }));
  it('no place where nobody knows the right postcode', () =>
    expect(placeAfter({ ...right, placeOfPostcode: undefined }, home)).toMatchObject({ place: 'UNK' }));
  it('not the place that was set by hand or taken from the school', () =>
    expect(
      placeAfter(right, { ...registered, data: { ...registered.data, localityBasis: 'school' } }, home),
    ).toMatchObject({ place: 'BAN', localityBasis: 'school' }));
  it('parental responsibility from the day of an adult that was put right', () => {
    const before = givenChild(mother).state();
    const of = { fact: 'parent-or-carer', personId: grace } as const;
    const decided = child.decide({ ...correct, of, personal: {}, plain: { from: '2006-01-01' } }, before);
    const record = eventsOf(decided).reduce(child.evolve, before);
    expect(record.is === 'registered' && parentalResponsibilityOn(record, grace, '2006-02-01')).toBe('yes');
  });
  it('age and standing', () => {
    const record = givenChild(corrected).state();
    expect(record.is === 'registered' && [ageOn(record, '2007-06-30'), ageOn(record, '2007-07-01')]).toEqual([5, 6]);
  });
});
