import { type Receiving } from '@app/http';
import { type Runtime } from '@app/runtime';

/** Waits until the read models named, or all of them, show the log up to a position. */
export const reachedBy = ({ rooms, positions }: Pick<Runtime, 'rooms' | 'positions'>): Receiving['reached'] => {
  const all = rooms.flatMap(({ projections }) => projections.map(({ name }) => name));
  return async (atLeast, names = all) => {
    const answers = await Promise.all(names.map((name) => positions.reached(name, atLeast)));
    return answers.find((answer) => answer !== undefined);
  };
};
