import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, found, ReadsFrom, UuidParam } from '@app/http';
import { GetTeam, GetTeamsOfChild, type TeamSummary, type TeamView } from './get-team.query';
import { teamExample, teamsExample } from './get-team.example';

@ApiTags('teams')
@Controller('v1')
export class GetTeamController {
  constructor(private readonly queries: QueryBus) {}

  @May('view-team')
  @Get('teams/:tacId')
  @ApiOperation({ operationId: 'getTeam', summary: 'Read a team' })
  @Answers(teamExample)
  @ReadsFrom('team-card')
  async team(@Param('tacId', UuidParam) tacId: string, @Granted() grant: Grant): Promise<TeamView> {
    return found(await this.queries.execute(new GetTeam(tacId, grant)), 'team-not-found');
  }

  @May('view-teams')
  @Get('children/:childId/teams')
  @ApiOperation({ operationId: 'listTeamsOfChild', summary: 'List the teams of a child' })
  @Answers(teamsExample)
  @ReadsFrom('team-card')
  async ofChild(
    @Param('childId', UuidParam) childId: string,
    @Granted() grant: Grant,
  ): Promise<{ childId: string; teams: readonly TeamSummary[] }> {
    return { childId, teams: await this.queries.execute(new GetTeamsOfChild(childId, grant)) };
  }
}
