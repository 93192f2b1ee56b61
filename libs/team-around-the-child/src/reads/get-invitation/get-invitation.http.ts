import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, found, ReadsFrom, UuidParam } from '@app/http';
import { GetInvitation, type Invitation } from './get-invitation.query';
import { invitationExample } from './get-invitation.example';

@ApiTags('teams')
@Controller('v1/teams/:tacId/invitation')
export class GetInvitationController {
  constructor(private readonly queries: QueryBus) {}

  /** Who asks, what for and when: what whoever is asked to join sees of a team until they have answered. */
  @May('view-invitation')
  @Get()
  @ApiOperation({ operationId: 'getInvitation', summary: "Read one's own invitation to a team" })
  @Answers(invitationExample)
  @ReadsFrom('team-card')
  async get(@Param('tacId', UuidParam) tacId: string, @Granted() grant: Grant): Promise<Invitation> {
    return found(await this.queries.execute(new GetInvitation(tacId, grant)), 'team-not-found');
  }
}
