import { StoreUnavailable } from '../ports';
import { sampleEvent } from '../testing/sample-events';
import { type AppendAnswer } from './append-query';
import { GroupCommit, type Writer } from './group-commit';

const limits = { batchAppends: 1, batchSize: 1e6, waitingAppends: 1e4, waitingSize: 1e7, giveUpAfterMs: 1e9 };
const written: AppendAnswer = { last: -1, position: '1' };
/** Promises and what they lead to have settled. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A log with two connections whose batches are answered when the test says so, each after a time of the test's own. */
const log = () => {
  let now = 0;
  const flying: (() => void)[] = [];
  let most = 0;
  const writer: Writer = {
    send: (batch) =>
      new Promise((resolve) => {
        flying.push(() => resolve(batch.map(() => written)));
        most = Math.max(most, flying.length);
      }),
    close: () => Promise.resolve(),
  };
  const commit = new GroupCommit(
    [writer, writer],
    limits,
    () => undefined,
    () => now,
  );
  return {
    /** Appends so many at once, each a batch; everything in flight is answered after that time. @returns most in flight. */
    append: async (count: number, tookMs: number): Promise<number> => {
      most = 0;
      const appended = Array.from({ length: count }, (_, index) =>
        commit.append(`visit-${index}`, [sampleEvent()], 'no-stream'),
      );
      await settled();
      while (flying.length > 0) {
        now += tookMs;
        for (const answer of flying.splice(0)) answer();
        await settled();
      }
      await Promise.all(appended);
      return most;
    },
  };
};

describe('Batches in flight', () => {
  it('is one until batches have been seen to be quick, then two', async () => {
    const { append } = log();
    expect(await append(1, 1)).toBe(1);
    expect(await append(4, 1)).toBe(2);
  });

  it('stays one where the disk is slow', async () => {
    const { append } = log();
    expect(await append(100, 10)).toBe(1);
  });

  it('is one again when the disk becomes slow, and two when it is quick again', async () => {
    const { append } = log();
    await append(100, 1);
    await append(10, 10);
    expect(await append(20, 10)).toBe(1);
    await append(100, 1);
    expect(await append(2, 1)).toBe(2);
  });

  it('does not let one slow moment count for long', async () => {
    const { append } = log();
    await append(100, 1);
    await append(1, 10);
    expect(await append(2, 1)).toBe(2);
  });
});

describe('Stopping', () => {
  it('ends when all that still waited had expired', async () => {
    let now = 0;
    let answer: (() => void) | undefined;
    const writer: Writer = {
      send: (batch) => new Promise((resolve) => (answer = () => resolve(batch.map(() => written)))),
      close: () => Promise.resolve(),
    };
    const commit = new GroupCommit(
      [writer],
      { ...limits, giveUpAfterMs: 10 },
      () => undefined,
      () => now,
    );
    const inFlight = commit.append('visit-1', [sampleEvent()], 'no-stream');
    await settled();
    const late = commit.append('visit-2', [sampleEvent()], 'no-stream');
    const closed = commit.close();
    now = 11;
    answer?.();
    await expect(inFlight).resolves.toMatchObject({ appended: true });
    await expect(late).rejects.toThrow(StoreUnavailable);
    await expect(closed).resolves.toBeUndefined();
  });
});

describe('A connection that broke', () => {
  it.each(['EPIPE', 'ECONNRESET', 'EPERM'])('is tried again: %s', async (code) => {
    let sent = 0;
    const writer: Writer = {
      send: (batch) => {
        sent += 1;
        return sent === 1
          ? Promise.reject(Object.assign(new Error(), { code }))
          : Promise.resolve(batch.map(() => written));
      },
      close: () => Promise.resolve(),
    };
    const commit = new GroupCommit([writer], limits, () => undefined);
    await expect(commit.append('visit-1', [sampleEvent()], 'no-stream')).resolves.toMatchObject({ appended: true });
    expect(sent).toBe(2);
  });
});
