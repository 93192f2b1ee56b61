import { isOverCap } from './caseload';

describe('A caseload', () => {
  it.each([
    [0, false],
    [5, false],
    [6, true],
  ])('of %d is over the soft cap: %p', (active, over) => expect(isOverCap(active)).toBe(over));
});
