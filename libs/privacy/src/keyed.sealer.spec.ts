import { type Aggregate, Aggregates, codecOf, type Envelope, InMemoryEventStore, sealedPart } from '@app/event-store';
import { type DomainEvent } from '@app/kernel';
import { SealBroken } from './envelope';
import { KeyMissing } from './keyring';
import { privacyInMemory } from './testing';

const note = {
  subject: 'child-1',
  eventId: '5a4c2f0e-0000-4000-8000-000000000001',
  type: 'children.child-registered.v1',
  personal: { givenNames: 'Ada', familyName: 'Example', note: 'Zoë 👧' },
};
const { personal, ...place } = note;

describe('Sealing the personal part of an event', () => {
  it('hides it and opens it again', async () => {
    const { sealer } = await privacyInMemory();
    const [sealed = ''] = await sealer.seal([note]);
    expect(sealed).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('Ada');
    expect(await sealer.open([{ ...place, sealed }])).toEqual([personal]);
  });
  it('keeps the order of many', async () => {
    const { sealer } = await privacyInMemory();
    const notes = Array.from({ length: 100 }, (_, n) => ({
      ...note,
      subject: `child-${n % 7}`,
      eventId: `e-${n}`,
      personal: { n },
    }));
    const sealed = await sealer.seal(notes);
    const opened = await sealer.open(notes.map((item, n) => ({ ...item, sealed: sealed[n] ?? '' })));
    expect(opened).toEqual(notes.map((item) => item.personal));
  });
  it('gives two texts for the same content', async () => {
    const { sealer } = await privacyInMemory();
    const [one, two] = await sealer.seal([note, note]);
    expect(one).not.toBe(two);
  });
  it.each([{ subject: 'child-2' }, { eventId: '5a4c2f0e-0000-4000-8000-000000000002' }, { type: 'caf.opened.v1' }])(
    'refuses to open it where it does not belong: %p',
    async (moved) => {
      const { sealer } = await privacyInMemory();
      const [sealed = ''] = await sealer.seal([note, { ...note, subject: 'child-2' }]);
      await expect(sealer.open([{ ...place, ...moved, sealed }])).rejects.toThrow(SealBroken);
    },
  );
  it('refuses what is no sealed text', async () => {
    const { sealer } = await privacyInMemory();
    await sealer.seal([note]);
    for (const sealed of ['', 'AQ==', 'no base64 at all, but quite long enough to be a sealed text'])
      await expect(sealer.open([{ ...place, sealed }])).rejects.toThrow(SealBroken);
  });
  it('says when a key is missing that must have been there', async () => {
    const [sealed = ''] = await (await privacyInMemory()).sealer.seal([note]);
    await expect((await privacyInMemory()).sealer.open([{ ...place, sealed }])).rejects.toThrow(KeyMissing);
  });
});

describe('After an erasure', () => {
  type Noted = DomainEvent<'Noted', { readonly on: string }, { readonly text: string }>;
  const noting: Aggregate<{ on: string; text: string }, Noted, number> = {
    category: 'notebook',
    decider: {
      initial: 0,
      evolve: (count) => count + 1,
      decide: ({ on, text }) => [{ type: 'Noted', data: { on }, personal: { text } }],
    },
    codec: codecOf<Noted>({ Noted: { stored: 'notebook.noted.v1', subject: (_, id) => `child-${id}` } }),
  };
  const sent = (commandId: string): Envelope<{ on: string; text: string }> => ({
    command: { on: '2007-03-01', text: 'canary-in-a-note' },
    commandId,
    commandDigest: '',
    actor: { practitionerId: 'p', role: 'practitioner', agencyId: 'a' },
    at: '2007-03-01T09:00:00Z',
    correlationId: commandId,
    causationId: commandId,
    purpose: 'coordination',
    locality: null,
  });

  it('the record folds as before, its personal part is gone, others are untouched, and nothing can be added', async () => {
    const store = new InMemoryEventStore();
    const { sealer, keyring } = await privacyInMemory();
    const aggregates = new Aggregates(store, sealer);
    await aggregates.handle(noting, '1', sent('5a4c2f0e-0000-4000-8000-000000000011'));
    await aggregates.handle(noting, '2', sent('5a4c2f0e-0000-4000-8000-000000000012'));
    await keyring.erase('child-1');

    const opened = async (stream: string) =>
      sealer.open((await store.read(stream)).flatMap((event) => sealedPart(event) ?? []));
    expect(await opened('notebook-1')).toEqual(['erased']);
    expect(await opened('notebook-2')).toEqual([{ text: 'canary-in-a-note' }]);
    expect((await new Aggregates(store, sealer).fold(noting, '1')).state).toBe(1);
    expect(await aggregates.handle(noting, '1', sent('5a4c2f0e-0000-4000-8000-000000000013'))).toMatchObject({
      refused: 'record-erased',
    });
  });
});

describe('The digest of a request about several people', () => {
  it('is the same for the same people in any order, and another for other people or another text', async () => {
    const { sealer } = await privacyInMemory();
    const digest = await sealer.digest(['child-1', 'child-2'], 'text');
    expect(await sealer.digest(['child-2', 'child-1'], 'text')).toBe(digest);
    expect(await sealer.digest(['child-1'], 'text')).not.toBe(digest);
    expect(await sealer.digest(['child-1', 'child-2'], 'other')).not.toBe(digest);
  });
  it('dies with the first of their keys', async () => {
    const { sealer, keyring } = await privacyInMemory();
    await sealer.digest(['child-1', 'child-2'], 'text');
    await keyring.erase('child-2');
    await expect(sealer.digest(['child-1', 'child-2'], 'text')).rejects.toThrow('this record was erased');
  });
});
