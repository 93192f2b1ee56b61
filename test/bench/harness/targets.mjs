import { round } from './statistics.mjs';
import { OURS, PEERS, UNCHAINED, UNRECORDED } from './names.mjs';

const atLeast = (cell, want, against = PEERS, title = `${cell} / best peer`) => ({ title, cell, against, want });

/** What the product has to reach, as ratios of medians within one run. */
export const RATIO_TARGETS = [
  ...[1, 5].flatMap((size) => [
    atLeast(`append.${size}ev.c1`, 1.1),
    atLeast(`append.${size}ev.c16`, 3),
    atLeast(`append.${size}ev.c64`, 3.5),
  ]),
  atLeast('append.1ev.c64', 2, ['pgbench'], 'append.1ev.c64 / pgbench'),
  atLeast('contend.hot1.c16', 5),
  atLeast('contend.hot8.c16', 2.5),
  ...[10, 100, 1000].flatMap((length) => [atLeast(`read.${length}.c1`, 1.2), atLeast(`read.${length}.c16`, 1.2)]),
  atLeast('catchup', 1.15),
  atLeast('catchup', 0.5, ['COPY out'], 'catchup / COPY out'),
  atLeast('projection', 50),
  atLeast('http.command', 0.35, ['echo'], 'http.command / echo'),
  // Writing a look down takes no longer than the read itself.
  atLeast('http.read', 0.5, [UNRECORDED], `http.read / ${UNRECORDED}`),
  // The chain costs less than 5 %.
  ...['chain.1ev.c1', 'chain.1ev.c16', 'chain.5ev.c64'].map((cell) =>
    atLeast(cell, 0.95, [UNCHAINED], `${cell} / ${UNCHAINED}`),
  ),
];
export const P99_TARGETS = [{ title: 'http.command p99 ms', cell: 'http.command', want: 25 }];

/** @returns ours / theirs by cell and contender; above 1 is faster than they are. */
export const ratiosOf = (table) =>
  Object.fromEntries(
    Object.entries(table).flatMap(([cell, { [OURS]: ours, ...others }]) =>
      ours === undefined
        ? []
        : [
            [
              cell,
              Object.fromEntries(
                Object.entries(others).map(([name, { median }]) => [name, round(ours.median / median, 2)]),
              ),
            ],
          ],
    ),
  );

const groupOf = (cell) => (cell === 'projection' ? 'project' : cell.split('.')[0]);
const judged = (want, got, pass, rule) => ({ rule, want, got, pass });

/**
 * Holds a run against the targets.
 * @param table figures by cell and contender
 * @param live counts of the live readers by contender
 * @param absent contenders that could not take part
 * @param groups what this run measured; the targets of other groups are left out
 * @returns `{title: {rule, want, got, pass}}`; `pass` is null where the reference is not installed here. What was to be
 *   measured and has no figure fails.
 */
export const judge = ({ table, live, absent, groups }) => {
  const expected = (cell) => groups.includes(groupOf(cell));
  const targets = {};
  for (const { title, cell, against, want } of RATIO_TARGETS) {
    if (!expected(cell)) continue;
    const ours = table[cell]?.[OURS]?.median;
    const theirs = against.flatMap((name) => table[cell]?.[name]?.median ?? []);
    const rule = 'at least';
    if (theirs.length === 0 && against.every((name) => name in absent)) targets[title] = judged(want, null, null, rule);
    else if (ours === undefined || theirs.length === 0) targets[title] = judged(want, null, false, rule);
    else {
      const got = ours / Math.max(...theirs);
      targets[title] = judged(want, round(got, 2), got >= want, rule);
    }
  }
  for (const { title, cell, want } of P99_TARGETS) {
    if (!expected(cell)) continue;
    const got = table[cell]?.[OURS]?.p99ms ?? null;
    targets[title] = judged(want, got, got !== null && got <= want, 'at most');
  }
  if (expected('live')) {
    const counts = live[OURS];
    for (const what of ['missed', 'duplicates', 'disorder'])
      targets[`live reader: ${what}`] = judged(0, counts?.[what] ?? null, counts?.[what] === 0, 'at most');
  }
  return targets;
};
