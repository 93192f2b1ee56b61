import { lastingPause, pausedDaysSince, withPause, withPauseEnded } from './pauses';

describe('The pauses that a family asks for', () => {
  it('last until the work is taken up again', () => {
    const paused = withPause([], '2007-03-05');
    expect(lastingPause(paused)).toEqual({ from: '2007-03-05', to: null });
    expect(lastingPause(withPauseEnded(paused, '2007-03-12'))).toBeUndefined();
  });
  it('are kept one after the other', () =>
    expect(withPauseEnded(withPause([{ from: '2007-01-08', to: '2007-01-15' }], '2007-03-05'), '2007-03-12')).toEqual([
      { from: '2007-01-08', to: '2007-01-15' },
      { from: '2007-03-05', to: '2007-03-12' },
    ]));
  it('count only by the days after the beginning, and by none while they last', () => {
    expect(pausedDaysSince([{ from: '2007-03-05', to: '2007-03-12' }], '2007-03-10')).toBe(2);
    expect(pausedDaysSince([{ from: '2007-03-05', to: '2007-03-12' }], '2007-03-12')).toBe(0);
    expect(pausedDaysSince([{ from: '2007-03-05', to: '2007-03-05' }], '2007-03-01')).toBe(0);
    expect(pausedDaysSince([{ from: '2007-03-05', to: null }], '2007-03-01')).toBe(0);
  });
});
