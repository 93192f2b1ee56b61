import { type Counts } from '@app/board';
import { boardTable } from './board-table';

const counts = (cafs: number, tacs = 0, leads = 0, people = leads): Counts => ({
  cafsInProgress: cafs,
  tacsInProgress: tacs,
  leadProfessionalsIdentified: leads,
  leadProfessionalPeople: people,
});

it('shows every locality under its area, zeros too, and children of no locality only when there are any', () => {
  const shown = boardTable({
    asAt: '2007-07-31',
    knownAt: '9',
    complete: true,
    county: counts(6, 3, 2, 1),
    areas: [
      { area: 'North', ...counts(5, 3, 2, 1) },
      { area: 'South', ...counts(0) },
    ],
    localities: [
      { code: 'BAN', name: 'Banbury', area: 'North', ...counts(5, 3, 2, 1) },
      { code: 'DID', name: 'Didcot', area: 'South', ...counts(0) },
    ],
    outside: [
      { code: 'OOC', ...counts(0) },
      { code: 'NFA', ...counts(1) },
    ],
  });
  expect(shown.split('\n').map((line) => line.replace(/ {2,}/g, '|'))).toEqual([
    'Board as at 2007-07-31',
    '',
    'Locality|Area|CAFs in progress|TACs in progress|Lead Professionals|People',
    expect.stringMatching(/^[-|]+$/),
    'Banbury|North|5|3|2|1',
    'All of North|North|5|3|2|1',
    'Didcot|South|0|0|0|0',
    'All of South|South|0|0|0|0',
    'No fixed address|1|0|0|0',
    'County|6|3|2|1',
  ]);
});
