import { type AlreadyRecorded } from '@app/kernel';
import { child as register } from '../child';
import { type ChildEvent } from '../child.events';
import { addressesOn } from '../child.state';
import { alan, givenChild, grace, mother, registered, today } from '../testing/ada';
import { type AddressRefusal, type RecordAddress } from './address';

const address: RecordAddress = {
  type: 'RecordAddress',
  shieldingLeftBehind: null,
  addressId: 'a1',
  kind: 'current',
  from: '2007-05-01',
  livesWith: null,
  lines: ['2 Example Street'],
  postcode: 'OX11 7AA',
  placeOfPostcode: 'DID',
  today,
};
const recorded: ChildEvent = {
  type: 'AddressRecorded',
  data: { addressId: 'a1', kind: 'current', from: '2007-05-01', livesWith: null },
  personal: { lines: ['2 Example Street'], postcode: 'OX11 7AA' },
};
const moved: ChildEvent = {
  type: 'PlaceChanged',
  data: { place: 'DID', localityBasis: 'postcode', from: '2007-05-01' },
};

describe('A new address', () => {
  it('edge case 9: of the main home moves the child to the place of its postcode, wherever the school is', () =>
    givenChild().when(address).then(recorded, moved));
  it('in the same place moves nobody', () =>
    givenChild()
      .when({ ...address, placeOfPostcode: 'BAN' })
      .then(recorded));
  it('leaves a place that was taken from the school or set by hand', () =>
    givenChild({ ...registered, data: { ...registered.data, localityBasis: 'school' } })
      .when(address)
      .then(recorded));
  it('whose postcode nobody knows leaves the place as it is', () =>
    givenChild()
      .when({ ...address, placeOfPostcode: undefined })
      .then(recorded));
  it('is recorded once by one request; another one of the day tells of a second address', () =>
    givenChild(recorded, moved).when(address).thenUnlessRepeated(recorded));
  it('that another of the same day took the place of is recorded again: it is no repeat of what no read shows', () => {
    const instead: ChildEvent = { ...recorded, data: { ...recorded.data, addressId: 'a2' } };
    const decided = givenChild(recorded, moved, instead).decided({ ...address, addressId: 'a3' });
    expect(decided).toMatchObject({ wanted: [{ data: { addressId: 'a3' } }] });
    const { by } = decided as AlreadyRecorded<ChildEvent>;
    expect([recorded, instead].map((fact) => by(fact as never))).toEqual([false, true]);
  });
  it.each<[Partial<RecordAddress>, AddressRefusal['refused'], string]>([
    [{ from: '2007-08-01' }, 'future-date', '/from'],
    [{ from: '2001-04-30' }, 'impossible-date', '/from'],
    [{ livesWith: alan }, 'unknown-parent-or-carer', '/livesWith'],
  ])('is refused with %j', (change, code, field) =>
    givenChild(mother)
      .when({ ...address, ...change })
      .thenRefused(code, field),
  );
});

describe('Edge case 5: a child with two homes', () => {
  const other: RecordAddress = { ...address, addressId: 'a2', kind: 'other-parent', livesWith: grace };
  const otherRecorded: ChildEvent = {
    type: 'AddressRecorded',
    data: { addressId: 'a2', kind: 'other-parent', from: '2007-05-01', livesWith: grace },
    personal: { lines: ['2 Example Street'], postcode: 'OX11 7AA' },
  };
  it('belongs to the place of the main home only', () => givenChild(mother).when(other).then(otherRecorded));
  it('has both, of several main homes the latest', () => {
    const later: ChildEvent = { ...recorded, data: { ...recorded.data, addressId: 'a3', from: '2007-06-01' } };
    const child = givenChild(mother, later, recorded, otherRecorded).state();
    if (child.is === 'unregistered') throw new Error('not registered');
    const idsOn = (on: string): string[] =>
      addressesOn(child, on)
        .map(({ addressId }) => addressId)
        .sort();
    expect(idsOn('2007-04-30')).toEqual([]);
    expect(idsOn('2007-05-01')).toEqual(['a1', 'a2']);
    expect(idsOn('2007-06-01')).toEqual(['a2', 'a3']);
  });
});

