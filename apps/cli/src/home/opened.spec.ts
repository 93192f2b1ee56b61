import { Opened } from './opened';

describe('What a command has opened', () => {
  const order: string[] = [];
  const opened = (): Opened => {
    order.length = 0;
    const all = new Opened();
    for (const name of ['database', 'runtime', 'api']) all.add(name, (thing) => void order.push(thing));
    return all;
  };

  it('is closed in reverse, once', async () => {
    const all = opened();
    await Promise.all([all.close(), all.close()]);
    expect(order).toEqual(['api', 'runtime', 'database']);
  });

  it('is closed to the end when one thing cannot be closed', async () => {
    const all = opened();
    all.add('worker', () => Promise.reject(new Error('the worker is stuck')));
    await expect(all.close()).rejects.toThrow('the worker is stuck');
    expect(order).toEqual(['api', 'runtime', 'database']);
  });
});
