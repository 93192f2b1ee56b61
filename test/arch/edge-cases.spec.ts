import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const specs = ['libs', 'apps', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /[.-]spec\.ts$/.test(name) && !name.endsWith('edge-cases.spec.ts'))
    .map((name) => `${folder}/${name}`),
);
/** Files by the number of the edge case that a test in them names. */
const named = new Map<number, Set<string>>();
for (const file of specs)
  for (const [, number] of readFileSync(join(root, file), 'utf8').matchAll(/edge case (\d+)/gi))
    named.set(Number(number), (named.get(Number(number)) ?? new Set<string>()).add(file));

const rows = [...readFileSync(join(root, 'test/edge-cases.md'), 'utf8').matchAll(/^\| +(\d+) +\|(.*)\|$/gm)].map(
  ([, number, rest]) => ({ number: Number(number), rest: rest ?? '' }),
);

describe('The edge cases of the domain', () => {
  it('are all in the table, 1 to 32', () =>
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 32 }, (_, index) => index + 1)));

  it('each have a test that names them, or wait for a room that is said', () =>
    expect(rows.filter(({ number, rest }) => !named.has(number) && !/waits for/.test(rest))).toEqual([]));

  it('are named in the files that the table lists', () => {
    for (const { number, rest } of rows)
      for (const [, file] of rest.matchAll(/`([^`]+\.ts)`/g))
        expect([number, file, named.get(number)?.has(file ?? '')]).toEqual([number, file, true]);
  });
});
