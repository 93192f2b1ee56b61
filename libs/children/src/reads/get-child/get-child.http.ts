import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, DayField, found, ReadsFrom, Refuses, UuidParam } from '@app/http';
import { type Clock, dayInLondon } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { type ChildView } from './child-view';
import { GetChild } from './get-child.query';
import { childExample } from './get-child.example';

export class GetChildParameters {
  @DayField({ optional: true, example: '2007-07-31', description: 'The day asked about; today when left out' })
  on?: string;
}

@ApiTags('children')
@Controller('v1/children')
export class GetChildController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @May('view-child')
  @Get(':childId')
  @ApiOperation({ operationId: 'getChild', summary: 'Read a child' })
  @Answers(childExample)
  @ReadsFrom('child-card')
  @Refuses('child-not-found')
  async get(
    @Param('childId', UuidParam) childId: string,
    @Query() { on }: GetChildParameters,
    @Granted() grant: Grant,
  ): Promise<ChildView> {
    const day = on ?? dayInLondon(this.clock());
    return found(await this.queries.execute(new GetChild(childId, day, grant)), 'child-not-found');
  }
}
