import { type Pause } from './pause';
import { Wake } from './wake';

/** Time stands still: a pause ends only when it is told to. */
const forever: Pause = (_, signal) =>
  new Promise((done) => {
    signal?.addEventListener('abort', () => done());
  });

describe('A bell for work', () => {
  it('ends the wait of one who waits', async () => {
    const wake = new Wake(forever);
    const waiting = wake.wait(1_000);
    wake.ring();
    await expect(waiting).resolves.toBeUndefined();
  });
  it('is not missed when it rings while nobody waits', async () => {
    const wake = new Wake(forever);
    wake.reset();
    wake.ring();
    await expect(wake.wait(1_000)).resolves.toBeUndefined();
  });
  it('counts once: after a reset the next wait lasts', async () => {
    const waited: number[] = [];
    const wake = new Wake((ms) => {
      waited.push(ms);
      return Promise.resolve();
    });
    wake.ring();
    await wake.wait(1);
    wake.reset();
    await wake.wait(2);
    expect(waited).toEqual([2]);
  });
});
