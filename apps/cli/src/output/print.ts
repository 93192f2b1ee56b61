/** What a command answers with goes to the standard output, alone; everything else goes to the error output. */
export const print = (text: string): void => console.log(text);

/** As JSON for other programs: log positions are beyond what a JSON number holds, so they are text. */
export const printJson = (value: unknown): void =>
  print(JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item), 2));
