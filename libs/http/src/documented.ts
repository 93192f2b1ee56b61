import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { refuse } from '@app/kernel';
import { exampleIds } from './examples';
import { statusOfRefusal } from './refusals';

const landed = {
  revision: { type: 'string', description: 'Revision of the record, also the ETag', example: '3' },
  position: { type: 'string', description: 'What a read may wait for with `atLeast`', example: '128' },
};
const landedAt = {
  ETag: { description: 'Revision of the record, for `If-Match`', schema: { type: 'string', example: '"3"' } },
  Position: { description: 'What a read may wait for with `atLeast`', schema: { type: 'string', example: '128' } },
};

/** A number that the record gave, from 1. */
export const aNumber = { type: 'integer', minimum: 1, example: 1 };
/** Ids of several things, in the order of the request. */
export const manyIds = { type: 'array', items: { type: 'string', format: 'uuid', example: exampleIds[0] } };
/** Schemas of what an answer names besides ids. */
type Named = Readonly<Record<string, typeof aNumber | typeof manyIds>>;

const schemasOf = (answered: readonly (string | Named)[]): Record<string, object> =>
  Object.fromEntries(
    answered.flatMap((one, n): readonly (readonly [string, object])[] =>
      typeof one === 'string'
        ? [[one, { type: 'string', format: 'uuid', example: exampleIds[n] }]]
        : Object.entries(one),
    ),
  );

const succeeds = (status: number, description: string, answered: readonly (string | Named)[]): MethodDecorator =>
  ApiResponse({
    status,
    description,
    headers: landedAt,
    schema: {
      type: 'object',
      required: [...Object.keys(schemasOf(answered)), ...Object.keys(landed)],
      properties: { ...schemasOf(answered), ...landed },
    },
  });

/** The route makes something new and answers 201 with its ids, numbers and lists: `@Creates('childId', { review: aNumber })`. */
export const Creates = (...ids: readonly (string | Named)[]): MethodDecorator =>
  applyDecorators(HttpCode(201), succeeds(201, 'Done, now or by an earlier request with the same key.', ids));

/** The route changes what is there and answers 200, with what it names. */
export const Changes = (...ids: readonly (string | Named)[]): MethodDecorator =>
  applyDecorators(HttpCode(200), succeeds(200, 'Done, now or by an earlier request with the same key.', ids));

/**
 * The route reads, and this is an answer of it: `@Answers(childExample)`. Declare the example with the type that the route answers
 * with, so that the compiler keeps it true.
 */
export const Answers = (example: object): MethodDecorator =>
  ApiResponse({
    status: 200,
    description: 'What is known, as far as the caller may see it.',
    content: { 'application/json': { schema: { type: 'object' }, example } },
  });

/** Which refusals a caller of the route must expect, by code; each is shown under the status that it has. */
export const Refuses = (...codes: readonly string[]): MethodDecorator => {
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const status = statusOfRefusal(refuse(code, ''));
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return applyDecorators(
    ...[...byStatus].map(([status, refused]) =>
      ApiResponse({
        status,
        description: `Refused: ${refused.map((code) => `\`${code}\``).join(', ')}.`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      }),
    ),
  );
};
