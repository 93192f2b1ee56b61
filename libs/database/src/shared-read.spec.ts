import { SharedRead } from './shared-read';

/** A source that is read only when the test says so. */
const source = () => {
  const waiting: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  const shared = new SharedRead(() => new Promise<number>((resolve, reject) => waiting.push({ resolve, reject })));
  return { shared, waiting };
};
const settled = (): Promise<void> => new Promise((done) => setImmediate(done));

describe('A shared read', () => {
  it('is one read for all who come while another is under way, and none of them gets the earlier answer', async () => {
    const { shared, waiting } = source();
    const first = shared.get();
    const later = [shared.get(), shared.get(), shared.get()];
    expect(waiting).toHaveLength(1);
    waiting[0]?.resolve(1);
    expect(await first).toBe(1);
    await settled();
    expect(waiting).toHaveLength(2);
    waiting[1]?.resolve(2);
    expect(await Promise.all(later)).toEqual([2, 2, 2]);
  });
  it('reads anew for everyone who comes later', async () => {
    const { shared, waiting } = source();
    for (const value of [1, 2, 3]) {
      const answer = shared.get();
      waiting[value - 1]?.resolve(value);
      expect(await answer).toBe(value);
      await settled();
    }
    expect(waiting).toHaveLength(3);
  });
  it('keeps going in turns while people keep coming', async () => {
    const { shared, waiting } = source();
    const answers = [shared.get(), shared.get()];
    waiting[0]?.resolve(1);
    await settled();
    answers.push(shared.get());
    expect(waiting).toHaveLength(2);
    waiting[1]?.resolve(2);
    await settled();
    expect(waiting).toHaveLength(3);
    waiting[2]?.resolve(3);
    expect(await Promise.all(answers)).toEqual([1, 2, 3]);
  });
  it('tells a failure to all who share it, and tries again for the next', async () => {
    const { shared, waiting } = source();
    const first = shared.get();
    const second = shared.get();
    waiting[0]?.reject(new Error('lost'));
    await expect(first).rejects.toThrow('lost');
    await settled();
    waiting[1]?.resolve(2);
    expect(await second).toBe(2);
    await settled();
    const third = shared.get();
    waiting[2]?.resolve(3);
    expect(await third).toBe(3);
  });
});
