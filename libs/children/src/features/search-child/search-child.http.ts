import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { Answers, DayField, Limited, Malformed, TextField } from '@app/http';
import { IdentifierBody } from '../register-child/register-child.http';
import { SearchChild } from './search-child.query';

export class SearchedNameBody {
  @TextField({ max: 100, example: 'Ada' })
  givenNames!: string;

  @TextField({ max: 100, example: 'Example' })
  familyName!: string;

  @DayField({ example: '2001-05-17' })
  birthDate!: string;
}

/** A name with the day of birth, one or more numbers, or both. Sent in the body: nothing personal stands in an address. */
export class SearchChildBody {
  @ApiProperty({ type: SearchedNameBody, required: false })
  @IsOptional()
  @ValidateNested()
  @Type(() => SearchedNameBody)
  name?: SearchedNameBody;

  @ApiProperty({ type: [IdentifierBody], required: false })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => IdentifierBody)
  identifiers?: IdentifierBody[];
}

@ApiTags('children')
@Controller('v1/children/search')
export class SearchChildController {
  constructor(private readonly queries: QueryBus) {}

  /** Says whether such a child is on the register. Spelling of accents, hyphens and order of names does not matter. */
  @Post()
  @Limited('search')
  @HttpCode(200)
  @Answers({ exists: true })
  async search(@Body() { name, identifiers }: SearchChildBody): Promise<{ exists: boolean }> {
    if (name === undefined && (identifiers ?? []).length === 0)
      throw new Malformed('invalid-field', 'some fields cannot be used', [
        { pointer: '/name', code: 'missing', detail: 'must be given, or a number instead' },
      ]);
    const terms = { ...(name === undefined ? {} : { name }), identifiers: identifiers ?? [] };
    return { exists: await this.queries.execute(new SearchChild(terms)) };
  }
}
