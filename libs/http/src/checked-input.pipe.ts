import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { type Fault, Malformed } from './malformed';
import { Shape } from './shape';

/** Query parameters that every read takes, whatever else it declares. */
const everyQueryMayHave = ['atLeast'];
const unchecked: readonly unknown[] = [undefined, String, Number, Boolean, Array, Object];

/**
 * Checks bodies and queries against the class that the route declares for them.
 * @throws Malformed `unknown-field` or `invalid-field` with one fault for each field that cannot be used.
 */
@Injectable()
export class CheckedInput implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || unchecked.includes(metatype)) return value;
    const shape = Shape.of(metatype as new () => object);
    const faults: Fault[] = [];
    const read = type === 'body' ? shape.readBody(value, faults) : shape.readQuery(value, faults, everyQueryMayHave);
    if (faults.length === 0) return read;
    throw faults.some(({ code }) => code === 'unknown-field')
      ? new Malformed('unknown-field', 'the request has fields that are not known here', faults)
      : new Malformed('invalid-field', 'some fields cannot be used', faults);
  }
}
