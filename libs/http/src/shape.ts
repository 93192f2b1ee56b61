import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, type ValidationArguments } from 'class-validator';
import { type ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata';
import { type Fault, pointerTo } from './malformed';

type Class = new () => object;
type Fields = Record<string, unknown>;
/** Where a fault is, from its JSON pointer. */
type Place = (pointer: string) => Pick<Fault, 'pointer' | 'parameter'>;

interface Check {
  readonly code: string;
  readonly each: boolean;
  readonly constraints: unknown[];
  passes(value: unknown, args: ValidationArguments): boolean;
  detail(args: ValidationArguments): string;
}

interface Property {
  readonly name: string;
  /** All must hold, or the property must be left out. `@IsOptional()` is one of them. */
  readonly conditions: readonly ((object: object, value: unknown) => boolean)[];
  /** What type it must have first: the others may rest on it. */
  readonly checks: readonly Check[];
  readonly nested: Shape | undefined;
  /** Anything is demanded of it at all, so that it may not be left out. */
  readonly required: boolean;
  readonly type: unknown;
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (constraint: unknown): string =>
  Array.isArray(constraint) ? constraint.map(textOf).join(', ') : String(constraint);

/** The words of a check, its placeholders filled from the declaration only: never with what was sent. */
const worded = (template: string, { property, constraints }: ValidationArguments): string =>
  template
    .replace(/^\$property /, '')
    .replace(/\$property/g, property)
    .replace(/\$constraint(\d+)/g, (_, n: string) => textOf(constraints[Number(n) - 1]))
    .replace(/\$(?:value|target)/g, 'it');

/** A number or a truth value in a query comes as text, and so does a list of one. */
const fromText = (value: unknown, type: unknown): unknown => {
  if (type === Number && typeof value === 'string' && /^-?\d{1,15}(\.\d{1,6})?$/.test(value)) return Number(value);
  if (type === Array && typeof value === 'string') return [value];
  if (type === Boolean && (value === 'true' || value === 'false')) return value === 'true';
  return value;
};

/** The class that `@Type(() => Class)` names for a property, or that the property is declared with. */
const classOf = (target: Class, name: string, type: unknown): Class => {
  const sample = plainToInstance(target, { [name]: type === Array ? [{}] : {} }) as Fields;
  const value = type === Array ? (sample[name] as object[])[0] : sample[name];
  const found = (value as object).constructor;
  const declared = found === Object ? type : found;
  if (typeof declared !== 'function' || declared === Array || declared === Object)
    throw new Error(`${target.name}.${name} is nested: @Type(() => …) must say of which class`);
  return declared as Class;
};

const checksOf = (target: Class, metadata: ValidationMetadata): Check[] =>
  getMetadataStorage()
    .getTargetValidatorConstraints(metadata.constraintCls)
    .map(({ instance, name, async }) => {
      if (async) throw new Error(`${target.name}.${metadata.propertyName} has a check that needs waiting for`);
      return {
        code: kebab(name),
        each: metadata.each,
        constraints: (metadata.constraints as unknown[] | undefined) ?? [],
        passes: (value, args) => instance.validate(value, args) === true,
        detail: (args) => {
          const said = typeof metadata.message === 'function' ? metadata.message(args) : metadata.message;
          return worded(said || (instance.defaultMessage?.(args) ?? 'cannot be used'), args);
        },
      };
    });

const types = ['is-array', 'is-string', 'is-boolean', 'is-int', 'is-number', 'is-object'];
const rank = ({ code }: Check): number => (types.includes(code) ? 0 : 1);

/**
 * What a request may hold, compiled once from the class-validator decorators of a class. Reads a value into a new object that has
 * the declared properties and nothing else, so that neither an unknown field nor `__proto__` gets further. All checks are
 * synchronous; an optional property that is null counts as left out.
 */
export class Shape {
  private static readonly known = new Map<Class, Shape>();
  private readonly properties: readonly Property[];
  private readonly names: ReadonlySet<string>;

  /** @returns the shape of a class. @throws Error for a declaration that cannot be checked at once. */
  static of(target: Class): Shape {
    const known = this.known.get(target);
    if (known !== undefined) return known;
    const shape = new Shape(target);
    this.known.set(target, shape);
    return shape;
  }

  private constructor(target: Class) {
    const storage = getMetadataStorage();
    const metadatas = storage.getTargetValidationMetadatas(target, '', false, false);
    this.properties = Object.entries(storage.groupByPropertyName(metadatas)).map(([name, all]) => {
      const type: unknown = Reflect.getMetadata('design:type', target.prototype as object, name);
      const isNested = all.some((metadata) => metadata.type === 'nestedValidation');
      const checks = all.flatMap((metadata) => checksOf(target, metadata));
      return {
        name,
        type,
        checks: checks.toSorted((one, other) => rank(one) - rank(other)),
        required: isNested || checks.length > 0,
        nested: isNested ? Shape.of(classOf(target, name, type)) : undefined,
        conditions: all
          .filter((metadata) => metadata.type === 'conditionalValidation')
          .map((metadata) => metadata.constraints[0] as Property['conditions'][number]),
      };
    });
    this.names = new Set(this.properties.map(({ name }) => name));
  }

  /** Reads the body of a request. Faults are added to `faults`; the result may be used only when there are none. */
  readBody(value: unknown, faults: Fault[]): object {
    return this.read(value, '', faults, (pointer) => ({ pointer }), false);
  }

  /** Reads a query, whose numbers and truth values are texts. `allowed` are parameters that every query may have. */
  readQuery(value: unknown, faults: Fault[], allowed: readonly string[]): object {
    const own = isFields(value)
      ? Object.fromEntries(Object.entries(value).filter(([name]) => !allowed.includes(name)))
      : {};
    return this.read(own, '', faults, (pointer) => ({ parameter: pointer.slice(1) }), true);
  }

  private read(value: unknown, pointer: string, faults: Fault[], at: Place, isQuery: boolean): object {
    const read: Fields = {};
    if (!isFields(value)) {
      faults.push({ ...at(pointer), code: 'is-object', detail: 'must be an object' });
      return read;
    }
    let present = 0;
    for (const property of this.properties) {
      if (!Object.hasOwn(value, property.name)) {
        if (property.required && property.conditions.every((holds) => holds(value, undefined)))
          faults.push({ ...at(`${pointer}/${property.name}`), code: 'missing', detail: 'must be given' });
        continue;
      }
      present += 1;
      const given = isQuery ? fromText(value[property.name], property.type) : value[property.name];
      const fault = this.faultOf(property, given, value, isQuery);
      if (fault !== undefined) faults.push({ ...at(`${pointer}/${property.name}`), ...fault });
      else if (given !== null)
        read[property.name] =
          property.nested === undefined
            ? given
            : this.readNested(property.nested, property, given, `${pointer}/${property.name}`, faults, at);
    }
    if (present !== Object.keys(value).length)
      for (const name of Object.keys(value))
        if (!this.names.has(name))
          faults.push({
            ...at(pointerTo(pointer, name)),
            code: 'unknown-field',
            detail: 'is not a field of this request',
          });
    return read;
  }

  private faultOf(
    { name, conditions, checks, type, nested }: Property,
    value: unknown,
    object: Fields,
    isQuery: boolean,
  ): Pick<Fault, 'code' | 'detail'> | undefined {
    if (!conditions.every((holds) => holds(object, value)))
      return value === null ? undefined : { code: 'not-expected', detail: 'must be left out here' };
    if (isQuery && typeof value === 'string' && value.includes('\0'))
      return { code: 'unusable-text', detail: 'must not hold NUL' };
    for (const check of checks) {
      const args = { value, object, property: name, constraints: check.constraints, targetName: '' };
      const passes =
        check.each && Array.isArray(value)
          ? value.every((item: unknown) => check.passes(item, args))
          : check.passes(value, args);
      if (!passes) return { code: check.code, detail: check.detail(args) };
    }
    if (nested === undefined) return undefined;
    if (type === Array) return Array.isArray(value) ? undefined : { code: 'is-array', detail: 'must be a list' };
    return isFields(value) ? undefined : { code: 'is-object', detail: 'must be an object' };
  }

  private readNested(
    nested: Shape,
    { type }: Property,
    value: unknown,
    pointer: string,
    faults: Fault[],
    at: Place,
  ): unknown {
    return type === Array
      ? (value as unknown[]).map((item, index) => nested.read(item, `${pointer}/${index}`, faults, at, false))
      : nested.read(value, pointer, faults, at, false);
  }
}
