import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { Answers, DayField, Limited, Malformed, NameField, RefusedError, Refuses, type Sending, Sent } from '@app/http';
import { isRefusal } from '@app/kernel';
import { ACCESS_RECORD, type AccessRecord, type Grant, Granted, May } from '@app/access';
import { BornInField } from '../bodies.http';
import { IdentifierBody } from '../register-child/register-child.http';
import { SearchChild, type SearchAnswer } from './search-child.query';

export class SearchedNameBody {
  @NameField({ max: 100, example: 'Ada' })
  givenNames!: string;

  @NameField({ max: 100, optional: true, example: 'Example', description: 'Left out for somebody with one name only' })
  familyName?: string;

  @DayField({ optional: true, example: '2001-05-17', description: 'Or `bornIn`' })
  birthDate?: string;

  @BornInField()
  bornIn?: string;
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

type Searched = SearchAnswer & { readonly exists: boolean };

/** A child who is found and whose CAF is open: who is to be asked, and for a shielded child nothing that tells where. */
const foundExample: Searched = {
  exists: true,
  grade: 'match',
  searchId: 'mr_kF0Cj…',
  found: [
    {
      childId: '7b0f8c0e-5a51-4b5d-9a38-0d2f0c9d7a11',
      cafOpen: true,
      contact: {
        as: 'lead-professional',
        practitionerId: '3f6c1a52-0d5e-4c1b-8a77-2b9e4d6f1c30',
        name: 'Tom Example',
        agencyId: '2d7b1f66-8a43-4a0c-9a51-c1d7f0a3e922',
        agencyName: 'Hilltop Primary School',
        workContact: '01865 000000',
      },
    },
  ],
};

@ApiTags('children')
@Controller('v1/children/search')
export class SearchChildController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(ACCESS_RECORD) private readonly record: AccessRecord,
  ) {}

  /**
   * Says whether such a child is on the register and whom to contact. A CAF may be opened only by whoever has looked for the child
   * first: the `searchId` says so. Accents, hyphens, alphabets and the order of given and family name do not matter; every name and
   * number that the register ever had of a child counts. `grade` says how well the best on the register fits: below `match` nobody is
   * named, and a number or another spelling may settle it. A shielded child is found by a match only.
   */
  @May('find-child')
  @Post()
  @ApiOperation({ operationId: 'searchChildren', summary: 'Search for a child and who is at work with it' })
  @Limited('search')
  @HttpCode(200)
  @Answers(foundExample)
  @Refuses('invalid-nhs-number', 'invalid-upn', 'invalid-social-care-id', 'impossible-birth-date')
  async search(
    @Body() { name, identifiers }: SearchChildBody,
    @Sent() { correlationId, actor: { practitionerId }, at }: Sending,
    @Granted() grant: Grant,
  ): Promise<Searched> {
    if (name === undefined && (identifiers ?? []).length === 0)
      throw new Malformed('invalid-field', 'some fields cannot be used', [
        { pointer: '/name', code: 'missing', detail: 'must be given, or a number instead' },
      ]);
    const terms = { ...(name === undefined ? {} : { name }), identifiers: identifiers ?? [] };
    const search = { correlationId, practitionerId, at };
    const { role, purpose, reason, fields, action, by } = grant;
    const answer = await this.queries.execute(
      new SearchChild(terms, search, grant, (found) =>
        this.record.write({
          ...{ at, verb: 'search', decision: 'allowed', action, reason, role, purpose, fields, correlationId },
          ...{ practitionerId: by.practitionerId, agencyId: by.agencyId, children: found },
        }),
      ),
    );
    if (isRefusal(answer)) throw new RefusedError(answer);
    return { exists: answer.found.length > 0, ...answer };
  }
}
