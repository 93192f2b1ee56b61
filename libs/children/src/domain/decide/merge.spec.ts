import { type ChildEvent } from '../child.events';
import { givenChild, today } from '../testing/ada';
import { type MergeChild } from './merge';

const merge: MergeChild = {
  type: 'MergeChild',
  childId: 'c1',
  survivorId: 'c2',
  reason: 'registered-twice',
  on: '2007-06-01',
  survivor: 'open',
  survivorEnded: false,
  today,
};
const merged: ChildEvent = {
  type: 'ChildMerged',
  data: { survivorId: 'c2', reason: 'registered-twice', on: '2007-06-01' },
};
const unmerge = { type: 'UnmergeChild', on: '2007-06-08', today } as const;
const unmerged: ChildEvent = { type: 'ChildUnmerged', data: { survivorId: 'c2', on: '2007-06-08' } };
const absorb = { type: 'AbsorbDuplicate', duplicateId: 'c3', on: '2007-06-01' } as const;
const absorbed: ChildEvent = { type: 'DuplicateAbsorbed', data: { duplicateId: 'c3', on: '2007-06-01' } };
const release = { type: 'ReleaseDuplicate', duplicateId: 'c3', on: '2007-06-08' } as const;
const released: ChildEvent = { type: 'DuplicateReleased', data: { duplicateId: 'c3', on: '2007-06-08' } };

describe('Edge case 2: two records of one child', () => {
  it('are merged: the duplicate says which record to use', () => {
    givenChild().when(merge).then(merged);
    expect(givenChild(merged).state()).toMatchObject({ status: 'merged', survivorId: 'c2' });
  });
  it('are merged once', () => givenChild(merged).when(merge).thenAlready('record-merged', 'c2'));
  it.each([
    [{ survivorId: 'c1' }, 'same-record', '/survivorId'],
    [{ survivor: 'not-found' }, 'survivor-not-found', '/survivorId'],
    [{ survivor: 'merged' }, 'record-merged', '/survivorId'],
    [{ on: '2007-08-01' }, 'future-date', '/on'],
  ] as const)('are not merged with %j', (change, code, field) =>
    givenChild()
      .when({ ...merge, ...change })
      .thenRefused(code, field),
  );
  it('are not merged into two others', () =>
    givenChild(merged)
      .when({ ...merge, survivorId: 'c4' })
      .thenRefused('record-merged'));
  it('are not merged in a chain', () => givenChild(absorbed).when(merge).thenRefused('has-merged-records'));
  it('stop taking anything on the duplicate', () =>
    givenChild(merged)
      .when({ type: 'JoinHousehold', householdId: 'h1', from: '2007-06-01', today, shieldingLeftBehind: null })
      .thenRefused('record-merged'));
});

describe('Edge case 2: undoing a merge', () => {
  it('gives the record back as it was', () => {
    givenChild(merged).when(unmerge).then(unmerged);
    expect(givenChild(merged, unmerged).state()).toMatchObject({ status: 'born', survivorId: null });
    const died: ChildEvent = { type: 'ChildDied', data: { on: '2007-05-01' } };
    expect(givenChild(died, merged, unmerged).state()).toMatchObject({ status: 'deceased' });
  });
  it('is refused where nothing is merged', () => givenChild().when(unmerge).thenRefused('not-merged'));
  it('is refused for a day to come', () =>
    givenChild(merged)
      .when({ ...unmerge, on: '2007-08-01' })
      .thenRefused('future-date'));
  it('lets the record be merged elsewhere', () =>
    givenChild(merged, unmerged)
      .when({ ...merge, survivorId: 'c4' })
      .then({ type: 'ChildMerged', data: { ...merged.data, survivorId: 'c4' } }));
});

describe('The surviving record', () => {
  it('takes in a duplicate, once', () => {
    givenChild().when(absorb).then(absorbed);
    givenChild(absorbed).when(absorb).thenNothing();
  });
  it('lets it go, once', () => {
    givenChild(absorbed).when(release).then(released);
    givenChild(absorbed, released).when(release).thenNothing();
  });
  it('takes in none when it has become a duplicate itself', () =>
    givenChild(merged).when(absorb).thenRefused('record-merged'));
});
