import { inForce, withDated } from './timeline';

const learned = [
  { from: '2007-03-01', what: 'second' },
  { from: '2006-04-01', what: 'first' },
  { from: '2007-09-01', what: 'third' },
  { from: '2007-03-01', what: 'second, corrected' },
].reduce<readonly { from: string; what: string }[]>(withDated, []);

describe('A timeline of what counts from a day on', () => {
  it('is in order of day, whatever the order of learning', () =>
    expect(learned.map(({ what }) => what)).toEqual(['first', 'second', 'second, corrected', 'third']));
  it.each([
    ['2006-03-31', undefined],
    ['2006-04-01', 'first'],
    ['2007-02-28', 'first'],
    ['2007-03-01', 'second, corrected'],
    ['2031-01-01', 'third'],
  ])('on %s answers with %s', (on, what) => expect(inForce(learned, on)?.what).toBe(what));
});