describe('An address ends', () => {
  const end = { type: 'EndAddress', addressId: 'a1', until: '2007-06-01', today } as const;
  const ended: ChildEvent = { type: 'AddressEnded', data: { addressId: 'a1', until: '2007-06-01' } };
  it('on a day', () => {
    givenChild(recorded).when(end).then(ended);
    const child = givenChild(recorded, ended).state();
    if (child.is === 'unregistered') throw new Error('not registered');
    expect(addressesOn(child, '2007-05-31')).toHaveLength(1);
    expect(addressesOn(child, '2007-06-01')).toHaveLength(0);
  });
  it('once; another day is a correction', () => {
    givenChild(recorded, ended).when(end).thenAlready('address-ended', 'a1');
    givenChild(recorded, ended)
      .when({ ...end, until: '2007-06-02' })
      .thenAlready('address-ended', 'a1');
  });
  it('not where there is none', () => givenChild().when(end).thenRefused('address-not-found'));
  it('not before it began', () =>
    givenChild(recorded)
      .when({ ...end, until: '2007-04-30' })
      .thenRefused('impossible-date', '/until'));
  it('not on a day to come', () =>
    givenChild(recorded)
      .when({ ...end, until: '2007-08-01' })
      .thenRefused('future-date', '/until'));
});

describe('Shielding', () => {
  const shield = {
    type: 'ShieldChild',
    reason: 'domestic-abuse',
    from: '2007-05-01',
    reviewOn: '2007-11-01',
    today,
  } as const;
  const shielded: ChildEvent = {
    type: 'ChildShielded',
    data: { reason: 'domestic-abuse', from: '2007-05-01', reviewOn: '2007-11-01' },
  };
  const review = { type: 'ReviewShielding', on: '2007-07-01', reviewOn: '2008-01-01', today } as const;
  const reviewed: ChildEvent = { type: 'ShieldingReviewed', data: { on: '2007-07-01', reviewOn: '2008-01-01' } };
  const lift = { type: 'LiftShielding', on: '2007-07-01', today } as const;
  const lifted: ChildEvent = { type: 'ShieldingLifted', data: { on: '2007-07-01' } };

  it('always has a day of review', () => {
    givenChild().when(shield).then(shielded);
    givenChild()
      .when({ ...shield, reviewOn: '2007-05-01' })
      .thenRefused('impossible-review-date', '/reviewOn');
  });
  it('is recorded once for one reason; another day of review is a review', () => {
    givenChild(shielded).when(shield).thenAlready('already-shielded');
    givenChild(shielded)
      .when({ ...shield, reviewOn: '2007-08-15' })
      .thenAlready('already-shielded');
  });
  it('is recorded again for another reason', () =>
    givenChild(shielded)
      .when({ ...shield, reason: 'court-order' })
      .then({ type: 'ChildShielded', data: { ...shielded.data, reason: 'court-order' } }));
  it('does not begin on a day to come', () =>
    givenChild()
      .when({ ...shield, from: '2007-08-01' })
      .thenRefused('future-date', '/from'));
  it('is reviewed, once', () => {
    givenChild(shielded).when(review).then(reviewed);
    givenChild(shielded, reviewed).when(review).thenUnlessRepeated(reviewed);
    expect(givenChild(shielded, reviewed).state()).toMatchObject({ shielding: { reviewOn: '2008-01-01' } });
  });
  it('is not reviewed where there is none, nor for a day that has been', () => {
    givenChild().when(review).thenRefused('not-shielded');
    givenChild(shielded)
      .when({ ...review, reviewOn: '2007-06-30' })
      .thenRefused('impossible-review-date');
    givenChild(shielded)
      .when({ ...review, on: '2007-08-01' })
      .thenRefused('future-date');
  });
  it('is lifted, once', () => {
    givenChild(shielded).when(lift).then(lifted);
    expect(register.decide(lift, givenChild(shielded, lifted).state())).toMatchObject({
      refusal: { refused: 'not-shielded' },
    });
    expect(givenChild(shielded, lifted).state()).toMatchObject({ shielding: null });
  });
  it('is not lifted before it began, nor on a day to come', () => {
    givenChild(shielded)
      .when({ ...lift, on: '2007-04-30' })
      .thenRefused('impossible-date');
    givenChild(shielded)
      .when({ ...lift, on: '2007-08-01' })
      .thenRefused('future-date');
  });
});
