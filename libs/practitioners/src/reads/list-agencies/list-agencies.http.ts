import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { May } from '@app/access';
import { Answers, AsCalendarDate, ReadsFrom } from '@app/http';
import { type Clock, dayInLondon } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { type AgenciesView, ListAgencies } from './list-agencies.query';
import { agenciesExample } from './list-agencies.example';

export class ListAgenciesParameters {
  @ApiPropertyOptional({ example: '2007-07-31', description: 'The end of that day in London; today when left out' })
  @IsOptional()
  @AsCalendarDate()
  asAt?: string;
}

@ApiTags('practitioners and agencies')
@Controller('v1/agencies')
export class ListAgenciesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The agencies of a day, under the names of that day, and who did the work of those that had been merged. */
  @May('view-reference')
  @Get()
  @ApiOperation({ operationId: 'listAgencies', summary: 'List the registered agencies' })
  @Answers(agenciesExample)
  @ReadsFrom('agency-card')
  list(@Query() { asAt }: ListAgenciesParameters): Promise<AgenciesView> {
    return this.queries.execute(new ListAgencies(asAt ?? dayInLondon(this.clock())));
  }
}
