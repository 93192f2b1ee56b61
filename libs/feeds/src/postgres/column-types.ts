import { isCalendarDate, isUuid } from '@app/kernel';
import { type CardTable } from '../projection';

interface ColumnType {
  /** PostgreSQL's number of the type. */
  readonly oid: number;
  /** From the text PostgreSQL sends back to the very value that the projection gave; absent: pg does so by itself. */
  readonly parse?: (text: string) => unknown;
  readonly fits: (value: unknown) => boolean;
}

const asIs = (text: string): string => text;
/** PostgreSQL's text has no NUL and no half of a surrogate pair. */
const unstorable = /[\0\p{Surrogate}]/u;
const isText = (value: unknown): boolean => typeof value === 'string' && !unstorable.test(value);
const between =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
const every =
  (fits: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(fits);
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;

/**
 * The types that a card may have columns of: those of which a value comes back exactly as it went in. A card read from its
 * table must not differ from one that is still in memory, or a rebuild would differ from live.
 */
const columnTypes: Readonly<Record<string, ColumnType>> = {
  text: { oid: 25, fits: isText },
  uuid: { oid: 2950, fits: isUuid },
  boolean: { oid: 16, fits: (value) => typeof value === 'boolean' },
  smallint: { oid: 21, fits: between(-(2 ** 15), 2 ** 15 - 1) },
  integer: { oid: 23, fits: between(-(2 ** 31), 2 ** 31 - 1) },
  'double precision': { oid: 701, fits: Number.isFinite },
  bigint: {
    oid: 20,
    parse: BigInt,
    fits: (value) => typeof value === 'bigint' && BigInt.asIntN(64, value) === value,
  },
  date: { oid: 1082, parse: asIs, fits: isCalendarDate },
  timestamptz: { oid: 1184, parse: (text) => new Date(text).toISOString(), fits: isInstant },
  jsonb: { oid: 3802, parse: (text) => JSON.parse(text) as unknown, fits: (value) => typeof value === 'object' },
  'text[]': { oid: 1009, fits: every(isText) },
  'uuid[]': { oid: 2951, fits: every(isUuid) },
};

/** @throws when a column has a type that cards cannot have. */
export const typeOf = (type: string): ColumnType => {
  const known = columnTypes[type];
  if (known === undefined)
    throw new Error(`no cards with columns of type ${type}; there are ${Object.keys(columnTypes).join(', ')}`);
  return known;
};

/** How PostgreSQL's texts become values again, by its number of the type. */
export const parsers: ReadonlyMap<number, (text: string) => unknown> = new Map(
  Object.values(columnTypes).flatMap(({ oid, parse }) => (parse === undefined ? [] : [[oid, parse] as const])),
);

/** @returns a function that names the first column of a card whose value does not fit its type. */
export const misfitOf = ({ columns }: CardTable): ((card: Readonly<Record<string, unknown>>) => string | undefined) => {
  const checks = Object.entries(columns).map(([column, type]) => ({ column, fits: typeOf(type).fits }));
  return (card) => {
    for (const { column, fits } of checks) {
      const value = card[column];
      if (value !== null && !fits(value)) return column;
    }
    return undefined;
  };
};
