import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { May } from '@app/access';
import { Answers, CodeField, DayField, RefusedError, Refuses, UuidParam } from '@app/http';
import { refuse } from '@app/kernel';
import { type LooksView } from './list-looks.answer';
import { looksExample } from './list-looks.example';
import { ListLooks, type Whose } from './list-looks.query';

/** Why somebody asks who looked. */
export const lookGrounds = [
  'routine-review',
  'family-asked',
  'complaint',
  'suspected-misuse',
  'court-or-legal-duty',
] as const;

export class LooksParameters {
  @DayField({ example: '2007-09-01', description: 'First day' })
  from!: string;

  @DayField({ example: '2007-09-30', description: 'Last day' })
  to!: string;

  @CodeField(lookGrounds, { description: 'Why it is asked; written down with this look' })
  ground!: (typeof lookGrounds)[number];

  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @Matches(/^[1-9]\d{0,17}$/, { message: 'must be the `next` that an earlier page ended with' })
  cursor?: string;
}

const grounded = { ground: { field: 'ground', codes: lookGrounds } };

/** Who looked at whom, for information governance. */
@ApiTags('looks')
@Controller('v1')
export class ListLooksController {
  constructor(private readonly queries: QueryBus) {}

  /** Who looked at this child or tried to, from one day to another, the latest first, a hundred at a time. */
  @May('view-looks-at-child', grounded)
  @Get('children/:childId/looks')
  @ApiOperation({ operationId: 'listAccessesToChild', summary: "List who read a child's record" })
  @Answers(looksExample)
  @Refuses('child-not-found', 'impossible-date-order')
  atChild(@Param('childId', UuidParam) childId: string, @Query() parameters: LooksParameters): Promise<LooksView> {
    return this.list({ childId }, parameters);
  }

  /** At whom this person looked or tried to, and what they searched and listed, from one day to another, a hundred at a time. */
  @May('view-looks-of-practitioner', grounded)
  @Get('practitioners/:practitionerId/looks')
  @ApiOperation({ operationId: 'listAccessesByPractitioner', summary: 'List which records a practitioner read' })
  @Answers(looksExample)
  @Refuses('impossible-date-order')
  ofPractitioner(
    @Param('practitionerId', UuidParam) practitionerId: string,
    @Query() parameters: LooksParameters,
  ): Promise<LooksView> {
    return this.list({ practitionerId }, parameters);
  }

  private async list(of: Whose, { from, to, cursor }: LooksParameters): Promise<LooksView> {
    if (from > to) throw new RefusedError(refuse('impossible-date-order', 'the last day is before the first', '/to'));
    const asked = { from, to, ...(cursor === undefined ? {} : { before: BigInt(cursor) }) };
    const { looks, before } = await this.queries.execute(new ListLooks(of, asked));
    return {
      looks: looks.map(({ entry, digest: _, aboutPractitionerId = null, ...look }) => ({
        ...look,
        aboutPractitionerId,
        entry: String(entry),
      })),
      next: before === undefined ? null : String(before),
    };
  }
}
