import { arrayParameter, JSON_TEXT, TEXT } from './array-parameter';

/** Reads the format back as PostgreSQL does. */
const read = (bytes: Buffer): { type: number; texts: (string | null)[] } => {
  const texts: (string | null)[] = [];
  let at = 20;
  for (let left = bytes.readInt32BE(12); left > 0; left -= 1) {
    const length = bytes.readInt32BE(at);
    at += 4;
    texts.push(length < 0 ? null : bytes.toString('utf8', at, at + Math.max(length, 0)));
    at += Math.max(length, 0);
  }
  expect(at).toBe(bytes.length);
  expect([bytes.readInt32BE(0), bytes.readInt32BE(16)]).toEqual([1, 1]);
  return { type: bytes.readInt32BE(8), texts };
};

describe('A list of texts on its way to PostgreSQL', () => {
  it.each([
    ['nothing between two texts', ['first', null, 'third']],
    ['an empty text, which is not nothing', ['', null]],
    ['every script, quotes, backslashes and braces', ['Zoë “Ł” 李 🧒', '{"a":"\\u0000, \\""}', 'NULL', ',']],
  ])('holds %s', (_, texts) => {
    expect(read(arrayParameter(TEXT, texts))).toEqual({ type: TEXT, texts });
  });

  it('says of which type its elements are', () => {
    expect(read(arrayParameter(JSON_TEXT, ['{}'])).type).toBe(JSON_TEXT);
  });
});
