import { differences } from './differences';

describe('Where a request differs from what is on record', () => {
  const none = { except: undefined, pointers: undefined };
  it.each<[string, object, object, readonly string[]]>([
    ['nowhere', { on: '2007-05-04', tags: ['a'] }, { on: '2007-05-04', tags: ['a'] }, []],
    ['in a day', { on: '2007-05-04' }, { on: '2007-05-05' }, ['/on']],
    ['within a field', { at: { floor: 1, door: 'a' } }, { at: { floor: 2, door: 'a' } }, ['/at/floor']],
    ['in a list, as a whole', { tags: ['a'] }, { tags: ['b'] }, ['/tags']],
    ['in what it leaves out', { why: 'because' }, {}, ['/why']],
    ['nowhere, when both say nothing', { why: null, tags: [] }, {}, []],
  ])('%s', (_, recorded, wanted, pointers) => expect(differences(recorded, wanted, none)).toEqual(pointers));
  it('leaves out the id that each request makes anew', () =>
    expect(differences({ id: 'old', on: '1' }, { id: 'new', on: '2' }, { ...none, except: 'old' })).toEqual(['/on']));
  it('points where the request has the field', () =>
    expect(differences({ venue: 'a' }, { venue: 'b' }, { ...none, pointers: { venue: '/place' } })).toEqual([
      '/place',
    ]));
});
