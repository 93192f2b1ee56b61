import { setTimeout } from 'node:timers/promises';

/**
 * Whatever is looked up for a record that stays hidden, and for one that is not there, is done within the first beat; under a load
 * under which it is not, it is most often done within the same one.
 */
const BEAT_MS = 25;
/** What is left to see after the beat, by timers that are a little late, lies below this by far. */
const SPREAD_MS = 15;

/**
 * How long an answer still has to wait.
 * @param spent since the request came in, in ms. @param chance from 0 to below 1.
 * @returns ms until the next beat and a random moment after it.
 */
export const untilBeat = (spent: number, chance: number): number =>
  Math.ceil((Math.floor(spent / BEAT_MS) + 1) * BEAT_MS - spent + chance * SPREAD_MS);

/**
 * Resolves on the next beat after what began at `since`, as `performance.now()` told it: nobody can tell by the time that an answer
 * took what had to be looked up for it.
 */
export const nextBeat = async (since: number): Promise<void> => {
  await setTimeout(untilBeat(performance.now() - since, Math.random()));
};
