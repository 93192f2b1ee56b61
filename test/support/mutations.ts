/** Random numbers that are the same for the same seed. */
export interface Dice {
  /** A whole number from 0 to below `sides`. */
  roll(sides: number): number;
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
}

/** Mulberry32: small, and good enough to choose what to break. */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const roll = (sides: number): number => Math.floor(next() * sides);
  return { roll, pick: (from) => from[roll(from.length)] as never, chance: (probability) => next() < probability };
};

type Path = readonly (string | number)[];

const deep = (levels: number): unknown => {
  let value: unknown = 'core';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Values that something somewhere does not expect. */
const oddValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  -0,
  0.1,
  2 ** 53,
  1e308,
  '',
  ' ',
  '0',
  'null',
  'a'.repeat(5_000),
  '\u0000',
  'x\u0000y',
  '\ud800',
  '\udc00\ud800',
  '\u202e\u200b\ufeff',
  '😀'.repeat(50),
  "'; DROP TABLE log.event; --",
  '{{7*7}}${7*7}<script>',
  '../../etc/passwd',
  '%s%n%x',
  '\r\nSet-Cookie: a=b',
  '2007-02-30',
  '2007-13-01',
  '0000-00-00',
  '9999-12-31',
  '2007-03-01T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'AAAAAAAA-0000-4000-8000-000000000001',
  '-',
  'child-1',
  [],
  [[]],
  [null],
  {},
  { length: 3 },
  { then: 'x' },
  { toString: 1, valueOf: 1 },
  { constructor: { prototype: { admin: true } } },
  deep(10),
  deep(60),
  Array.from({ length: 500 }, (_, index) => index),
];
const oddNames = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  '',
  '\u0000',
  'a.b',
  '$ne',
  'é',
];

const pathsOf = (value: unknown, at: Path = []): readonly Path[] =>
  typeof value === 'object' && value !== null
    ? [at, ...Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, [...at, name]))]
    : [at];

/** A copy of the value with another one at the path; undefined removes it. */
const withAt = (value: unknown, [head, ...rest]: Path, replace: (old: unknown) => unknown): unknown => {
  if (head === undefined) return replace(value);
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => {
      if (index !== Number(head)) return [item];
      const changed = withAt(item, rest, replace);
      return changed === undefined ? [] : [changed];
    });
  const entries = Object.entries(value as object).map(([name, inner]): [string, unknown] => [
    name,
    name === head ? withAt(inner, rest, replace) : inner,
  ]);
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
};

const changes: readonly ((old: unknown, dice: Dice) => unknown)[] = [
  (_, dice) => dice.pick(oddValues),
  () => undefined,
  (old) => [old],
  (old) => ({ value: old }),
  (old) => (typeof old === 'string' ? `${old}\u0000` : JSON.stringify(old)),
  (old) => (typeof old === 'string' ? old.repeat(50) : [old, old]),
  (old) => (typeof old === 'string' ? old.toUpperCase() : null),
  (old, dice) =>
    typeof old === 'object' && old !== null && !Array.isArray(old)
      ? Object.defineProperty({ ...old }, dice.pick(oddNames), { value: dice.pick(oddValues), enumerable: true })
      : dice.pick(oddValues),
];

/** Changes a body in one to three places. */
export const mutatedBody = (body: object, dice: Dice): unknown => {
  let mutated: unknown = body;
  for (let times = 1 + dice.roll(3); times > 0; times -= 1) {
    const at = dice.pick(pathsOf(mutated));
    const change = dice.pick(changes);
    mutated = withAt(mutated, at, (old) => change(old, dice));
  }
  return mutated;
};

const textChanges: readonly ((text: string, dice: Dice) => string)[] = [
  (text, dice) => text.slice(0, dice.roll(text.length)),
  (text, dice) => text.slice(dice.roll(text.length)),
  (text) => `\ufeff${text}`,
  (text) => `${text}${text}`,
  (text) => text.replace(/"/g, "'"),
  (text) => text.replace('{', '{/* note */'),
  (text) => text.replace(/:/, '::'),
  (text) => text.replace(/"[^"]*"/, 'NaN'),
  (text) => text.replace(/"[^"]*"(?=[,}])/, '1e999'),
  (text) => text.replace(/"[^"]*"(?=[,}])/, '"\\ud83d"'),
  (text) => text.replace(/"[^"]*"(?=[,}])/, '"\\u0000"'),
  (text) => text.replace(/"[^"]*"(?=[,}])/, '"\\x41"'),
  (text) => text.replace('{', '{"__proto__":{"a":1},"__proto__":[],'),
  (text) => '['.repeat(50_000) + text,
  (text) => `{"a":`.repeat(3_000) + text,
  (text) => text.replace('}', ',}'),
  (text) => text.replace('{', '{"\\u0000":1,'),
  () => 'null',
  () => '"text"',
  () => '12345678901234567890',
  () => '',
];

/** The body as bytes, sometimes no longer JSON and sometimes no longer text. */
export const mutatedBytes = (body: unknown, dice: Dice): Uint8Array<ArrayBuffer> => {
  let text = body === undefined ? '' : JSON.stringify(body);
  if (dice.chance(0.35)) text = dice.pick(textChanges)(text, dice);
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > 0 && dice.chance(0.1)) bytes[dice.roll(bytes.length)] = dice.roll(256);
  return bytes;
};

