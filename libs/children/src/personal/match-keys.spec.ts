import fc from 'fast-check';
import { type Identity } from '../domain/child.events';
import { nameWords } from '../domain/names';
import { nameVariants, transliterations } from '../domain/testing/name-variants';
import { better, type Grade, identityKeys, isNamedAlike, soughtKeys } from './match-keys';

const born = '2001-05-17';
const on = (givenNames: string, familyName?: string, more: Partial<Identity> = {}): Identity => ({
  givenNames,
  ...(familyName === undefined ? {} : { familyName }),
  birthDate: born,
  ...more,
});
/** How well a record fits a search: the best grade of a key that both have. */
const gradeOf = (record: Identity, sought: Identity, standing?: 'estimated'): Grade => {
  const keys = new Set(identityKeys(record, standing).map(({ kind, text }) => `${kind} ${text}`));
  return soughtKeys(sought)
    .filter(({ key }) => keys.has(`${key.kind} ${key.text}`))
    .map(({ grade }) => grade)
    .reduce<Grade>(better, 'none');
};

describe('The words of a name', () => {
  it.each([
    ['Anne-Marie', ['anne', 'marie']],
    ['  Ann\u00a0Lee ', ['ann', 'lee']],
    ['O\u2019Hara', ['ohara']],
    ["O'Hara", ['ohara']],
    ['\u0141ucja', ['lucja']],
    ['S\u00f8ren', ['soren']],
    ['Gro\u00df', ['gross']],
    ['I\u015f\u0131k', ['isik']],
    ['\u0130brahim', ['ibrahim']],
    ['Mu\u0308ller', ['muller']],
    ['\u200fAda\u200b', ['ada']],
    ['\u0645\u064f\u062d\u064e\u0645\u062f', nameWords('\u0645\u062d\u0645\u062f')],
    ['\ud55c', ['han']],
    ['...', []],
  ])('of %s', (name, words) => expect(nameWords(name)).toEqual(words));
  it('of different names in another alphabet differ', () =>
    expect(nameWords('\u0410\u0434\u0430')).not.toEqual(nameWords('\u0415\u0432\u0430')));
});

describe('A record matches a search', () => {
  it.each<[string, Identity, Identity]>([
    ['with a hyphen or a space', on('Anne-Marie', 'Quill-Hope'), on('Anne Marie', 'Quill Hope')],
    ['written as one word', on('Anne-Marie', 'Quill'), on('Annemarie', 'Quill')],
    ['with names the other way round', on('Ada Rosalind', 'Example'), on('Example', 'Ada')],
    ['by the first of several given names', on('Ada Rosalind', 'Example'), on('Ada', 'Example')],
    ['by more given names than are recorded', on('Ada', 'Example'), on('Ada Rosalind', 'Example')],
    [
      'by another name with particles',
      on('Ada', 'Example', { alsoKnownAs: ['Rosa van der Berg'] }),
      on('Rosa', 'van der Berg'),
    ],
    [
      'by another name without its particles',
      on('Ada', 'Example', { alsoKnownAs: ['Rosa van der Berg'] }),
      on('Rosa', 'Berg'),
    ],
    [
      'by a one-word nickname with the family name',
      on('Robert', 'Example', { alsoKnownAs: ['Bobbie'] }),
      on('Bobbie', 'Example'),
    ],
    ['by a nickname that stands alone', on('Robert', 'Example', { alsoKnownAs: ['Bobbie'] }), on('Bobbie')],
    ['by another family name', on('Ada', 'Example', { alsoKnownAs: ['Sample'] }), on('Ada', 'Sample')],
    ['of somebody with one name', on('Sukarnoputra'), on('sukarnoputra')],
    ['of somebody with one name, which a form wants twice', on('Sukarnoputra'), on('Sukarnoputra', 'Sukarnoputra')],
    ['of somebody whose whole name stands in one field', on('Ada Example'), on('Ada', 'Example')],
    ['with the whole name in one field', on('Ada', 'Example'), on('Ada Example')],
    [
      'where both know the year of birth only',
      on('Ada', 'Example', { birthDate: undefined as never, bornIn: '2001' }),
      on('Ada', 'Example', { birthDate: undefined as never, bornIn: '2001' }),
    ],
  ])('%s', (_, record, sought) => expect(gradeOf(record, sought)).toBe('match'));
});

