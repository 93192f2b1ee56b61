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
  Length,
  ValidateBy,
} from 'class-validator';
import { isUuid } from '@app/kernel';
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

/** A text that a person writes: sealed when stored. At most 4,000 characters unless said otherwise. */
export const TextField = ({
  max = 4000,
  ...options
}: FieldOptions & { readonly max?: number } = {}): PropertyDecorator =>
  documented(options, exampleText(max), { type: String, minLength: 1, maxLength: max }, IsString(), Length(1, max));

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
