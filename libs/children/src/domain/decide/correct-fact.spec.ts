import { child } from '../child';
import { type ChildEvent } from '../child.events';
import { placeOn } from '../child.state';
import { givenChild, grace, mother, today } from '../testing/ada';
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
  it('is done once', () => givenChild(corrected).when(correct).thenNothing());
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
