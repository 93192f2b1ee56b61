import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { type Grant, Granted, May, STANDINGS, type Standings } from '@app/access';
import { Answers, AsCalendarDate, RefusedError, Refuses } from '@app/http';
import { type Clock, dayInLondon, isRefusal, refuse } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { countsFor, type CountsView } from './counts-for';
import { GetCounts } from './get-counts.query';
import { isPublished, lastQuarterBefore } from './published-days';
import { countsExample } from './get-counts.example';

export class GetCountsParameters {
  @ApiPropertyOptional({ example: '2007-07-31', description: 'The end of that day in London; today when left out' })
  @IsOptional()
  @AsCalendarDate()
  asAt?: string;

  @ApiPropertyOptional({ example: '1200', description: 'Issue again as known at this position; now when left out' })
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: 'must be a position, as an earlier answer gave it in knownAt' })
  knownAt?: string;
}

@ApiTags('board')
@Controller('v1/board/counts')
export class GetCountsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(STANDINGS) private readonly standings: Standings,
  ) {}

  @May('view-counts')
  @Get()
  @ApiOperation({
    operationId: 'getBoardCounts',
    summary: 'Count CAFs, teams and Lead Professionals at the end of a day',
  })
  @Answers(countsExample)
  @Refuses('impossible-issue', 'impossible-day')
  async counts(@Query() { asAt, knownAt }: GetCountsParameters, @Granted() grant: Grant): Promise<CountsView> {
    const today = dayInLondon(this.clock());
    const isBoard = grant.role === 'board';
    const day = asAt ?? (isBoard ? lastQuarterBefore(today) : today);
    // Counts of neighbouring days, or of two moments, tell together what each of them hides.
    if (isBoard && knownAt !== undefined)
      throw new RefusedError(refuse('impossible-issue', 'what is published is shown as it is known now', '/knownAt'));
    if (isBoard && !isPublished(day, today))
      throw new RefusedError(refuse('impossible-day', 'counts are published of the last days of quarters', '/asAt'));
    const known = knownAt === undefined ? undefined : BigInt(knownAt);
    const view = await this.queries.execute(new GetCounts(day, known, grant));
    if (isRefusal(view)) throw new RefusedError(view);
    const { role, by } = grant;
    const coordinated = role === 'locality-coordinator' ? await this.standings.coordinatedBy(by.practitionerId) : [];
    const own = { coordinated, managed: by.areas };
    return countsFor(view, role, own, knownAt === undefined && isPublished(day, today));
  }
}
