import { type ChildEvent } from '../child.events';
import { ageStandingOn, placeOn } from '../child.state';
import { expected, givenChild, registered, today } from '../testing/ada';

describe('A change of place', () => {
  const move = {
    type: 'ChangePlace',
    place: 'DID',
    localityBasis: 'school',
    from: '2007-05-01',
    knownPlaces: ['BAN', 'DID', 'OOC', 'NFA', 'UNK'],
    today,
  } as const;
  const moved: ChildEvent = {
    type: 'PlaceChanged',
    data: { place: 'DID', localityBasis: 'school', from: '2007-05-01' },
  };
  it('counts from a day on, with the basis on which it rests', () => {
    givenChild().when(move).then(moved);
    const child = givenChild(moved).state();
    if (child.is === 'unregistered') throw new Error('not registered');
    expect(placeOn(child, '2007-02-28')).toBeUndefined();
    expect(placeOn(child, '2007-04-30')?.place).toBe('BAN');
    expect(placeOn(child, '2007-05-01')).toMatchObject({ place: 'DID', localityBasis: 'school' });
    expect(child.place).toBe('DID');
  });
  it('is recorded once', () => givenChild(moved).when(move).thenUnlessRepeated(moved));
  it('may be of the basis only', () =>
    givenChild()
      .when({ ...move, place: 'BAN' })
      .then({ type: 'PlaceChanged', data: { place: 'BAN', localityBasis: 'school', from: '2007-05-01' } }));
  it.each(['OOC', 'NFA', 'UNK'])('may lead to %s', (place) =>
    givenChild()
      .when({ ...move, place })
      .then({ type: 'PlaceChanged', data: { place, localityBasis: 'school', from: '2007-05-01' } }),
  );
  it('edge case 18: entered late it counts from its own day and leaves a later move standing', () => {
    const child = givenChild(moved, {
      type: 'PlaceChanged',
      data: { place: 'OOC', localityBasis: 'manual', from: '2007-04-01' },
    }).state();
    expect(child).toMatchObject({ place: 'DID' });
    if (child.is !== 'unregistered') expect(placeOn(child, '2007-04-15')?.place).toBe('OOC');
  });
  it.each([
    [{ place: 'XYZ' }, 'unknown-place'],
    [{ from: '2007-08-01' }, 'future-date'],
    [{ from: '2001-04-30' }, 'impossible-date'],
  ] as const)('is refused with %j', (change, code) =>
    givenChild()
      .when({ ...move, ...change })
      .thenRefused(code),
  );
});

describe('Edge case 21: help past the eighteenth birthday', () => {
  const young = { ...registered, data: { ...registered.data, birthMonth: '1989-06' } };
  const extend = { type: 'ExtendAge', reason: 'formerly-looked-after', from: '2007-06-01', today } as const;
  const extended: ChildEvent = { type: 'AgeExtended', data: { reason: 'formerly-looked-after', from: '2007-06-01' } };
  it('goes on for a reason', () => {
    givenChild(young).when(extend).then(extended);
    const child = givenChild(young, extended).state();
    if (child.is === 'unregistered') throw new Error('not registered');
    expect(ageStandingOn(child, '2007-05-31')).toBe('nearing-18');
    expect(ageStandingOn(child, '2007-06-30')).toBe('nearing-18');
    expect(ageStandingOn(child, '2007-07-01')).toBe('extended');
    expect(ageStandingOn(child, '2007-06-20', '1989-06-20')).toBe('extended');
    expect(ageStandingOn(child, '2010-06-20', '1989-06-20')).toBe('over-limit');
  });
  it('is recorded once', () => givenChild(young, extended).when(extend).thenUnlessRepeated(extended));
  it('is refused when the reason does not reach that far', () =>
    givenChild({ ...young, data: { ...young.data, birthMonth: '1986-05' } })
      .when(extend)
      .thenRefused('over-age-limit'));
  it('is refused of an unborn child and for a day to come', () => {
    givenChild(expected).when(extend).thenRefused('child-unborn');
    givenChild(young)
      .when({ ...extend, from: '2007-08-01' })
      .thenRefused('future-date');
  });
});
