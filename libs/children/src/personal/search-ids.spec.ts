import { createHmac } from 'node:crypto';
import { identityKeys, soughtKeys } from './match-keys';
import { SearchIds } from './search-ids';

const digestsOf = (secret: string) => ({
  authenticationCode: (kind: string, text: string) =>
    createHmac('sha256', secret).update(`${kind}\n${text}`).digest('base64'),
});
const teacher = 'aaaaaaaa-0000-4000-8000-000000000001';
const nurse = 'aaaaaaaa-0000-4000-8000-000000000002';
const search = {
  correlationId: 'cccccccc-0000-4000-8000-000000000001',
  practitionerId: teacher,
  at: '2007-03-02T09:30:00.123Z',
};
const named = (givenNames: string) => ({ givenNames, familyName: 'Example', birthDate: '2001-05-17' });
/** What a search asks for that has to be equal. */
const keysOf = (givenNames: string) =>
  soughtKeys(named(givenNames)).flatMap(({ key, grade }) => (grade === 'match' ? [key] : []));
const adaId = '7b0f8c0e-5a51-4b5d-9a38-0d2f0c9d7a11';
const benId = '7b0f8c0e-5a51-4b5d-9a38-0d2f0c9d7a12';

describe('The id of a search', () => {
  const ids = new SearchIds(digestsOf('ours'));
  const id = ids.idOf(search, keysOf('Ada'), [adaId]);

  it('says when it was made and under what it stands in the record of access', () =>
    expect(ids.read(id, teacher)).toMatchObject(search));
  it('is good in another process of the same installation', () =>
    expect(new SearchIds(digestsOf('ours')).read(id, teacher)?.found(adaId)).toBe(true));
  it('tells the child that was found from others', () => {
    const made = ids.read(id, teacher);
    expect([made?.found(adaId), made?.found(benId)]).toEqual([true, false]);
  });
  it('tells what was looked for, also before there was such a child, from other names', () => {
    const made = ids.read(ids.idOf(search, keysOf('Ada'), []), teacher);
    expect([
      made?.found(adaId),
      made?.askedFor(identityKeys(named('ADA'))),
      made?.askedFor(identityKeys(named('Ben'))),
    ]).toEqual([false, true, false]);
  });
  it('leads this installation back to whom it found, and nobody else', () => {
    const both = ids.idOf(search, keysOf('Ada'), [adaId, benId]);
    expect(ids.read(both, teacher)?.children).toEqual([adaId, benId]);
    expect(Buffer.from(both, 'base64url').toString('hex')).not.toContain(adaId.replaceAll('-', ''));
  });
  it('is nobody else’s', () => expect(ids.read(id, nurse)).toBeUndefined());
  it('is no other installation’s', () => expect(new SearchIds(digestsOf('theirs')).read(id, teacher)).toBeUndefined());

  it('cannot be changed anywhere', () => {
    const bytes = Buffer.from(id, 'base64url');
    for (const at of bytes.keys()) {
      const other = Buffer.from(bytes);
      other.writeUInt8(other.readUInt8(at) ^ 1, at);
      expect(ids.read(other.toString('base64url'), teacher)).toBeUndefined();
    }
  });
  it('cannot have a mark of another search, or a part left out', () => {
    const other = Buffer.from(
      ids.idOf({ ...search, at: '2007-03-03T09:30:00.123Z' }, keysOf('Ben'), [benId]),
      'base64url',
    );
    const bytes = Buffer.from(id, 'base64url');
    expect(ids.read(Buffer.concat([bytes, other.subarray(-16)]).toString('base64url'), teacher)).toBeUndefined();
    expect(ids.read(bytes.subarray(0, -16).toString('base64url'), teacher)).toBeUndefined();
  });
  it.each(['', 'x', 'Ada Example', 'A'.repeat(54), '_'.repeat(400)])('is not any text: %s', (text) =>
    expect(ids.read(text, teacher)).toBeUndefined(),
  );

  it('is another one each time, and shares nothing that tells that two searches were for the same child', () => {
    const marks = (of: string) => Buffer.from(of, 'base64url').subarray(41).toString('hex').match(/.{32}/g) ?? [];
    const later = ids.idOf({ ...search, at: '2007-03-02T09:30:00.124Z' }, keysOf('Ada'), [adaId]);
    const both = [...marks(id), ...marks(later)];
    expect(new Set(both).size).toBe(both.length);
  });
  it('fits into the field that takes it, however much was asked and found', () => {
    const keys = [
      ...keysOf('Ada Byron Augusta King'),
      ...['nhs-number', 'upn', 'social-care-id'].map((kind) => ({ kind, text: 'x' }) as never),
    ];
    expect(
      ids.idOf(
        search,
        keys,
        Array.from({ length: 10 }, () => adaId),
      ).length,
    ).toBeLessThanOrEqual(400);
  });
});
