import { isUtf8 } from 'node:buffer';
import { type Fault, Malformed, pointerTo } from './malformed';

/** No body of ours nests deeper than a handful of levels. */
const DEEPEST = 32;

/** Escapes that could stand for NUL or for half of a character: only then is a closer look worth its time. */
const suspicious = /\\u(?:0000|[dD][89a-fA-F])/;
const unstorable = /\0|\p{Cs}/u;

/** Finds texts that the log could not hold: PostgreSQL stores neither NUL nor half a surrogate pair. */
const unstorableTexts = (value: unknown, pointer: string, found: Fault[]): void => {
  if (typeof value === 'string') {
    if (unstorable.test(value))
      found.push({ pointer, code: 'unusable-text', detail: 'must not hold NUL or half of a character' });
  } else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) {
      if (unstorable.test(key))
        found.push({ pointer, code: 'unusable-text', detail: 'has a field whose name cannot be stored' });
      else unstorableTexts(inner, pointerTo(pointer, key), found);
    }
};

const tooDeep = (text: string): boolean => {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (quoted) {
      if (char === 92 /* backslash */) at += 1;
      else if (char === 34 /* quote */) quoted = false;
    } else if (char === 34) quoted = true;
    else if (char === 123 /* { */ || char === 91 /* [ */) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (char === 125 || char === 93) depth -= 1;
  }
  return false;
};

/**
 * Reads a body of JSON.
 * @returns the value; undefined for an empty body.
 * @throws Malformed `malformed-json` when it is no JSON in UTF-8 or nests too deeply, `invalid-field` for text that cannot be stored.
 */
export const parseJsonBody = (body: Buffer): unknown => {
  if (body.length === 0) return undefined;
  if (!isUtf8(body)) throw new Malformed('malformed-json', 'the body is not UTF-8 text');
  const text = body.toString('utf8');
  if (tooDeep(text)) throw new Malformed('malformed-json', `the body nests deeper than ${DEEPEST} levels`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Malformed('malformed-json', 'the body is not JSON');
  }
  if (!suspicious.test(text)) return value;
  const faults: Fault[] = [];
  unstorableTexts(value, '', faults);
  if (faults.length > 0) throw new Malformed('invalid-field', 'some fields cannot be used', faults);
  return value;
};
