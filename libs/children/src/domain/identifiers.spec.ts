import { asPostcode, isNhsNumber, isUpn, plainNumber } from './identifiers';

describe('An NHS number', () => {
  it.each(['9434765919', '4010232137', '9876543210'])('%s is one', (text) =>
    expect(isNhsNumber(text, false)).toBe(true),
  );
  it.each(['9434765918', '943476591', '94347659190', '943476591X', '', '1111111111', '0000000000'])(
    '"%s" is none',
    (text) => expect(isNhsNumber(text, true)).toBe(false),
  );
  it('of the range for invented people counts outside production only', () => {
    expect(isNhsNumber('9990000018', true)).toBe(true);
    expect(isNhsNumber('9990000018', false)).toBe(false);
  });
  it('has check digit nought for eleven, and is none where the check digit would be ten', () => {
    expect(isNhsNumber('1000000060', false)).toBe(true);
    const wouldBeTen = Array.from({ length: 10 }, (_, digit) => `100000001${digit}`);
    expect(wouldBeTen.filter((text) => isNhsNumber(text, false))).toEqual([]);
  });
  it('is compared without the spaces that people write', () => expect(plainNumber('943 476-5919')).toBe('9434765919'));
});

describe('A unique pupil number', () => {
  it.each(['H801200001001', 'G801200001010'])('%s is one', (text) => expect(isUpn(text)).toBe(true));
  it.each(['A801200001001', 'H80120000100', 'I801200001001', 'H80120000100I', 'h801200001001', ''])(
    '"%s" is none',
    (text) => expect(isUpn(text)).toBe(false),
  );
  it('may be a temporary one, which ends with a letter', () => {
    const letters = Array.from('ABCDEFGHJKLMNPQRTUVWXYZ');
    expect(letters.filter((letter) => isUpn(`${letter}80120000100A`))).toHaveLength(1);
  });
});

describe('A postcode', () => {
  it.each([
    ['ox165ba', 'OX16 5BA'],
    ['OX4 2AB', 'OX4 2AB'],
    [' sw1a  1aa', 'SW1A 1AA'],
    ['W1A0AX', 'W1A 0AX'],
    ['M1 1AE', 'M1 1AE'],
    ['EC1V 9HQ', 'EC1V 9HQ'],
  ])('%s is %s', (text, postcode) => expect(asPostcode(text)).toBe(postcode));
  it.each(['OX16', 'OX165B', 'Q16 5BA', 'OX16 5CA', '16 5BA', 'OX165BAA', ''])('"%s" is none', (text) =>
    expect(asPostcode(text)).toBeUndefined(),
  );
});
