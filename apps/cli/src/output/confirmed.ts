import { createInterface } from 'node:readline/promises';
import { Failure } from '../failure';

/**
 * Names what is about to be done and asks whether to do it.
 * @param what a sentence. @param options.yes it was said beforehand, for where nobody can be asked.
 * @throws Failure unless it is confirmed.
 */
export const confirmed = async (what: string, { yes }: { readonly yes?: boolean }): Promise<void> => {
  process.stderr.write(`${what}\n`);
  if (yes === true) return;
  if (!process.stdin.isTTY) throw new Failure('Nothing was done: say --yes where nobody can be asked.');
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asking.question('Go on? Type yes: ');
    if (answer.trim().toLowerCase() !== 'yes') throw new Failure('Nothing was done.');
  } finally {
    asking.close();
  }
};
