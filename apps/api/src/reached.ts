import { type Receiving } from '@app/http';
import { standingFeeds } from '@app/relations';
import { type Runtime } from '@app/runtime';

/** Waits until the read models named, or all of them, show the log up to a position. */
export const reachedBy = ({ rooms, positions }: Pick<Runtime, 'rooms' | 'positions'>): Receiving['reached'] => {
  const all = rooms.flatMap(({ projections }) => projections.map(({ name }) => name));
  return async (atLeast, names = all) => {
    // Who sees a row is looked up in other read models than the one that is asked for.
    const awaited = new Set([...names, ...standingFeeds]);
    const answers = await Promise.all([...awaited].map((name) => positions.reached(name, atLeast)));
    return answers.find((answer) => answer !== undefined);
  };
};
