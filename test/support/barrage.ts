import { connect } from 'node:net';
import { type Dice, diceOf } from './mutations';

/** Does something `count` times, sixteen at a time unless told otherwise; the same seed throws the same dice. */
export const inLanes = async (
  seed: number,
  count: number,
  one: (index: number, dice: Dice) => Promise<void>,
  atOnce = 16,
): Promise<void> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) await one(index, diceOf(seed * 1_000_003 + index));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
};

/** Writes bytes to the socket of a server. @returns everything that it answers until it closes. */
export const onTheWire = (url: string, bytes: Buffer): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    let answered = '';
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    socket.on('data', (chunk) => (answered += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answered));
  });
