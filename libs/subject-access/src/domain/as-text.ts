import { type Pack, type PackEntry } from './pack';

const LINES = 48;
const COLUMNS = 96;

/** `nextReviewOn` and `caf.step-up-requested` as one would say them. */
const spoken = (code: string): string =>
  code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[.-]/g, ' ')
    .toLowerCase();

const wrapped = (text: string, indent: string): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && `${indent}${line} ${word}`.length > COLUMNS) {
      lines.push(`${indent}${line}`);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, `${indent}${line}`];
};

/** Facts and words line by line; what is empty is not mentioned. */
const told = (value: unknown, name: string, indent: string): readonly string[] => {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return [];
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object'))
    return wrapped(`${spoken(name)}: ${value.join(', ')}`, indent);
  if (typeof value === 'object')
    return [
      ...wrapped(`${spoken(name)}:`, indent),
      ...Object.entries(value).flatMap(([inner, one]) =>
        told(one, Array.isArray(value) ? String(Number(inner) + 1) : inner, `${indent}  `),
      ),
    ];
  return wrapped(`${spoken(name)}: ${typeof value === 'string' ? value : JSON.stringify(value)}`, indent);
};

const entryLines = ({ what, recordedAt, by, facts, words }: PackEntry): readonly string[] => [
  '',
  `${recordedAt.slice(0, 10)}  ${spoken(what)}`,
  `    recorded by ${spoken(by.role)} ${by.practitionerId} of agency ${by.agencyId}`,
  ...Object.entries(facts).flatMap(([name, value]) => told(value, name, '    ')),
  ...(typeof words === 'string'
    ? [`    what was written: ${words}`]
    : Object.entries(words ?? {}).flatMap(([name, value]) => told(value, name, '    '))),
];

const coverLines = (pack: Pack): readonly string[] => [
  'What is held about you, or about the child for whom you ask',
  '',
  `Record            ${pack.childId}`,
  `Reference         ${pack.reference}`,
  `Made for          ${pack.recipient === 'child' ? 'the child' : `parent or carer ${String(pack.personId)}`}`,
  `Handed over       ${spoken(pack.handover)}`,
  `Why               ${spoken(pack.ground)}`,
  `Asked for on      ${pack.receivedOn}`,
  `Made by           ${spoken(pack.madeBy.role)} ${pack.madeBy.practitionerId} of agency ${pack.madeBy.agencyId}`,
  `Made at           ${pack.madeAt}`,
  '',
  '"withheld" stands in place of what is somebody else\'s, "erased" in place of what was erased.',
];

/** The pack to be printed: pages, divided by form feeds, each with the reference and the watermark at its head. */
export const asText = (pack: Pack): string => {
  const lines = [
    ...coverLines(pack),
    ...pack.sections.flatMap(({ section, entries }) => [
      '',
      `== ${spoken(section)} ==`,
      ...(entries.length === 0 ? ['', 'Nothing is held here.'] : entries.flatMap(entryLines)),
    ]),
  ];
  const pages = Math.ceil(lines.length / LINES);
  return Array.from({ length: pages }, (_, page) =>
    [pack.watermark, `page ${page + 1} of ${pages}`, '', ...lines.slice(page * LINES, (page + 1) * LINES), ''].join(
      '\n',
    ),
  ).join('\f');
};
