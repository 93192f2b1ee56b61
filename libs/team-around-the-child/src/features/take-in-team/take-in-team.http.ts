import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  Creates,
  DayField,
  enclose,
  IdField,
  IdsField,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { ChangeTeam } from '../change-team.handler';

export class TakeInTeamBody {
  @DayField({ example: '2007-06-11', description: 'The first day on which this team serves the children of both' })
  on!: string;

  @IdField({ description: 'The team whose work goes on in this one; it closes' })
  from!: string;

  @IdsField({
    most: 40,
    optional: true,
    description: 'Members of that team who do not come along; the family never does',
  })
  without?: string[];
}

/** Merges the team of a sibling into this family team. */
@ApiTags('teams')
@Controller('v1/teams/:tacId/merged-teams')
export class TakeInTeamController {
  constructor(private readonly commands: CommandBus) {}

  @May('lead-team', { also: { action: 'lead-team', field: 'from' } })
  @Post()
  @ApiOperation({ operationId: 'takeInTeam', summary: 'Merge another team into this one' })
  @Creates('tacId')
  @Refuses(
    'team-not-found',
    'team-not-open',
    'unknown-team',
    'team-already-taken-in',
    'merged-team-closed',
    'same-team',
    'caf-not-open',
    'team-already-open',
    'consent-does-not-cover-agency',
    'sharing-paused',
    'future-date',
    'impossible-date-order',
  )
  async takeIn(
    @Param('tacId', UuidParam) tacId: string,
    @Body() { on, from, without }: TakeInTeamBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string } & Landed> {
    const agreedBy = sending.actor.practitionerId;
    const sent = enclose(sending, { type: 'TakeInTeam' as const, on, from, without: without ?? [], agreedBy });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId });
  }
}
