import { StreamQueue } from './stream-queue';

/** Work that ends when it is told to. */
const held = (log: string[], name: string) => {
  let end = (): void => undefined;
  const until = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    end,
    work: async () => {
      log.push(`${name} begins`);
      await until;
      log.push(`${name} ends`);
      return name;
    },
  };
};

describe('The queue of a stream', () => {
  it('runs the work of one stream one after another, in order', async () => {
    const queue = new StreamQueue();
    const log: string[] = [];
    const [a, b, c] = [held(log, 'a'), held(log, 'b'), held(log, 'c')];
    const all = Promise.all([a, b, c].map(({ work }) => queue.run('s', work)));
    c.end();
    b.end();
    expect(log).toEqual(['a begins']);
    a.end();
    expect(await all).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('does not let one stream wait for another', async () => {
    const queue = new StreamQueue();
    const log: string[] = [];
    const [slow, quick] = [held(log, 'slow'), held(log, 'quick')];
    const first = queue.run('s', slow.work);
    quick.end();
    expect(await queue.run('t', quick.work)).toBe('quick');
    slow.end();
    await first;
    expect(log).toEqual(['slow begins', 'quick begins', 'quick ends', 'slow ends']);
  });

  it('goes on after a failure, and tells only the one it happened to', async () => {
    const queue = new StreamQueue();
    const failed = queue.run('s', () => Promise.reject(new Error('no')));
    const next = queue.run('s', () => Promise.resolve('next'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('next');
  });
});
