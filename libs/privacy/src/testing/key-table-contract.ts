import { randomBytes } from 'node:crypto';
import { type KeyTable, type WrappedKey } from '../key-table';

const wrapped = (subject: string, keyId = 'k1'): WrappedKey => ({
  subject,
  is: 'wrapped',
  wrapped: randomBytes(61),
  keyId,
});

/** Declares the tests that every key table must pass. */
export const behavesAsAKeyTable = (open: () => Promise<KeyTable>): void => {
  let table: KeyTable;
  beforeEach(async () => (table = await open()));

  it('knows nothing of a subject it never saw', async () => expect(await table.find(['child-1'])).toEqual([]));
  it('keeps the first key of a subject and answers with it ever after', async () => {
    const [one, two] = [wrapped('child-1'), wrapped('child-2')];
    expect(await table.keep([one])).toEqual([one]);
    expect(await table.keep([wrapped('child-1'), two])).toEqual(expect.arrayContaining([one, two]));
    expect(await table.find(['child-1', 'child-2', 'child-3'])).toHaveLength(2);
  });
  it('answers for every subject when many keep the same ones at once', async () => {
    const subjects = Array.from({ length: 300 }, (_, n) => `child-${n}`);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        table.keep((n % 2 === 0 ? subjects : subjects.toReversed()).map((subject) => wrapped(subject))),
      ),
    );
    const kept = new Map((await table.find(subjects)).map((key) => [key.subject, key]));
    for (const answer of answers) {
      expect(answer).toHaveLength(300);
      for (const key of answer) expect(key).toEqual(kept.get(key.subject));
    }
  });
  it('never gives an erased subject a key again', async () => {
    await table.keep([wrapped('child-1')]);
    await table.erase('child-1');
    await table.erase('child-1');
    await table.erase('child-never-seen');
    for (const subject of ['child-1', 'child-never-seen']) {
      expect(await table.keep([wrapped(subject)])).toEqual([{ subject, is: 'erased' }]);
      expect(await table.find([subject])).toEqual([{ subject, is: 'erased' }]);
    }
  });
  it('lists who was erased, and counts what each key-encryption key wraps', async () => {
    await table.keep([wrapped('child-1'), wrapped('child-2'), wrapped('child-3', 'k2'), wrapped('child-4')]);
    await table.erase('child-4');
    await table.erase('child-0');
    expect(await table.erased()).toEqual(['child-0', 'child-4']);
    expect(Object.fromEntries(await table.wrappings())).toEqual({ k1: 2, k2: 1 });
  });
  it('finds what is still wrapped by another key, and re-wraps it', async () => {
    const [one, two, done] = [wrapped('child-1'), wrapped('child-2'), wrapped('child-3', 'k2')];
    await table.keep([one, two, done, wrapped('child-4')]);
    await table.erase('child-4');
    expect(await table.notWrappedBy('k2', 1)).toHaveLength(1);
    expect(await table.notWrappedBy('k2', 10)).toEqual(expect.arrayContaining([one, two]));
    const again = wrapped('child-1', 'k2');
    await table.rewrap([{ from: 'k1', to: again }]);
    expect(await table.notWrappedBy('k2', 10)).toEqual([two]);
    expect(await table.find(['child-1'])).toEqual([again]);
  });
  it('re-wraps nothing that changed meanwhile', async () => {
    const done = wrapped('child-1', 'k2');
    await table.keep([done, wrapped('child-2')]);
    await table.erase('child-2');
    await table.rewrap(['child-1', 'child-2'].map((subject) => ({ from: 'k1', to: wrapped(subject, 'k3') })));
    expect(await table.find(['child-1'])).toEqual([done]);
    expect(await table.find(['child-2'])).toEqual([{ subject: 'child-2', is: 'erased' }]);
  });

  it('notes which key-encryption keys are in use, and since when', async () => {
    await table.keep([wrapped('child-1', 'k1')]);
    await table.noteWrappingKey('k1', '2007-06-01');
    await table.noteWrappingKey('k1', '2007-06-02');
    await table.noteWrappingKey('k2', '2007-06-10');
    const first = { id: 'k1', firstUsedOn: '2007-06-01', retiredOn: null, destroyedOn: null };
    const second = { id: 'k2', firstUsedOn: '2007-06-10', retiredOn: null, destroyedOn: null };
    await table.retireOthers('k2', '2007-06-10');
    // It still wraps a key.
    expect(await table.wrappingKeys()).toEqual([first, second]);
    await table.rewrap([{ from: 'k1', to: wrapped('child-1', 'k2') }]);
    await table.retireOthers('k2', '2007-06-11');
    await table.retireOthers('k2', '2007-06-12');
    expect(await table.wrappingKeys()).toEqual([{ ...first, retiredOn: '2007-06-11' }, second]);
    // A process that was not restarted has used it once more.
    await table.noteWrappingKey('k1', '2007-06-13');
    expect(await table.wrappingKeys()).toEqual([first, second]);
    await table.retireOthers('k2', '2007-06-14');
    await table.noteDestroyed('k1', '2007-07-20', 'an officer');
    await table.noteWrappingKey('k1', '2007-07-21');
    expect(await table.wrappingKeys()).toEqual([
      { ...first, retiredOn: '2007-06-14', destroyedOn: '2007-07-20' },
      second,
    ]);
  });
};
