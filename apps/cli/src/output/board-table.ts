import { type BoardView, type Counts } from '@app/board';
import { type Cell, table } from './table';

const cells = (counts: Counts): readonly Cell[] => [
  counts.cafsInProgress,
  counts.tacsInProgress,
  counts.leadProfessionalsIdentified,
  counts.leadProfessionalPeople,
];
/** Children of no locality are rare: their rows show when there are any. */
const outsideNames: Readonly<Record<string, string>> = {
  OOC: 'Out of county',
  NFA: 'No fixed address',
  UNK: 'Place unknown',
};

/** The board as a table: each area's localities, then the area; the county at the end. Zeros are shown. */
export const boardTable = ({ asAt, county, areas, localities, outside }: BoardView): string => {
  const rows = areas.flatMap((of) => [
    ...localities.filter(({ area }) => area === of.area).map((one) => [one.name, of.area, ...cells(one)]),
    [`All of ${of.area}`, of.area, ...cells(of)],
  ]);
  const elsewhere = outside
    .filter((one) => cells(one).some((count) => count !== 0))
    .map((one) => [outsideNames[one.code] ?? one.code, '', ...cells(one)]);
  const heading = ['Locality', 'Area', 'CAFs in progress', 'TACs in progress', 'Lead Professionals', 'People'];
  return `Board as at ${asAt}\n\n${table(heading, [...rows, ...elsewhere, ['County', '', ...cells(county)]])}`;
};