/** Headers that may replace or join those of a good request. */
export const oddHeaders: readonly Readonly<Record<string, string>>[] = [
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/json; charset=utf-16' },
  { 'content-type': 'application/xml' },
  { 'content-type': ';' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-encoding': 'gzip' },
  { authorization: 'Bearer' },
  { authorization: 'Bearer ..' },
  { authorization: `Bearer ${'a'.repeat(10_000)}` },
  { authorization: 'Basic YTpi' },
  { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
  { 'idempotency-key': '\u00e9' },
  { 'idempotency-key': 'k'.repeat(2_000) },
  { 'idempotency-key': 'constructor' },
  { 'if-match': '"999999999999999999"' },
  { 'if-match': '"1' },
  { 'if-match': 'W/"1"' },
  { 'if-none-match': '*,,"' },
  { 'x-acting-as': '__proto__' },
  { 'x-correlation-id': '../..' },
  { accept: 'text/html' },
  { 'accept-encoding': '*;q=0' },
  { range: 'bytes=0-1' },
  { expect: '100-continue' },
  { 'x-http-method-override': 'DELETE' },
];

/** Parts of an address that are no id. */
export const oddSegments: readonly string[] = [
  '0',
  '-1',
  '99999999999999999999',
  '1e3',
  '%00',
  '%2e%2e',
  '%2F',
  '..',
  '%ff',
  '%C0%AF',
  '%F0%9F%98%80',
  '%ED%A0%80',
  '__proto__',
  'constructor',
  'a'.repeat(101),
  "'%20OR%201=1",
  '%7B%7D',
  ';x=y',
  '*',
  ':childId',
];

export const oddQueries: readonly string[] = [
  'atLeast=-1',
  'atLeast=99999999999999999999999',
  'atLeast=1&atLeast=2',
  'atLeast[]=1',
  'atLeast=%00',
  'asAt=2007-02-30',
  'asAt=%00',
  'asAt[a]=b',
  '__proto__[a]=b',
  'constructor=1',
  'limit=1e9',
  '%',
  '%zz=%zz',
  '=&=&=',
  'a'.repeat(3_000),
  'q=%ED%A0%80',
];

/** Bytes for a bare socket: from almost HTTP to noise. `request` is a good one. */
export const wireNoise = (request: string, dice: Dice): Buffer => {
  const kinds: readonly (() => Buffer)[] = [
    () => Buffer.from(Array.from({ length: 1 + dice.roll(400) }, () => dice.roll(256))),
    () => {
      const bytes = Buffer.from(request);
      for (let times = 1 + dice.roll(8); times > 0; times -= 1) bytes[dice.roll(bytes.length)] = dice.roll(256);
      return bytes;
    },
    () => Buffer.from(request.slice(0, dice.roll(request.length))),
    () => Buffer.from(request.replace('HTTP/1.1', dice.pick(['HTTP/9.9', 'HTTP/1.0', 'HTTP/1', 'http/1.1', '']))),
    () =>
      Buffer.from(request.replace(/^\w+/, dice.pick(['FOO', 'CONNECT', 'OPTIONS', 'TRACE', 'get', 'PRI', 'PUT', '']))),
    () =>
      Buffer.from(request.replace(/ \S+/, ` ${dice.pick(['*', 'http://x/y', '//', '/%', '/\u0000', '?', '/a b'])}`)),
    () =>
      Buffer.from(
        request.replace(/Content-Length: \d+/, `Content-Length: ${dice.pick(['-1', '1e9', '0x10', '5, 6', ''])}`),
      ),
    () => Buffer.from(request.replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked') + 'zz\r\n\r\n'),
    () =>
      Buffer.from(
        request.replace('\r\n', `\r\nTransfer-Encoding: ${dice.pick(['chunked', 'gzip', 'chunked, chunked'])}\r\n`),
      ),
    () => Buffer.from(request.replace('\r\n', `\r\nX-Long: ${'a'.repeat(20_000)}\r\n`)),
    () => Buffer.from(request.replace('\r\n', `\r\n${'X: y\r\n'.repeat(3_000)}`)),
    () => Buffer.from(request.replace(/Host: \S+/, dice.pick(['Host:', 'Host: a\r\nHost: b', 'X: y']))),
    () => Buffer.from(request + request + 'GET /'),
    () => Buffer.from(request.replace('\r\n', '\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n')),
    () => Buffer.from(request.replace('\r\n', `\r\nExpect: ${dice.pick(['100-continue', '200-ok'])}\r\n`)),
    () => Buffer.from(request.replace(/\r\n/g, '\n')),
  ];
  return dice.pick(kinds)();
};
