/** What it costs to chain the log: the product's appends with the chain and without it, turn by turn in one process and one database. */
import { closedLoop } from './closed-loop.mjs';
import { eventsFor } from './event.mjs';
import { OURS, UNCHAINED } from './names.mjs';
import { openAdapter } from './open-adapter.mjs';

/** One after another, batches as they are under load, and large batches: where the server has most to digest at once. */
const CELLS = [
  [1, 1],
  [1, 16],
  [5, 64],
];
/** A difference of a few per cent is below what two turns differ by themselves: many short ones find it. */
const TURNS = 24;
const TURN_SECONDS = 0.75;
const WARMUP_SECONDS = 0.1;

/** @returns the two sides in the order of a turn: each is first as often as the other, so that drift falls on both. */
const sidesOf = (turn) => (turn % 2 === 0 ? [OURS, UNCHAINED] : [UNCHAINED, OURS]);

/**
 * Measures every cell with and without the chain.
 * @param run `{databases, options, figures, clock}`, as for the stores. A quick run takes a third of the turns.
 */
export const measureChain = async ({ databases, options, figures, clock }) => {
  const adapter = await openAdapter({
    adapter: { module: '../adapter/index.mjs', params: {} },
    connectionString: await databases.create('chain'),
  });
  try {
    await adapter.setup();
    let streams = 0;
    const turns = options.rounds > 1 ? TURNS : TURNS / 3;
    for (const [size, concurrency] of CELLS) {
      const cell = `chain.${size}ev.c${concurrency}`;
      const appends = (seconds, warmup) =>
        closedLoop({ seconds, warmup, concurrency }, () => {
          const stream = `case-${(streams += 1).toString(36)}`;
          return adapter.append(stream, eventsFor(stream, size), 0);
        });
      for (const side of sidesOf(0)) {
        await adapter.chains(side === OURS);
        await appends(TURN_SECONDS, 0);
      }
      for (let turn = 0; turn < turns && !clock.stopped(); turn += 1)
        for (const side of sidesOf(turn)) {
          await adapter.chains(side === OURS);
          await databases.checkpoint();
          const measured = await appends(TURN_SECONDS, WARMUP_SECONDS);
          const linked = await adapter.isChained();
          if (linked !== (side === OURS))
            figures.add(side, cell, { error: `the last append is ${linked ? '' : 'not '}chained` });
          figures.add(side, cell, { cells: { [cell]: { ...measured, rate: measured.rate * size } } });
        }
      clock.say(`${cell}: measured with the chain and without it, ${turns} turns each`);
    }
  } finally {
    await adapter.close();
  }
};
