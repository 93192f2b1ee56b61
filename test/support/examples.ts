/** What of a JSON schema in our API description says whether a reader is shown an example. */
interface Schema {
  readonly $ref?: string;
  readonly example?: unknown;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
interface Content {
  readonly content?: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;
}
interface Operation {
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
/** As much of the API description as tells whether it is complete with examples. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const JSON_TYPE = 'application/json';

/** The fields that nothing is shown for, as paths; of a request only those that must be given. */
const bareFields = (schema: Schema, at: string, all: Description, everyField: boolean): readonly string[] => {
  const { $ref, example, properties, required = [], items } = schema;
  if (example !== undefined) return [];
  if ($ref !== undefined)
    return bareFields(all.components.schemas[$ref.split('/').at(-1) ?? ''] ?? {}, at, all, everyField);
  const choices = schema.allOf ?? schema.oneOf;
  if (choices !== undefined) return choices.flatMap((one) => bareFields(one, at, all, everyField));
  if (items !== undefined) return bareFields(items, `${at}/0`, all, everyField);
  if (properties === undefined) return [at];
  return Object.entries(properties)
    .filter(([name]) => everyField || required.includes(name))
    .flatMap(([name, field]) => bareFields(field, `${at}/${name}`, all, everyField));
};

const bareContent = ({ content }: Content, at: string, all: Description, everyField: boolean): readonly string[] => {
  const json = content?.[JSON_TYPE];
  if (json === undefined) return [at];
  return json.example === undefined ? bareFields(json.schema ?? {}, at, all, everyField) : [];
};

/**
 * Where a reader of the description is left without an example: fields that a request must have, or anything in the answer of a
 * request that went well. An example of the whole is as good as one for each field.
 */
export const withoutExample = (all: Description, of: 'requests' | 'answers'): readonly string[] =>
  Object.entries(all.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { requestBody, responses }]) => {
      const at = `${method} ${path}`;
      if (of === 'requests') return requestBody === undefined ? [] : bareContent(requestBody, at, all, false);
      const well = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status) && status !== '204');
      return well.length === 0 ? [at] : well.flatMap(([status, one]) => bareContent(one, `${at} ${status}`, all, true));
    }),
  );