describe('Below a match', () => {
  const ada = on('Ada Rosalind', 'Garcia Lopez');
  it.each<[Grade, string, Identity, Identity]>([
    ['probable', 'a further given name differs', ada, on('Ada Grace', 'Garcia Lopez')],
    ['probable', 'a part of the family name is known', ada, on('Ada', 'Garcia')],
    ['probable', 'more of the family name is known', on('Ada', 'Garcia'), on('Ada', 'Garcia Lopez')],
    [
      'probable',
      'day and month are turned',
      on('Ada', 'Example', { birthDate: '2001-03-05' }),
      on('Ada', 'Example', { birthDate: '2001-05-03' }),
    ],
    [
      'probable',
      'the record knows the month only',
      on('Ada', 'Example', { birthDate: undefined as never, bornIn: '2001-05' }),
      on('Ada', 'Example'),
    ],
    [
      'probable',
      'the record knows the year only',
      on('Ada', 'Example', { birthDate: undefined as never, bornIn: '2001' }),
      on('Ada', 'Example'),
    ],
    [
      'probable',
      'the search knows the year only',
      on('Ada', 'Example'),
      on('Ada', 'Example', { birthDate: undefined as never, bornIn: '2001' }),
    ],
    [
      'possible',
      'another day of the same year',
      on('Ada', 'Example', { birthDate: '2001-11-28' }),
      on('Ada', 'Example'),
    ],
    ['none', 'another year', on('Ada', 'Example', { birthDate: '2002-05-17' }), on('Ada', 'Example')],
    ['none', 'another child of the family', on('Ada', 'Example'), on('Ben', 'Example')],
    ['none', 'another family', on('Ada', 'Example'), on('Ada', 'Sample')],
  ])('it is %s: %s', (grade, _, record, sought) => expect(gradeOf(record, sought)).toBe(grade));
  it('an estimated date is probable with any date of its year', () => {
    expect(gradeOf(on('Ada', 'Example', { birthDate: '2001-01-01' }), on('Ada', 'Example'), 'estimated')).toBe(
      'probable',
    );
    expect(gradeOf(on('Ada', 'Example', { birthDate: '2001-01-01' }), on('Ada', 'Example'))).toBe('possible');
  });
});

describe('Variants of names', () => {
  it.each(transliterations)('%s is %s to a search', (name, latin) => {
    expect(gradeOf(on(name, 'Example'), on(latin, 'Example'))).toBe('match');
    expect(gradeOf(on('Ada', latin), on('Ada', name))).toBe('match');
  });
  it.each(nameVariants)('%s and %s are probably one name, and never told to match', (one, other) => {
    expect(gradeOf(on(one, 'Example'), on(other, 'Example'))).toBe('probable');
    expect(gradeOf(on('Ada', other), on('Ada', one))).toBe('probable');
  });
});

describe('Whatever the names are', () => {
  const name = fc
    .string({
      unit: fc.constantFrom('a', 'e', '\u0142', '\u00df', ' ', '-', '\u2019', '\u0301', '\u200b', '\u0416', '\u738b'),
      minLength: 1,
      maxLength: 12,
    })
    .filter((text) => nameWords(text).length > 0);
  it('a record matches a search for itself, in both orders', () =>
    fc.assert(
      fc.property(name, name, (given, family) => {
        expect(gradeOf(on(given, family), on(given, family))).toBe('match');
        expect(gradeOf(on(given, family), on(family, given))).toBe('match');
      }),
    ));
});

describe('Two who go by one name', () => {
  const nils = { givenNames: 'Nils', familyName: 'Example-Sample' };
  it.each([
    [{ givenNames: 'NILS', familyName: 'Example Sample' }, true],
    [{ givenNames: 'Example Sample', familyName: 'Nils' }, true],
    [{ givenNames: 'Lars', familyName: 'Example Sample', alsoKnownAs: ['Nils'] }, true],
    [{ givenNames: 'Lars', familyName: 'Example Sample' }, false],
    [{ givenNames: 'Nina', familyName: 'Example Sample' }, false],
  ])('%j: %s', (other, alike) => expect(isNamedAlike(nils, other)).toBe(alike));
});
