import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DomainEvent } from '@app/kernel';
import { type Codec } from '../codec';

interface Sample {
  readonly type: string;
  readonly data: object;
  readonly personal?: object;
}

/** Declares the tests that every stored shape of a room has a sample file, and that all of them still decode. */
export const everyShapeDecodes = <E extends DomainEvent>(codec: Codec<E>, folder: string): void => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  it('has one sample of every stored shape', () => {
    expect(files.map((name) => name.replace(/\.json$/, '')).sort()).toEqual([...codec.storedNames].sort());
  });
  it.each(files)('still reads %s', (file) => {
    const sample = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Sample;
    expect(`${sample.type}.json`).toBe(file);
    const fact = codec.decode(sample);
    if (fact === undefined) throw new Error(`${file} does not decode`);
    if (sample.personal !== undefined) expect(codec.liftPersonal(sample.type, sample.personal)).toBeInstanceOf(Object);
    const again = codec.encode({ ...fact, personal: sample.personal } as unknown as E, 'an-id');
    expect(codec.decode(again)).toEqual(fact);
  });
};
