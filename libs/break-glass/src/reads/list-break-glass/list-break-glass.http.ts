import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { type Grant, Granted, May } from '@app/access';
import { Answers, found, ReadsFrom, Refuses } from '@app/http';
import { breakGlassListExample } from './list-break-glass.example';
import { type BreakGlassPage, ListBreakGlass, type ListedFor } from './list-break-glass.query';

export class ListBreakGlassParameters {
  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: 'must be the `next` that an earlier page ended with' })
  cursor?: string;
}

const MOST = 100;

/** Who saw a record for a reason that they gave, until somebody else has reviewed it: the notice of it, and the task. */
@ApiTags('break-glass')
@Controller('v1')
export class ListBreakGlassController {
  constructor(private readonly queries: QueryBus) {}

  /** What information governance is told of, in the whole county; the longest first, a hundred at a time. */
  @May('list-break-glass')
  @Get('break-glass')
  @ApiOperation({ operationId: 'listBreakGlass', summary: 'List the emergency accesses in the county' })
  @Answers(breakGlassListExample)
  @ReadsFrom('break-glass-card')
  ofAll(@Query() parameters: ListBreakGlassParameters, @Granted() grant: Grant): Promise<BreakGlassPage> {
    return this.list('everybody', parameters, grant, 'record-not-found');
  }

  /** What the coordinator of a locality is told of. */
  @May('view-attention')
  @Get('localities/:code/break-glass')
  @ApiOperation({ operationId: 'listBreakGlassOfLocality', summary: 'List the emergency accesses in a locality' })
  @Answers(breakGlassListExample)
  @ReadsFrom('break-glass-card', 'locality')
  @Refuses('locality-not-found')
  ofLocality(
    @Param('code') locality: string,
    @Query() parameters: ListBreakGlassParameters,
    @Granted() grant: Grant,
  ): Promise<BreakGlassPage> {
    return this.list({ locality }, parameters, grant, 'locality-not-found');
  }

  /** What an area is told of, where the coordinator's post was vacant or the coordinator broke the glass. */
  @May('view-area')
  @Get('areas/:area/break-glass')
  @ApiOperation({ operationId: 'listBreakGlassOfArea', summary: 'List the emergency accesses in an area' })
  @Answers(breakGlassListExample)
  @ReadsFrom('break-glass-card', 'locality')
  @Refuses('area-not-found')
  ofArea(
    @Param('area') area: string,
    @Query() parameters: ListBreakGlassParameters,
    @Granted() grant: Grant,
  ): Promise<BreakGlassPage> {
    return this.list({ area }, parameters, grant, 'area-not-found');
  }

  private async list(
    listedFor: ListedFor,
    { cursor = '0' }: ListBreakGlassParameters,
    grant: Grant,
    unknown: `${string}-not-found`,
  ): Promise<BreakGlassPage> {
    return found(await this.queries.execute(new ListBreakGlass(listedFor, MOST, cursor, grant)), unknown);
  }
}
