import fc from 'fast-check';
import { saysNothing } from './texts';

describe('A text that says nothing', () => {
  it.each([
    ['nothing at all', ''],
    ['spaces', '   '],
    ['a line break and a tab', '\n\t\r'],
    ['a no-break space', '\u00a0'],
    ['an ideographic space', '\u3000'],
    ['a zero-width space', '\u200b'],
    ['joiners and marks of direction', '\u200d\u200c\u200e\u200f\u202e\u2066'],
    ['a byte order mark', '\ufeff'],
    ['a soft hyphen', '\u00ad'],
    ['variation selectors', '\ufe0f\u{e0100}'],
    ['fillers of Hangul', '\u115f\u1160\u3164\uffa0'],
    ['the empty pattern of Braille', '\u2800'],
    ['an accent without a letter', '\u0301'],
    ['a character of private use', '\ue000'],
  ])('is %s', (_, text) => expect(saysNothing(text)).toBe(true));
  it.each(['a', '0', '-', '...', '\u200bAda\u200b', '\u738b', '\u0645', '\u{1f600}'])('is not "%s"', (text) =>
    expect(saysNothing(text)).toBe(false),
  );
  it('says something as soon as one letter or figure is among whatever else there is', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(' ', '\u200b', '\u00a0', '\u2800', '\ufe0f'), { maxLength: 6 }),
        fc.constantFrom('x', '7', '\u0142', '\u0416'),
        fc.nat(6),
        (blanks, letter, at) => {
          expect(saysNothing(blanks.join(''))).toBe(true);
          expect(saysNothing([...blanks.slice(0, at), letter, ...blanks.slice(at)].join(''))).toBe(false);
        },
      ),
    ));
});
