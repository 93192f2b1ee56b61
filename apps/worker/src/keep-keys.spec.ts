import { type Pause } from '@app/feeds';
import { type WrappingKey } from '@app/privacy';
import { logTo, type Runtime } from '@app/runtime';
import { keepKeys } from './keep-keys';

const hour = 3_600_000;

describe('A worker that keeps the keys', () => {
  it('notes the key in use when it starts, rotates when a day begins, and says when a new key is due', async () => {
    const done: string[] = [];
    const logged: string[] = [];
    let now = Date.parse('2007-06-29T12:00:00Z');
    const key: WrappingKey = { id: 'a', firstUsedOn: '2007-06-01', retiredOn: null, destroyedOn: null };
    const keyring = {
      noteInUse: (on: string) => Promise.resolve(void done.push(`noted ${on}`)),
      rotate: (on: string) => Promise.resolve(done.push(`rotated ${on}`) - 1),
      wrappingKeys: () => Promise.resolve([key]),
    };
    let told: () => void = () => undefined;
    const enough = new Promise<void>((over) => (told = over));
    const pause: Pause = (_ms, signal) => {
      now += hour;
      if (now < Date.parse('2007-07-02T12:00:00Z')) return Promise.resolve();
      told();
      return new Promise((over) => signal?.addEventListener('abort', () => over()));
    };
    const clock = (): Date => new Date(now);
    const config = { rotation: { rotateEveryDays: 30, backupsKeptDays: 35 } };
    const log = logTo((line) => logged.push(line), 'info', clock);
    const keeping = keepKeys({ keyring, config, clock, log } as unknown as Runtime, pause);
    await enough;
    await keeping.close();
    expect(done).toEqual(['noted 2007-06-29', 'rotated 2007-06-30', 'rotated 2007-07-01', 'rotated 2007-07-02']);
    expect(logged.filter((line) => line.includes('key-rotation-due'))).toHaveLength(2);
  });
});
