import { child as register } from '../child';
import { type ChildEvent } from '../child.events';
import { householdOn, parentalResponsibilityOn, type RegisteredChild } from '../child.state';
import { alan, givenChild, grace, mother, today } from '../testing/ada';
import { type FamilyRefusal, type LinkSibling, type RecordParentOrCarer } from './family';

const childWith = (...past: readonly ChildEvent[]): RegisteredChild => {
  const state = givenChild(...past).state();
  if (state.is === 'unregistered') throw new Error('not registered');
  return state;
};

describe('A household', () => {
  const join = {
    type: 'JoinHousehold',
    householdId: 'h1',
    from: '2007-05-01',
    today,
    shieldingLeftBehind: null,
  } as const;
  const joined: ChildEvent = { type: 'HouseholdJoined', data: { householdId: 'h1', from: '2007-05-01' } };
  const left: ChildEvent = { type: 'HouseholdJoined', data: { householdId: null, from: '2007-06-01' } };
  it('is joined from a day on, and left', () => {
    givenChild().when(join).then(joined);
    givenChild(joined)
      .when({ ...join, householdId: null, from: '2007-06-01' })
      .then(left);
    const child = childWith(left, joined);
    expect([
      householdOn(child, '2007-04-30'),
      householdOn(child, '2007-05-31'),
      householdOn(child, '2007-06-01'),
    ]).toEqual([null, 'h1', null]);
  });
  it('is joined once', () => givenChild(joined).when(join).thenUnlessRepeated(joined));
  it('is not joined on a day to come, nor before birth', () => {
    givenChild()
      .when({ ...join, from: '2007-08-01' })
      .thenRefused('future-date');
    givenChild()
      .when({ ...join, from: '2001-04-30' })
      .thenRefused('impossible-date');
  });
});

describe('Parents and carers', () => {
  const record: RecordParentOrCarer = {
    type: 'RecordParentOrCarer',
    personId: alan,
    relationship: 'father',
    parentalResponsibility: 'unknown',
    from: '2007-04-01',
    name: 'Alan Example',
    phone: '01632 960000',
    today,
  };
  const recorded: ChildEvent = {
    type: 'ParentOrCarerRecorded',
    data: { personId: alan, relationship: 'father', parentalResponsibility: 'unknown', from: '2007-04-01' },
    personal: { name: 'Alan Example', phone: '01632 960000' },
  };
  const change = {
    type: 'ChangeParentalResponsibility',
    personId: alan,
    parentalResponsibility: 'yes',
    from: '2007-05-01',
    today,
  } as const;
  const changed: ChildEvent = {
    type: 'ParentalResponsibilityChanged',
    data: { personId: alan, parentalResponsibility: 'yes', from: '2007-05-01' },
  };
  const end = { type: 'EndParentOrCarer', personId: alan, until: '2007-06-01', today } as const;
  const ended: ChildEvent = { type: 'ParentOrCarerEnded', data: { personId: alan, until: '2007-06-01' } };

  it('are recorded with their parental responsibility', () => givenChild().when(record).then(recorded));
  it('are recorded once, by whatever request', () => {
    givenChild(recorded).when(record).thenAlready('parent-or-carer-recorded', alan);
    const again = { ...record, personId: 'another' };
    expect(register.decide(again, givenChild(recorded).state())).toMatchObject({
      alreadyRecorded: true,
      wanted: [{ type: 'ParentOrCarerRecorded', data: { personId: 'another' } }],
    });
  });
  it('gain or lose parental responsibility from a day on', () => {
    givenChild(recorded).when(change).then(changed);
    const child = childWith(mother, recorded, changed, ended);
    expect(
      ['2007-03-31', '2007-04-01', '2007-05-01', '2007-06-01'].map((on) => parentalResponsibilityOn(child, alan, on)),
    ).toEqual([undefined, 'unknown', 'yes', undefined]);
    expect(parentalResponsibilityOn(child, grace, '2007-06-01')).toBe('yes');
  });
  it('do not gain it twice', () => givenChild(recorded, changed).when(change).thenUnlessRepeated(changed));
  it('end, once', () => {
    givenChild(recorded).when(end).then(ended);
    givenChild(recorded, ended).when(end).thenAlready('parent-or-carer-ended', alan);
  });
  it('may come back after they ended, not before', () => {
    givenChild(recorded, ended)
      .when({ ...record, from: '2007-07-01' })
      .then({ ...recorded, data: { ...recorded.data, from: '2007-07-01' } });
    givenChild(recorded, ended).when(record).thenRefused('impossible-date', '/from');
  });
  it.each<[string, FamilyRefusal['refused'], Parameters<ReturnType<typeof givenChild>['when']>[0]]>([
    ['a recording for a day to come', 'future-date', { ...record, personId: 'x', from: '2007-08-01' }],
    ['a change of somebody unknown', 'parent-or-carer-not-found', { ...change, personId: 'x' }],
    ['a change before they were recorded', 'impossible-date', { ...change, from: '2007-03-31' }],
    ['a change on a day to come', 'future-date', { ...change, from: '2007-08-01' }],
    ['the end of somebody unknown', 'parent-or-carer-not-found', { ...end, personId: 'x' }],
    ['an end before they were recorded', 'impossible-date', { ...end, until: '2007-03-31' }],
    ['an end on a day to come', 'future-date', { ...end, until: '2007-08-01' }],
  ])('refuses %s', (_, code, command) => givenChild(recorded).when(command).thenRefused(code));
});

describe('Edge case 4: brothers and sisters', () => {
  const link: LinkSibling = {
    type: 'LinkSibling',
    linkId: 'l1',
    childId: 'c1',
    siblingId: 'c2',
    siblingKnown: true,
    relation: 'half',
  };
  const linked: ChildEvent = {
    type: 'SiblingLinked',
    data: { linkId: 'l1', siblingId: 'c2', relation: 'half' },
    personal: {},
  };
  it('are linked record to record, each keeping a record of its own', () => givenChild().when(link).then(linked));
  it('are linked by name where they are not on the register', () =>
    givenChild()
      .when({ ...link, siblingId: null, name: 'Alan Example' })
      .then({
        type: 'SiblingLinked',
        data: { linkId: 'l1', siblingId: null, relation: 'half' },
        personal: { name: 'Alan Example' },
      }));
  it('are linked once, whoever links them', () => {
    givenChild(linked).when(link).thenAlready('sibling-linked', 'l1');
    givenChild(linked)
      .when({ ...link, linkId: 'l2' })
      .thenAlready('sibling-linked', 'l1');
  });
  it.each<[Partial<LinkSibling>, FamilyRefusal['refused']]>([
    [{ siblingId: 'c1' }, 'impossible-sibling'],
    [{ siblingId: null }, 'missing-sibling'],
    [{ siblingKnown: false }, 'sibling-not-found'],
  ])('are refused with %j', (change, code) =>
    givenChild()
      .when({ ...link, ...change })
      .thenRefused(code),
  );
  it('are unlinked, once', () => {
    const unlink = { type: 'UnlinkSibling', linkId: 'l1' } as const;
    const unlinked: ChildEvent = { type: 'SiblingUnlinked', data: { linkId: 'l1', siblingId: 'c2' } };
    givenChild(linked).when(unlink).then(unlinked);
    for (const past of [[linked, unlinked], []])
      expect(register.decide(unlink, givenChild(...past).state())).toMatchObject({
        refusal: { refused: 'sibling-link-not-found' },
      });
  });
});
