/** PostgreSQL's numbers of the types whose arrays are sent in binary. */
export const TEXT = 25;
export const JSON_TEXT = 114;

/** Dimensions, whether there are nulls, type of the elements, their number, number of the first. */
const HEAD_BYTES = 20;
const LENGTH_BYTES = 4;
/** UTF-8 needs no more than that for one unit of a JavaScript string. */
const MOST_BYTES = 3;
const NULL = -1;

/**
 * An array of texts as PostgreSQL's binary format has it: nothing is quoted here nor parsed there, and JSON with any escape
 * arrives as it was written. One pass, one buffer; pg sends buffers as they are.
 * @param type of the elements: TEXT or JSON_TEXT
 */
export const arrayParameter = (type: number, texts: readonly (string | null)[]): Buffer => {
  let most = HEAD_BYTES;
  for (const text of texts) most += LENGTH_BYTES + (text === null ? 0 : text.length * MOST_BYTES);
  const bytes = Buffer.allocUnsafe(most);
  bytes.writeInt32BE(1, 0);
  bytes.writeInt32BE(1, 4);
  bytes.writeInt32BE(type, 8);
  bytes.writeInt32BE(texts.length, 12);
  bytes.writeInt32BE(1, 16);
  let at = HEAD_BYTES;
  for (const text of texts) {
    const length = text === null ? NULL : bytes.write(text, at + LENGTH_BYTES);
    bytes.writeInt32BE(length, at);
    at += LENGTH_BYTES + Math.max(length, 0);
  }
  return bytes.subarray(0, at);
};
