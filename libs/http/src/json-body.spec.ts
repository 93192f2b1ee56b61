import { Malformed } from './malformed';
import { parseJsonBody } from './json-body';
import { canonicalJson } from './canonical-json';

const parse = (text: string): unknown => parseJsonBody(Buffer.from(text));
const refusalOf = (body: Buffer | string): unknown => {
  try {
    parseJsonBody(Buffer.from(body as string));
  } catch (error) {
    if (error instanceof Malformed) return [error.code, ...error.faults.map(({ pointer }) => pointer)];
    throw error;
  }
  return undefined;
};

describe('Reading a JSON body', () => {
  it('gives the value, and nothing for an empty body', () => {
    expect(parse('{"a":[1,"two",null]}')).toEqual({ a: [1, 'two', null] });
    expect(parse('')).toBeUndefined();
  });

  it.each(['{', '{"a":}', '\ufeff{}', "{'a':1}", '{"a":1}}', 'NaN'])('refuses %p', (text) =>
    expect(refusalOf(text)).toEqual(['malformed-json']),
  );

  it('refuses bytes that are no UTF-8', () =>
    expect(refusalOf(Buffer.from([0x22, 0xc3, 0x28, 0x22]))).toEqual(['malformed-json']));

  it('refuses what nests too deeply, brackets inside texts not counted', () => {
    expect(refusalOf('['.repeat(33) + ']'.repeat(33))).toEqual(['malformed-json']);
    expect(refusalOf('['.repeat(100_000))).toEqual(['malformed-json']);
    expect(parse(`{"a":"${'['.repeat(100)}\\"${'{'.repeat(100)}"}`)).toBeDefined();
  });

  it('refuses text that the log could not hold, and says where', () => {
    expect(refusalOf('{"a":{"b":["ok","\\u0000"]}}')).toEqual(['invalid-field', '/a/b/1']);
    expect(refusalOf('{"a":"\\ud800 alone"}')).toEqual(['invalid-field', '/a']);
    expect(refusalOf('{"\\u0000":1}')).toEqual(['invalid-field', '']);
  });

  it('takes any whole character, also one written in two halves', () =>
    expect(parse('{"a":"\\ud83d\\ude00 \u{1f600} \\u00e9"}')).toEqual({ a: '\u{1f600} \u{1f600} é' }));
});

describe('Canonical JSON', () => {
  it('is the same whatever the order of the fields', () =>
    expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: 'y' })).toBe(
      canonicalJson({ a: 'y', b: [1, { c: null, d: 'x' }] }),
    ));
  it('differs when anything else does', () => {
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
    expect(canonicalJson({ a: '1' })).not.toBe(canonicalJson({ a: 1 }));
    expect(canonicalJson(undefined)).not.toBe(canonicalJson(null));
  });
});
