import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { type Fault, Malformed } from './malformed';
import { found } from './found';
import { Shape } from './shape';

/** Query parameters that every read takes, whatever else it declares. */
const everyQueryMayHave = ['atLeast'];
const unchecked: readonly unknown[] = [undefined, String, Number, Boolean, Array, Object];

/** No record has NUL in its name, and no database could be asked for it. */
const isUsable = (param: unknown): boolean => typeof param !== 'string' || !param.includes('\0');

/**
 * Checks bodies and queries against the class that the route declares for them, and parts of the address for what no record is
 * called.
 * @throws RefusedError `record-not-found`
 * @throws Malformed `unknown-field` or `invalid-field` with one fault for each field that cannot be used.
 */
@Injectable()
export class CheckedInput implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type === 'param') return found(isUsable(value) ? value : undefined, 'record-not-found');
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
