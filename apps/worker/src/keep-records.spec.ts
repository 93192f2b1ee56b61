import { type Pause } from '@app/feeds';
import { type Head, type Records } from '@app/integrity';
import { logTo } from '@app/runtime';
import { keepRecords } from './keep-records';

const hour = 3_600_000;

describe('A worker that keeps watch over the records', () => {
  it('notes their ends after each addition and when it stops, verifies them once a day, and says what is amiss', async () => {
    const heads: Head[] = [];
    const logged: string[] = [];
    let now = Date.parse('2007-12-30T20:00:00Z');
    let added = 0n;
    let walks = 0;
    const end = () => Promise.resolve(added === 0n ? undefined : { position: added, link: `link ${added}` });
    const records = {
      store: {
        end,
        linkAt: (position: bigint) => Promise.resolve(`link ${position}`),
        async *after() {
          yield await Promise.resolve({ events: [{ stream: 'spec-1', revision: added }], upTo: added });
        },
        async *chained() {
          walks += 1;
          const event = { position: 1n, stream: 'spec-1', revision: 0n, type: 'spec.noted.v1', said: 'x', link: 'ff' };
          yield await Promise.resolve([event]);
        },
      },
      pool: { query: () => Promise.resolve({ rows: [] }) },
      digests: { authenticationCode: () => 'code' },
      heads: {
        add: (head: Head) => Promise.resolve(void heads.push(head)),
        heads: () => Promise.resolve(heads),
      },
    } as unknown as Records;
    let looks = 0;
    let told: () => void = () => undefined;
    const enough = new Promise<void>((done) => (told = done));
    const pause: Pause = (_ms, signal) => {
      now += hour;
      looks += 1;
      if (looks === 2) added = 7n;
      if (looks < 30) return Promise.resolve();
      told();
      return new Promise((over) => signal?.addEventListener('abort', () => over()));
    };
    const clock = (): Date => new Date(now);
    const keeping = keepRecords(records, { clock, log: logTo((line) => logged.push(line), 'info', clock) }, pause);
    await enough;
    added = 9n;
    await keeping.close();
    expect(heads.map(({ log }) => log?.position)).toEqual([7n, 9n]);
    expect(walks).toBe(3);
    expect(logged.every((line) => line.includes('record-broken'))).toBe(true);
    expect(logged[0]).toContain('"stream":"spec-1"');
    expect(logged[0]).toContain('"kind":"altered"');
  });
});
