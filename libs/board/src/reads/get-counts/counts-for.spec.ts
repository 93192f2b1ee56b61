import fc from 'fast-check';
import { type BoardView, type Counts } from './board-counts';
import { countsFor, suppressed } from './counts-for';

const counts = (cafs: number): Counts => ({
  cafsInProgress: cafs,
  tacsInProgress: 0,
  leadProfessionalsIdentified: 0,
  leadProfessionalPeople: 0,
});
const view: BoardView = {
  asAt: '2007-07-31',
  knownAt: '7',
  complete: true,
  county: counts(60),
  areas: [
    { area: 'North', ...counts(30) },
    { area: 'South', ...counts(28) },
  ],
  localities: [
    { code: 'BAN', name: 'Banbury', area: 'North', ...counts(30) },
    { code: 'ABI-BER', name: 'Abingdon', area: 'South', ...counts(28) },
  ],
  outside: [{ code: 'NFA', ...counts(2) }],
};
const own = { coordinated: ['BAN'], managed: ['South'] };

describe('Who sees which counts', () => {
  it('the county’s team sees all', () => expect(countsFor(view, 'county-caf-team', own, false)).toEqual(view));
  it('a coordinator sees the locality that is theirs today, not the one a token names', () =>
    expect(countsFor(view, 'locality-coordinator', own, true)).toMatchObject({
      county: null,
      areas: [],
      outside: [],
      localities: [{ code: 'BAN' }],
    }));
  it('an area manager sees the area, by locality', () =>
    expect(countsFor(view, 'area-manager', own, false)).toMatchObject({
      county: null,
      outside: [],
      areas: [{ area: 'South' }],
      localities: [{ code: 'ABI-BER' }],
    }));
  it('an area manager sees the county as it is published, of the days of which it is', () =>
    expect(countsFor(view, 'area-manager', own, true).county).toEqual(countsFor(view, 'board', own, true).county));
  it('an area manager whose token names no area, or one that is not there, sees none', () => {
    for (const managed of [[], ['West'], ['ABI-BER']])
      expect(countsFor(view, 'area-manager', { ...own, managed }, true)).toMatchObject({ areas: [], localities: [] });
  });
  it('the board sees county and areas, without small counts and what would give them away', () =>
    expect(countsFor(view, 'board', own, true)).toMatchObject({
      county: { cafsInProgress: 60 },
      // Two outside the localities are too few, and the smaller area would give them away.
      areas: [{ cafsInProgress: 30 }, { cafsInProgress: 'c' }],
      localities: [],
      outside: [],
    }));
});

describe('A published count', () => {
  it.each([
    [[0, 0], 0, [0, 0], 0],
    [[7, 9], 16, [7, 9], 16],
    [[3, 0], 3, ['c', 0], 'c'],
    [[3, 9], 12, ['c', 'c'], 12],
    [[1, 1, 9], 11, ['c', 'c', 'c'], 11],
    [[5, 5, 9], 19, ['c', 'c', 'c'], 19],
    [[2, 3, 9], 14, ['c', 'c', 9], 14],
  ] as const)('of %j with %d in all is shown as %j and %j', (parts, total, shown, all) =>
    expect(suppressed(parts, total)).toEqual({ parts: shown, total: all }),
  );
  it('never lets a small one be worked out from the total', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 5 }), (parts) => {
        const total = parts.reduce((all, one) => all + one, 0);
        const shown = suppressed(parts, total);
        if (shown.total === 'c') return;
        const hidden = parts.filter((_, at) => shown.parts[at] === 'c');
        const left = hidden.reduce((all, one) => all + one, 0);
        // What else the hidden ones could have been, as far as a reader can know: each above zero, with the same sum.
        const couldBe = (count: number, others: number): boolean => left - count >= others;
        for (const count of hidden.filter((one) => one < 6))
          expect([1, 2, 3, 4, 5, 6].filter((one) => one !== count && couldBe(one, hidden.length - 1))).not.toEqual([]);
      }),
    ));
});
