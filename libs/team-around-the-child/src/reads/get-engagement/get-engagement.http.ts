import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, found, ReadsFrom, UuidParam } from '@app/http';
import { type EngagementReport, GetEngagement } from './get-engagement.query';
import { engagementExample } from './get-engagement.example';

@ApiTags('teams')
@Controller('v1/teams/:tacId/engagement')
export class GetEngagementController {
  constructor(private readonly queries: QueryBus) {}

  /** How each agency has taken part, and how often meetings were put off: what an escalation rests on. */
  @May('view-team')
  @Get()
  @ApiOperation({ operationId: 'getTeamEngagement', summary: 'Read how each agency takes part in a team' })
  @Answers(engagementExample)
  @ReadsFrom('team-card')
  async get(@Param('tacId', UuidParam) tacId: string, @Granted() grant: Grant): Promise<EngagementReport> {
    return found(await this.queries.execute(new GetEngagement(tacId, grant)), 'team-not-found');
  }
}
