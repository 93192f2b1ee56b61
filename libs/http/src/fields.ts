import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  ValidateBy,
} from 'class-validator';
import { isUuid, saysNothing } from '@app/kernel';
import { AsCalendarDate } from './as-calendar-date';
import { exampleDay, exampleId, exampleText } from './examples';

interface FieldOptions {
  readonly description?: string;
  /** What the API's description shows; a usual value of the kind when left out. */
  readonly example?: string;
  readonly optional?: boolean;
}

const documented = (
  { description, example, optional = false }: FieldOptions,
  usual: unknown,
  more: ApiPropertyOptions,
  ...checks: PropertyDecorator[]
): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      ...(description === undefined ? {} : { description }),
      example: example ?? usual,
      required: !optional,
      ...more,
    } as ApiPropertyOptions),
    ...checks,
    ...(optional ? [IsOptional()] : []),
  );

/** Characters as they are stored: whatever is drawn as nothing counts as well. */
const HasLength = (least: number, most: number, each: boolean): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isLength',
      validator: {
        validate: (value) =>
          typeof value === 'string' &&
          value.length >= least &&
          value.length <= 2 * most &&
          Array.from(value).length <= most,
        defaultMessage: () => `must be of ${least} to ${most} characters`,
      },
    },
    { each },
  );

const SaysSomething = (each: boolean): PropertyDecorator =>
  ValidateBy(
    {
      name: 'saysSomething',
      validator: {
        validate: (value) => typeof value === 'string' && !saysNothing(value),
        defaultMessage: () => 'must hold more than blanks and invisible characters',
      },
    },
    { each },
  );

const IsText = (max: number, each: boolean, least = 1): PropertyDecorator =>
  applyDecorators(IsString({ each }), HasLength(least, max, each), SaysSomething(each));

/** A text that a person writes: sealed when stored, and never of blanks. At most 4,000 characters unless said otherwise. */
export const TextField = ({
  max = 4000,
  min = 1,
  ...options
}: FieldOptions & { readonly max?: number; readonly min?: number } = {}): PropertyDecorator =>
  documented(options, exampleText(max), { type: String, minLength: min, maxLength: max }, IsText(max, false, min));

/** Texts that a person writes; with `least` so many at least, otherwise they may be left out. */
export const TextsField = ({
  most,
  max,
  least = 0,
  example,
  description,
}: {
  readonly most: number;
  readonly max: number;
  readonly least?: number;
  readonly example: readonly string[];
  readonly description?: string;
}): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      type: String,
      isArray: true,
      example: [...example],
      ...(description === undefined ? {} : { description }),
      required: least > 0,
      maxItems: most,
    }),
    IsArray(),
    ArrayMinSize(least),
    ArrayMaxSize(most),
    IsText(max, true),
    ...(least > 0 ? [] : [IsOptional()]),
  );

const hasLetter = /\p{Letter}/u;

/** What somebody is called: a text with a letter in it. */
export const NameField = (options: FieldOptions & { readonly max: number }): PropertyDecorator =>
  applyDecorators(
    TextField(options),
    ValidateBy({
      name: 'isName',
      validator: {
        validate: (value) => typeof value === 'string' && hasLetter.test(value),
        defaultMessage: () => 'must hold a letter: it is a name',
      },
    }),
  );

/** Ids are written in lower case only: the same id in capitals would name another stream. */
const AsId = (each: boolean): PropertyDecorator =>
  ValidateBy(
    { name: 'isId', validator: { validate: isUuid, defaultMessage: () => 'must be an id: a UUID in lower case' } },
    { each },
  );

/** The id of a record. */
export const IdField = (options: FieldOptions = {}): PropertyDecorator =>
  documented(options, exampleId, { type: String, format: 'uuid' }, AsId(false));

/** Several different ids, one at least. */
export const IdsField = ({ most, ...options }: FieldOptions & { readonly most: number }): PropertyDecorator =>
  documented(
    options,
    [exampleId],
    { type: String, isArray: true, format: 'uuid' },
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(most),
    ArrayUnique(),
    AsId(true),
  );

/** One code of a list. */
export const CodeField = (codes: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  documented(options, codes[0], { type: String, enum: [...codes] }, IsIn(codes));

/** Several different codes of a list, one at least. */
export const CodesField = (codes: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  documented(
    options,
    codes.slice(0, 1),
    { type: String, isArray: true, enum: [...codes] },
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(codes.length),
    ArrayUnique(),
    IsIn(codes, { each: true }),
  );

/** A day. */
export const DayField = (options: FieldOptions = {}): PropertyDecorator =>
  documented(options, exampleDay, { type: String, format: 'date' }, AsCalendarDate());

/** Yes or no. */
export const FlagField = (options: FieldOptions = {}): PropertyDecorator =>
  documented(options, true, { type: Boolean }, IsBoolean());
