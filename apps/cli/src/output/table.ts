/** A cell; numbers are set to the right. */
export type Cell = string | number;

/** Rows under a heading as aligned plain text, a rule below the heading, no line end after the last row. */
export const table = (heading: readonly string[], rows: readonly (readonly Cell[])[]): string => {
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => String(row[column] ?? '').length)),
  );
  const isNumber = heading.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
  const line = (cells: readonly Cell[]): string =>
    cells
      .map((cell, column) =>
        isNumber[column] ? String(cell).padStart(widths[column] ?? 0) : String(cell).padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(heading), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
};
