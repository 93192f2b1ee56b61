import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { everAllowed, type Grant, Granted, May } from '@app/access';
import { Answers, AsCalendarDate, ReadsFrom } from '@app/http';
import { type Clock, dayInLondon } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { ListLocalities, type LocalitiesView } from './list-localities.query';
import { localitiesExample } from './list-localities.example';

export class ListLocalitiesParameters {
  @ApiPropertyOptional({ example: '2007-07-31', description: 'The end of that day in London; today when left out' })
  @IsOptional()
  @AsCalendarDate()
  asAt?: string;
}

@ApiTags('localities')
@Controller('v1/localities')
export class ListLocalitiesController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @May('view-reference')
  @Get()
  @ApiOperation({ operationId: 'listLocalities', summary: 'List the localities with their coordinators' })
  @Answers(localitiesExample)
  @ReadsFrom('locality', 'place-assignment', 'coordinator-post')
  list(@Query() { asAt }: ListLocalitiesParameters, @Granted() { held }: Grant): Promise<LocalitiesView> {
    // Who works where is part of the directory.
    const withPeople = everAllowed([held], 'view-directory');
    return this.queries.execute(new ListLocalities(asAt ?? dayInLondon(this.clock()), withPeople));
  }
}
