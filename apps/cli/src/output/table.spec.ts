import { table } from './table';

it('aligns text to the left and numbers to the right', () =>
  expect(
    table(
      ['Locality', 'CAFs'],
      [
        ['Banbury', 12],
        ['Abingdon and Berinsfield', 0],
      ],
    ).split('\n'),
  ).toEqual([
    'Locality                  CAFs',
    '------------------------  ----',
    'Banbury                     12',
    'Abingdon and Berinsfield     0',
  ]));

it('shows the heading of an empty table', () => expect(table(['Name'], [])).toBe('Name\n----'));
