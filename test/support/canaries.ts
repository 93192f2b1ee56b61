import { type Pool } from 'pg';

/** A text that nobody may be able to read was found. */
export interface Leak {
  readonly canary: string;
  /** `schema.table.column`, or `server log`. */
  readonly where: string;
}

/** Shorter texts turn up by chance in what is random. */
const SHORTEST = 6;

/** Base64 of a text as it looks inside a longer one: three ways, by where it begins; the ends depend on the neighbours. */
const base64Of = (text: string): readonly string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.from('\0'.repeat(before) + text)
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(before === 0 ? 0 : before + 1, -1);
  });

/** As the database does with its plainest rules, whatever the language it was set up for. */
const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The ways in which a text can stand somewhere and still be read by anybody, in lower case. */
export const spellingsOf = (canary: string): readonly string[] => {
  if (canary.length < SHORTEST) throw new RangeError(`a canary has at least ${SHORTEST} letters`);
  const bytes = Buffer.from(canary);
  const spellings = [
    canary,
    JSON.stringify(canary).slice(1, -1),
    encodeURIComponent(canary),
    encodeURIComponent(canary).replaceAll('%20', '+'),
    bytes.toString('hex'),
    ...base64Of(canary),
    ...base64Of(canary).map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
  return [...new Set(spellings.map(lower))];
};

interface Column {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
}

/** Every column of every table that is not the database's own. */
const columns = `
  SELECT table_schema AS schema, table_name AS table, column_name AS column
  FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
  WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
  ORDER BY table_schema, table_name, ordinal_position`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Looks for texts that must not be readable anywhere: in every column of every table, whatever its type, and in the lines of
 * a server log; as they are, in other letters' case, and in the encodings that everybody can undo.
 * @param canaries texts of at least six letters that a test has entered as personal data.
 * @returns where each was found; empty is what one hopes for.
 */
export const leaksOf = async (
  canaries: readonly string[],
  { pool, logged }: { readonly pool: Pool; readonly logged: readonly string[] },
): Promise<readonly Leak[]> => {
  const canaryOf = new Map(canaries.flatMap((canary) => spellingsOf(canary).map((text) => [text, canary] as const)));
  const spellings = [...canaryOf.keys()];
  const leaks: Leak[] = [];
  const found = (where: string, texts: readonly string[]): void => {
    for (const canary of new Set(texts.map((text) => canaryOf.get(text) as string))) leaks.push({ canary, where });
  };

  const log = lower(logged.join('\n'));
  found(
    'server log',
    spellings.filter((text) => log.includes(text)),
  );
  const { rows } = await pool.query<Column>(columns);
  for (const { schema, table, column } of rows) {
    const { rows: hits } = await pool.query<{ readonly text: string }>(
      `SELECT text FROM unnest($1::text[]) AS text
       WHERE EXISTS (SELECT FROM ${quoted(schema)}.${quoted(table)} WHERE strpos(lower(${quoted(column)}::text COLLATE "C"), text) > 0)`,
      [spellings],
    );
    found(
      `${schema}.${table}.${column}`,
      hits.map(({ text }) => text),
    );
  }
  return leaks;
};
