import { createHmac } from 'node:crypto';
import { type AccessEntry } from './access-record';
import { type Authentication, type ChainEnd, emptyChain, type KeptEntry, linked } from './chain';
import { sampleEntry } from '../testing/sample-entry';
import { type RecordReport, verifyRecord } from './verify-record';

const keyedBy = (key: string): Authentication => ({
  authenticationCode: (kind, text) => createHmac('sha256', `${key} ${kind}`).update(text).digest('base64'),
});
const ours = keyedBy('ours');

/** A record of five looks. */
const looks = [1, 2, 3, 4, 5].map((day) => sampleEntry({ at: `2007-03-0${day}T09:00:00.000Z` }));
const chainOf = (entries: readonly AccessEntry[], by = ours, from: ChainEnd = emptyChain): KeptEntry[] => {
  let end = from;
  return entries.map((entry) => {
    end = linked(entry, end, by);
    return { ...entry, ...end };
  });
};
const whole = chainOf(looks);
const at = (entry: number): KeptEntry => whole[entry - 1] as KeptEntry;

async function* inPages(kept: readonly KeptEntry[]): AsyncIterable<readonly KeptEntry[]> {
  for (let from = 0; from < kept.length; from += 2) yield await Promise.resolve(kept.slice(from, from + 2));
}
const verify = (kept: readonly KeptEntry[], noted: readonly ChainEnd[] = []): Promise<RecordReport> =>
  verifyRecord(inPages(kept), ours, { noted });

describe('The record of who looked at what', () => {
  it('is sound as it was written, and says where it ends', async () =>
    expect(await verify(whole)).toEqual({ entries: 5n, end: { entry: 5n, digest: at(5).digest } }));

  it('is sound when nobody has looked at anything', async () =>
    expect(await verify([])).toEqual({ entries: 0n, end: emptyChain }));

  const changes: readonly Partial<KeptEntry>[] = [
    { at: '2007-03-03T09:00:00.001Z' },
    { verb: 'export' },
    { action: 'view-caf' },
    { decision: 'denied' },
    { reason: 'role' },
    { practitionerId: sampleEntry().agencyId },
    { role: 'board' },
    { agencyId: sampleEntry().practitionerId },
    { purpose: 'safeguarding' },
    { children: [] },
    { fields: 'summary' },
    { correlationId: sampleEntry().agencyId },
    { aboutPractitionerId: sampleEntry().agencyId },
    { digest: 'x' },
  ];
  it.each(changes)('names an entry that was altered: %j', async (change) => {
    const altered = whole.map((kept) => (kept.entry === 3n ? { ...kept, ...change } : kept));
    expect(await verify(altered)).toMatchObject({ entries: 2n, broken: { kind: 'altered', entry: 3n } });
  });

  it.each([1, 3])('names entry %i when it was removed', async (removed) =>
    expect(await verify(whole.filter(({ entry }) => entry !== BigInt(removed)))).toMatchObject({
      broken: { kind: 'missing', entry: BigInt(removed) },
    }),
  );

  it('names the place where one was removed and the others were given new numbers', async () => {
    const closed = [at(1), at(2), ...[at(4), at(5)].map((kept) => ({ ...kept, entry: kept.entry - 1n }))];
    expect(await verify(closed)).toMatchObject({ broken: { kind: 'altered', entry: 3n } });
  });

  it('names one that was put in', async () => {
    const later = [at(3), at(4), at(5)].map((kept) => ({ ...kept, entry: kept.entry + 1n }));
    const forged = { ...at(2), ...linked(sampleEntry(), at(2), keyedBy('a guess')) };
    expect(await verify([at(1), at(2), forged, ...later])).toMatchObject({ broken: { kind: 'altered', entry: 3n } });
    const sameNumber = [at(1), at(2), { ...at(2) }, at(3)];
    expect(await verify(sameNumber)).toMatchObject({ broken: { kind: 'altered', entry: 2n } });
  });

  it('names the first of two that changed places', async () => {
    const [second, third] = [at(2), at(3)];
    const swapped = [at(1), { ...third, entry: 2n }, { ...second, entry: 3n }, at(4)];
    expect(await verify(swapped)).toMatchObject({ broken: { kind: 'altered', entry: 2n } });
  });

  it('cannot be worked out anew by somebody who has the database and not the key', async () => {
    const anew = chainOf([...looks.slice(0, 2), sampleEntry(), ...looks.slice(3)], keyedBy('a guess'));
    expect(await verify(anew)).toMatchObject({ broken: { kind: 'altered', entry: 1n } });
    expect(await verify([at(1), at(2), ...chainOf(looks.slice(3), keyedBy('a guess'), at(2))])).toMatchObject({
      broken: { kind: 'altered', entry: 3n },
    });
  });

  describe('whose end was cut off', () => {
    const cut = whole.slice(0, 3);
    it('looks whole to somebody who never noted an end', async () =>
      expect((await verify(cut)).broken).toBeUndefined());
    it('is found out by an end that was noted', async () =>
      expect(await verify(cut, [at(2), at(5)])).toMatchObject({ entries: 3n, broken: { kind: 'cut', entry: 4n } }));
    it('is found out also where it grew again meanwhile', async () => {
      const grown = [...cut, ...chainOf([sampleEntry(), sampleEntry(), sampleEntry()], ours, at(3))];
      expect(await verify(grown, [at(5)])).toMatchObject({ broken: { kind: 'replaced', entry: 5n } });
    });
    it('is found out when all of it is gone', async () =>
      expect(await verify([], [at(5)])).toMatchObject({ broken: { kind: 'cut', entry: 1n } }));
    it('is not suspected when it ends where it was noted, or later', async () => {
      expect((await verify(whole, [at(5)])).broken).toBeUndefined();
      expect((await verify(whole, [at(2), at(4)])).broken).toBeUndefined();
    });
  });
});
