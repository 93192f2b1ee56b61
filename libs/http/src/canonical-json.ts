/**
 * JSON with the fields of every object in one order, so that two bodies that mean the same have the same text. Bodies nest only
 * as deeply as `parseJsonBody` lets them.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  const fields = value as Readonly<Record<string, unknown>>;
  return `{${Object.keys(fields)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(fields[name])}`)
    .join()}}`;
};
