import { isDeepStrictEqual } from 'node:util';

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Absent, null and empty say the same: nothing. */
const isNothing = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);

/**
 * Where a request differs from what is on record.
 * @param except an id that the record has and the request made anew.
 * @param pointers for fields that are called otherwise in the request.
 * @returns JSON pointers into the request, in the order of its fields; never a value.
 */
export const differences = (
  recorded: object,
  wanted: object,
  {
    except,
    pointers = {},
  }: { readonly except: string | undefined; readonly pointers: Readonly<Record<string, string>> | undefined },
  within = '',
): readonly string[] => {
  const known = recorded as Readonly<Record<string, unknown>>;
  const asked = wanted as Readonly<Record<string, unknown>>;
  return [...new Set([...Object.keys(asked), ...Object.keys(known)])].flatMap((field) => {
    const [before, now] = [known[field], asked[field]];
    if ((isNothing(before) && isNothing(now)) || isDeepStrictEqual(before, now)) return [];
    if (except !== undefined && before === except) return [];
    const pointer = pointers[field] ?? `${within}/${field}`;
    return isPlain(before) && isPlain(now) ? differences(before, now, { except, pointers: {} }, pointer) : [pointer];
  });
};
