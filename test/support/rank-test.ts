/** How two samples lie to each other. */
export interface RankTest {
  /** How often a value of the first is the larger one of a pair, ties counted half: 0.5 where neither tends to be larger. */
  readonly larger: number;
  /** How far that is from 0.5, in standard deviations of what chance does (Mann and Whitney 1947, normal approximation). */
  readonly deviations: number;
}

/** Mann-Whitney rank test: asks nothing of how the values are distributed, so that a few slow answers count as no more than slow. */
export const rankTest = (first: readonly number[], second: readonly number[]): RankTest => {
  const values = [...first.map((value) => ({ value, mine: true })), ...second.map((value) => ({ value, mine: false }))];
  values.sort((one, other) => one.value - other.value);
  let ranks = 0;
  for (let from = 0; from < values.length;) {
    let to = from;
    while (values[to]?.value === values[from]?.value) to += 1;
    // Equal values share the ranks that they take together; the first rank is 1.
    const rank = (from + 1 + to) / 2;
    ranks += rank * values.slice(from, to).filter(({ mine }) => mine).length;
    from = to;
  }
  const [n, m] = [first.length, second.length];
  const larger = (ranks - (n * (n + 1)) / 2) / (n * m);
  return { larger, deviations: Math.abs(larger - 0.5) / Math.sqrt((n + m + 1) / (12 * n * m)) };
};
