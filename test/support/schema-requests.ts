import fc from 'fast-check';

/** What of a JSON schema in our API description says which values a field takes. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
interface Parameter {
  readonly in: string;
  readonly name: string;
  readonly schema?: Schema;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
/** As much of the API description as requests are made from. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
export interface DescribedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const day = fc
  .date({ min: new Date('1999-01-01'), max: new Date('2012-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Values as the description allows them, and now and then something else that JSON can say. */
const valueOf = (schema: Schema, all: Description, ids: readonly string[], depth = 0): fc.Arbitrary<unknown> => {
  const wrong = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('\0', '\ud800', '__proto__', '-1', ' '));
  const right = rightValueOf(schema, all, ids, depth);
  return fc.oneof({ weight: 19, arbitrary: right }, { weight: 1, arbitrary: wrong });
};

const rightValueOf = (
  schema: Schema,
  all: Description,
  ids: readonly string[],
  depth: number,
): fc.Arbitrary<unknown> => {
  const { $ref, type, format, items, properties = {}, required = [], allOf, oneOf } = schema;
  const inner = (one: Schema): fc.Arbitrary<unknown> => valueOf(one, all, ids, depth + 1);
  if ($ref !== undefined) return inner(all.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
  if (allOf?.[0] !== undefined) return inner(allOf[0]);
  if (oneOf !== undefined && oneOf.length > 0) return fc.oneof(...oneOf.map(inner));
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return fc.integer({ min: -1, max: 12 });
    case 'array':
      return depth > 4 ? fc.constant([]) : fc.array(inner(items ?? {}), { maxLength: 4 });
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inner(one)])), {
        requiredKeys: [...required],
      });
    case 'string':
      if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid());
      if (format === 'date') return day;
      return fc.string({
        unit: 'grapheme',
        minLength: schema.minLength ?? 0,
        maxLength: Math.min(schema.maxLength ?? 60, 60),
      });
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
};

const addressOf = (route: string, ids: readonly string[]): fc.Arbitrary<string> => {
  const part = (name: string): fc.Arbitrary<string> => {
    if (name === 'code') return fc.constantFrom('CHN', 'BAN', 'NIL');
    return /Id$/.test(name) ? fc.constantFrom(...ids) : fc.constantFrom('1', '2', '0', 'x');
  };
  const names = [...route.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  return fc
    .tuple(...names.map(part))
    .map((parts) => names.reduce((path, name, at) => path.replace(`{${name}}`, parts[at] as string), route));
};

/**
 * Requests to every route as its description says they look. Health is left out: it answers 503 whenever the read models are behind.
 * @param ids of records that exist, so that requests come as far as the rules.
 */
export const describedRequests = (all: Description, ids: readonly string[]): fc.Arbitrary<DescribedRequest> => {
  const paths = Object.entries(all.paths).filter(([route]) => !route.startsWith('/health/'));
  const requests = paths.flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]): fc.Arbitrary<DescribedRequest> => {
      const query = parameters.filter((one) => one.in === 'query' && one.name !== 'atLeast');
      const schema = requestBody?.content['application/json']?.schema;
      return fc
        .record({
          path: addressOf(route, ids),
          query: fc.record(
            Object.fromEntries(query.map(({ name, schema: of = {} }) => [name, valueOf(of, all, ids)])),
            { requiredKeys: [] },
          ),
          body: schema === undefined ? fc.constant(undefined) : valueOf(schema, all, ids),
        })
        .map(({ path, query: asked, body }) => {
          const text = Object.entries(asked).map(([name, value]) => [name, plain(JSON.stringify(value))]);
          const search = new URLSearchParams(text).toString();
          return {
            method: method.toUpperCase(),
            path: search === '' ? path : `${path}?${search}`,
            headers: body === undefined ? {} : { 'content-type': 'application/json' },
            ...(body === undefined ? {} : { body }),
          };
        });
    }),
  );
  return fc.oneof(...requests);
};

/** As it stands in an address: text without its quotation marks. */
const plain = (json: string): string => json.replace(/^"|"$/g, '');
