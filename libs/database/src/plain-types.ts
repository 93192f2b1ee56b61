import pg from 'pg';

const DATE = 1082;
const DATES = 1182;
const BIGINT = 20;
const TEXTS = 1009;
const asText = (value: string): string => value;
/** The parsers pg comes with; its types know no array types by name. */
const parserOf = pg.types.getTypeParser as (oid: number, format?: string) => unknown;

/**
 * How values arrive from PostgreSQL: a `date` as the text `YYYY-MM-DD` (a JavaScript Date would move it with the time zone),
 * a `bigint` as text (a number would lose digits). Given to each pool rather than registered for the whole process,
 * so that no other user of pg in the process is surprised.
 */
export const plainTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === DATE || oid === BIGINT) return asText;
      if (oid === DATES) return parserOf(TEXTS, 'text');
    }
    return parserOf(oid, format);
  }) as typeof pg.types.getTypeParser,
};
