import { type Giver } from './consent.events';
import { recognised, type Spoken } from './speaker';
import { conflictOn } from './standing';
import { agreed, givenConsent } from './testing/family';

const parent = (personId: string | null = null): Giver => ({ kind: 'parent', parentalResponsibility: true, personId });
const spoken = (statementId: string, name: string, by: Giver = parent()): Spoken => ({ statementId, by, name });

describe('Who speaks, where the register does not know them by id', () => {
  it('is told from others by the first statement under the name', () => {
    expect(recognised(spoken('one', 'Grace Example'), [])).toEqual({ ...parent(), speaker: 'one' });
    const before = spoken('one', 'Grace Example', { ...parent(), speaker: 'one' } as Giver);
    expect(recognised(spoken('two', '  grace   EXAMPLE '), [before])).toEqual({ ...parent(), speaker: 'one' });
    expect(recognised(spoken('two', 'Alan Example'), [before])).toEqual({ ...parent(), speaker: 'two' });
  });
  it('is somebody on the register where the name was said with their id, before or after', () => {
    expect(recognised(spoken('two', 'Grace Example'), [spoken('one', 'Grace Example', parent('grace'))])).toEqual({
      ...parent(),
      speaker: 'grace',
    });
    const before = spoken('one', 'Grace Example', { ...parent(), speaker: 'one' } as Giver);
    expect(recognised(spoken('two', 'Grace Example', parent('grace')), [before])).toEqual({
      ...parent('grace'),
      speaker: 'one',
    });
  });
  it('is told in one way by an id, the first time and each time after', () =>
    expect(
      recognised(spoken('two', 'Grace Example', parent('grace')), [spoken('one', 'Grace Example', parent('grace'))]),
    ).toEqual(recognised(spoken('one', 'Grace Example', parent('grace')), [])));
  it('is somebody else under another id, although the names are the same', () => {
    expect(
      recognised(spoken('two', 'Alan Example', parent('son')), [spoken('one', 'Alan Example', parent('father'))]),
    ).toEqual(parent('son'));
  });
  it('is the child, of whom there is one', () => {
    const child: Giver = { kind: 'child', competenceBasis: 'found-competent' };
    expect(recognised(spoken('one', 'Ada', child), [])).toEqual(child);
  });
});

describe('Two parents whom the register does not know by id', () => {
  const gives = { ...agreed, data: { ...agreed.data, givenBy: { ...parent(), speaker: 's1' } as Giver } };
  const no = (speaker: string) =>
    ({
      type: 'ConsentRefused',
      data: {
        statementId: 's2',
        scopes: ['share'],
        refusedBy: { ...parent(), speaker } as Giver,
        how: 'verbal',
        from: '2007-04-01',
      },
      personal: { name: 'Alan Example' },
    }) as const;
  it('are shown as in dispute when they want different things', () =>
    expect(conflictOn(givenConsent(gives, no('s2')).state(), '2007-05-01')).toEqual(['share']));
  it('are not when it is one of them who has come to think otherwise', () =>
    expect(conflictOn(givenConsent(gives, no('s1')).state(), '2007-05-01')).toEqual([]));
});
