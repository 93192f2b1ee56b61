import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  DayField,
  enclose,
  IdField,
  type Landed,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Changes,
  Refuses,
} from '@app/http';
import { type TeamCloseReason, teamCloseReasons } from '../../domain/vocabulary';
import { ChangeTeam } from '../change-team.handler';

const byHand = teamCloseReasons.filter((reason) => reason !== 'merged-to-family-team');

export class CloseTeamBody {
  @DayField({ example: '2007-07-18' })
  on!: string;

  @CodeField(byHand, { description: 'A merger closes the team by itself: see merged-teams of the family team' })
  reason!: Exclude<TeamCloseReason, 'merged-to-family-team'>;

  @IdField({ optional: true, description: 'The agency that goes on alone; required where a single agency remains' })
  carriedOnBy?: string;

  @TextField({ optional: true })
  note?: string;
}

@ApiTags('teams')
@Controller('v1/teams/:tacId/closure')
export class CloseTeamController {
  constructor(private readonly commands: CommandBus) {}

  @May('lead-team')
  @Post()
  @ApiOperation({ operationId: 'closeTeam', summary: 'Close a team' })
  @Changes('tacId')
  @Refuses(
    'team-not-found',
    'team-not-open',
    'action-still-open',
    'missing-agency',
    'unknown-agency',
    'future-date',
    'impossible-date-order',
  )
  async close(
    @Param('tacId', UuidParam) tacId: string,
    @Body() { on, reason, carriedOnBy, note }: CloseTeamBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string } & Landed> {
    const sent = enclose(sending, {
      type: 'CloseTeam' as const,
      on,
      reason,
      ...(carriedOnBy === undefined ? {} : { carriedOnBy }),
      note: note ?? null,
    });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId });
  }
}
