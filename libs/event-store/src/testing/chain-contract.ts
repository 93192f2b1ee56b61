import { type LogChain } from '../chain';
import { type EventStore } from '../ports';
import { type ChainFault, type ChainReport, type NotedLog, verifyChain } from '../verify-chain';
import { sampleEvent } from './sample-events';

/** What the chain covers of an event. */
export const chainedFields = ['stream', 'revision', 'id', 'type', 'data', 'subject', 'sealed', 'meta'] as const;

/** What somebody with all rights does to the log behind its back. Events are numbered from 0, in their order. */
export type Tampering =
  | { readonly does: 'change'; readonly at: number; readonly field: (typeof chainedFields)[number] }
  | { readonly does: 'remove'; readonly at: number }
  | { readonly does: 'cut'; readonly at: number }
  /** With the next one. */
  | { readonly does: 'swap'; readonly at: number }
  | { readonly does: 'remove-stream'; readonly stream: string };

/** A chain under test, over a log that is empty. */
export interface ChainUnderTest {
  readonly chain: LogChain;
  readonly store: EventStore;
  /** Resolves when all that was appended is chained. */
  chainedSoFar(): Promise<unknown>;
  /** Looks at the log as it is after the tampering; afterwards everything is as it was. */
  whileTampered<Seen>(change: Tampering, look: () => Promise<Seen>): Promise<Seen>;
  close(): Promise<void>;
}

const sealed = { subject: 'child-1', sealed: 'c2VhbGVk' };

/**
 * Declares what every chain of a log must show, whoever works it out.
 * @param open makes a log; called once.
 */
export const logChainContract = (engine: string, open: () => Promise<ChainUnderTest>): void => {
  describe(`${engine}: the chain`, () => {
    let under: ChainUnderTest;
    let noted: NotedLog;
    let events: number;
    beforeAll(async () => {
      under = await open();
      const { store } = under;
      expect(await under.chain.end()).toBeUndefined();
      await store.append('visit-1', [sampleEvent()], 'no-stream');
      await under.chainedSoFar();
      await store.append('visit-1', [sampleEvent(sealed), sampleEvent(), sampleEvent(sealed)], 0n);
      await Promise.all(
        [2, 3].map((n) => store.append(`visit-${n}`, [sampleEvent(), sampleEvent(sealed)], 'no-stream')),
      );
      await under.chainedSoFar();
      await store.append('visit-2', [sampleEvent()], 1n);
      await under.chainedSoFar();
      events = 9;
      const end = await under.chain.end();
      if (end === undefined) throw new Error('nothing was chained');
      noted = {
        ends: [end],
        streams: new Map([
          ['visit-1', 3n],
          ['visit-2', 2n],
          ['visit-3', 1n],
        ]),
      };
    });
    afterAll(() => under.close());

    const after = (change: Tampering): Promise<ChainReport> =>
      under.whileTampered(change, () => verifyChain(under.chain, { noted }));
    const places = (): readonly number[] => Array.from({ length: events }, (_, at) => at);

    it('holds over a log that nobody touched, and says where it ends', async () => {
      const end = await under.chain.end();
      expect(await verifyChain(under.chain, { noted })).toEqual({ events, end, faultCount: 0, faults: [] });
      expect(await under.chain.linkAt(noted.ends[0]?.position ?? 0n)).toBe(end?.link);
      expect(await under.chain.linkAt(1_000_000n)).toBeUndefined();
    });

    it('is broken by every change of every field of every event', async () => {
      for (const field of chainedFields)
        for (const at of places()) {
          const { faultCount } = await after({ does: 'change', at, field });
          expect({ field, at, found: faultCount > 0 }).toEqual({ field, at, found: true });
        }
    });

    it('is broken by the removal of every event, and by two that changed places', async () => {
      for (const at of places()) expect((await after({ does: 'remove', at })).faultCount).toBeGreaterThan(0);
      for (const at of places().slice(1))
        expect((await after({ does: 'swap', at: at - 1 })).faultCount).toBeGreaterThan(0);
    });

    it('is missed at a start when the end of the log was cut off, from any event on', async () => {
      const [end] = noted.ends;
      if (end === undefined) throw new Error('nothing was noted');
      for (const at of places()) {
        const change = { does: 'cut', at } as const;
        expect((await after(change)).faults.map(({ kind }) => kind)).toEqual(
          expect.arrayContaining([expect.stringMatching(/^(cut|unlinked)$/)]),
        );
        expect(await under.whileTampered(change, () => under.chain.linkAt(end.position))).toBeUndefined();
      }
    });

    it('names a stream that was removed', async () => {
      const { faults } = await after({ does: 'remove-stream', stream: 'visit-3' });
      expect(faults).toContainEqual<ChainFault>({ kind: 'stream-removed', stream: 'visit-3', revision: 1n });
    });

    it('is not extended by an append that comes again, and holds where more is added', async () => {
      const before = await under.chain.end();
      const event = sampleEvent();
      await under.store.append('visit-4', [event], 'no-stream');
      await under.chainedSoFar();
      const end = await under.chain.end();
      expect(end).not.toEqual(before);
      expect(await under.store.append('visit-4', [event], 'no-stream')).toMatchObject({ repeated: true });
      await under.chainedSoFar();
      expect(await under.chain.end()).toEqual(end);
      expect(await under.chain.linkAt(before?.position ?? 0n)).toBe(before?.link);
      expect((await verifyChain(under.chain, { noted })).faultCount).toBe(0);
    });
  });
};
