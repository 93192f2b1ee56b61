import { v5 } from 'uuid';
import fc from 'fast-check';
import { derivedId } from './derived-id';

describe('A derived id', () => {
  it('is the UUID of version 5 that everybody else derives', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uuid(), (name, namespace) => {
        fc.pre(Buffer.from(name).toString() === name);
        expect(derivedId(name, namespace)).toBe(v5(name, namespace));
      }),
    ));
});
