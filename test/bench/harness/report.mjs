import { OURS } from './names.mjs';

const UNITS = [
  [/^(append|seed|chain)\./, 'events/s'],
  [/^contend\./, 'appends/s'],
  [/^read\./, 'streams/s'],
  [/^(catchup|projection)$/, 'events/s'],
  [/^http\./, 'requests/s'],
];
const unitOf = (cell) => UNITS.find(([pattern]) => pattern.test(cell))?.[1] ?? '';
const grouped = (figure) => figure.toLocaleString('en-GB');

const line = (name, figures, ratio) =>
  [
    `  ${name.padEnd(20)}`,
    `${grouped(figures.median)}${figures.complete === false ? '*' : ''}`.padStart(10),
    `(${grouped(figures.min)}-${grouped(figures.max)})`.padStart(20),
    figures.p99ms === undefined ? '' : `p50 ${figures.p50ms} ms, p99 ${figures.p99ms} ms`,
    figures.conflictsPerWin === undefined ? '' : `${figures.conflictsPerWin} conflicts per success`,
    ratio === undefined ? '' : `${OURS} x ${ratio}`,
  ]
    .filter((part) => part !== '')
    .join('  ');

const NOTES = [
  '* the time limit came before the end of the log',
  `contend: ${OURS} goes through its command path, where commands on one stream queue; the others try again after a conflict`,
].join('\n');

/** @returns the figures as text: medians with least and most, and how many times faster ours is. */
export const tableText = ({ table, ratios, live, memory, absent }) => {
  const cells = Object.entries(table).map(([cell, contenders]) =>
    [
      `${cell} (${unitOf(cell)})`,
      ...Object.entries(contenders).map(([name, figures]) => line(name, figures, ratios[cell]?.[name])),
    ].join('\n'),
  );
  const readers = Object.entries(live).map(
    ([name, { written, missed, duplicates, disorder }]) =>
      `  ${name.padEnd(20)} ${grouped(written).padStart(9)} written, ${missed} missed, ${duplicates} twice, ${disorder} out of order`,
  );
  const out = Object.entries(absent).map(([name, why]) => `  ${name}: ${why}`);
  return [
    ...cells,
    ...(readers.length > 0 ? [`live reader (3 writing processes)\n${readers.join('\n')}`] : []),
    ...(memory === undefined
      ? []
      : [
          `memory of the API process (MiB): ${memory.start} at start, ${memory.peak} at most, ${memory.end} after the load`,
        ]),
    ...(out.length > 0 ? [`not measured\n${out.join('\n')}`] : []),
    NOTES,
  ].join('\n\n');
};

const VERDICTS = new Map([
  [true, 'ok'],
  [false, 'MISSED'],
  [null, 'not judged'],
]);

/** @returns the targets as text, one line each. */
export const targetsText = (targets) =>
  Object.entries(targets)
    .map(
      ([title, { rule, want, got, pass }]) =>
        `  ${VERDICTS.get(pass).padEnd(10)} ${title.padEnd(34)} ${rule} ${want}, got ${got ?? 'nothing'}`,
    )
    .join('\n');
