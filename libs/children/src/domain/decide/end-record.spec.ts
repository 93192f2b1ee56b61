import { given } from '@app/kernel/testing';
import { child } from '../child';
import { type ChildEvent } from '../child.events';
import { expected, givenChild, today } from '../testing/ada';

const died: ChildEvent = { type: 'ChildDied', data: { on: '2007-06-01' } };
const adopted: ChildEvent = { type: 'ChildAdopted', data: { on: '2007-06-01' } };
const death = { type: 'RecordDeath', on: '2007-06-01', today } as const;
const adoption = { type: 'RecordAdoption', on: '2007-06-01', today } as const;

describe('Edge case 20: the death of a child', () => {
  it('closes the record and keeps it', () => {
    givenChild().when(death).then(died);
    expect(givenChild(died).state()).toMatchObject({ status: 'deceased', endedOn: '2007-06-01' });
  });
  it('is recorded once', () => givenChild(died).when(death).thenAlready('child-deceased'));
  it('is not recorded a second time with another day', () =>
    givenChild(died)
      .when({ ...death, on: '2007-06-02' })
      .thenAlready('child-deceased'));
  it.each([
    ['2007-08-01', 'future-date'],
    ['2001-04-30', 'impossible-date'],
  ] as const)('is not recorded for %s', (on, code) =>
    givenChild()
      .when({ ...death, on })
      .thenRefused(code, '/on'),
  );
  it('is not recorded of a child who is not born', () => givenChild(expected).when(death).thenRefused('child-unborn'));
  it('stops everything else on the record', () => {
    for (const command of [
      adoption,
      { type: 'ChangePlace', place: 'DID', localityBasis: 'manual', from: '2007-07-01', knownPlaces: ['DID'], today },
      { type: 'JoinHousehold', householdId: 'h1', from: '2007-07-01', today, shieldingLeftBehind: null },
    ] as const)
      givenChild(died).when(command).thenRefused('child-deceased');
  });
  it('can be taken back when it was recorded on the wrong record', () => {
    const retracted: ChildEvent = {
      type: 'EndingRetracted',
      data: { retracted: 'deceased' },
      personal: { reason: 'Wrong record' },
    };
    const retract = { type: 'RetractEnding', reason: 'Wrong record' } as const;
    givenChild(died).when(retract).then(retracted);
    expect(child.decide(retract, givenChild(died, retracted).state())).toMatchObject({
      refusal: { refused: 'record-not-ended' },
    });
    expect(givenChild(died, retracted).state()).toMatchObject({ status: 'born', endedOn: null });
  });
});

describe('Edge case 22: adoption', () => {
  it('seals the record', () => givenChild().when(adoption).then(adopted));
  it('is recorded once', () => givenChild(adopted).when(adoption).thenAlready('record-sealed'));
  it('is not recorded before the birth', () => givenChild(expected).when(adoption).thenRefused('child-unborn'));
  it('is not recorded for a day to come', () =>
    givenChild()
      .when({ ...adoption, on: '2007-08-01' })
      .thenRefused('future-date'));
  it('leaves no way to link the sealed record to another one', () => {
    givenChild(adopted)
      .when({
        type: 'MergeChild',
        childId: 'c1',
        survivorId: 'c2',
        reason: 'name-changed',
        on: today,
        survivor: 'open',
        survivorEnded: false,
        today,
      })
      .thenRefused('record-sealed');
    givenChild(adopted)
      .when({ type: 'LinkSibling', linkId: 'l1', childId: 'c1', siblingId: 'c2', siblingKnown: true, relation: 'full' })
      .thenRefused('record-sealed');
  });
});

describe('A child who is not on the register', () => {
  it('cannot be changed', () => given(child).when(death).thenRefused('child-not-found'));
});
