import { untilBeat } from './beat';

describe('The moment at which a denial is answered', () => {
  it.each([
    [0, 25],
    [1, 24],
    [24.4, 1],
    [25, 25],
    [60, 15],
  ])('after %d ms, is the next beat, in %d ms', (spent, wait) => expect(untilBeat(spent, 0)).toBe(wait));
  it('is as likely to be any moment of a while after it', () => {
    const waits = Array.from({ length: 16 }, (_, n) => untilBeat(1, n / 16));
    expect([waits[0], waits[15]]).toEqual([24, 39]);
    expect(new Set(waits).size).toBeGreaterThan(12);
  });
});
