import { rankTest } from '../support/rank-test';

describe('The rank test by which times are compared', () => {
  it.each([
    ['all larger', [4, 5, 6], [1, 2, 3], 1],
    ['all smaller', [1, 2, 3], [4, 5, 6], 0],
    ['the same', [1, 2, 3], [1, 2, 3], 0.5],
    ['all equal', [7, 7], [7, 7, 7], 0.5],
    // Of the six pairs (3,1) (3,4) (3,4) (4,1) (4,4) (4,4): three and two halves.
    ['mixed, with ties', [3, 4], [1, 4, 4], 0.5],
    ['mixed', [19, 22, 16, 29, 24], [20, 11, 17, 12], 17 / 20],
  ])('tells how often one is larger: %s', (_, first, second, larger) =>
    expect(rankTest(first, second).larger).toBeCloseTo(larger, 12),
  );
  it('tells how far that is from chance', () => {
    // U = 17 of 20 pairs; its deviation by chance is sqrt(5 * 4 * 10 / 12).
    const { deviations } = rankTest([19, 22, 16, 29, 24], [20, 11, 17, 12]);
    expect(deviations).toBeCloseTo((17 - 10) / Math.sqrt((5 * 4 * 10) / 12), 12);
  });
});
