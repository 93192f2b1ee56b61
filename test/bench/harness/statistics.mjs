/** @returns the middle of the figures; of an even number, the mean of the two in the middle. */
export const median = (figures) => {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** @returns the value below which the given share of sorted figures lies. */
export const percentile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

export const round = (figure, digits) => Number(figure.toFixed(digits));

/** What several rounds of one cell come to. Figures of one round: `{rate, p50ms?, p99ms?, …}`. */
export const summary = (rounds) => {
  const rates = rounds.map(({ rate }) => rate);
  const middle = (key, digits) =>
    rounds[0][key] === undefined ? {} : { [key]: round(median(rounds.map((one) => one[key])), digits) };
  return {
    median: Math.round(median(rates)),
    min: Math.round(Math.min(...rates)),
    max: Math.round(Math.max(...rates)),
    rounds: rounds.length,
    ...middle('p50ms', 3),
    ...middle('p99ms', 3),
    ...middle('conflictsPerWin', 2),
    ...(rounds[0].complete === undefined ? {} : { complete: rounds.every(({ complete }) => complete) }),
  };
};
