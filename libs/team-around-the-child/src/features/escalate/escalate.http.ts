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
  Creates,
  Refuses,
} from '@app/http';
import { type EscalationLevel, escalationLevels } from '../../domain/vocabulary';
import { ChangeTeam } from '../change-team.handler';

export class EscalateBody {
  @DayField({ example: '2007-06-01' })
  on!: string;

  @IdField({
    optional: true,
    description: 'The agency that does not take part; left out where three meetings in a row were cancelled',
  })
  agencyId?: string;

  @CodeField(escalationLevels, { description: 'To whom it is taken' })
  to!: EscalationLevel;

  @TextField({ optional: true })
  note?: string;
}

@ApiTags('teams')
@Controller('v1/teams/:tacId/escalations')
export class EscalateController {
  constructor(private readonly commands: CommandBus) {}

  @May('lead-team')
  @Post()
  @ApiOperation({
    operationId: 'escalateTeam',
    summary: 'Escalate that an agency takes no part, or that meetings are cancelled',
  })
  @Creates('tacId')
  @Refuses(
    'team-not-found',
    'team-not-open',
    'not-a-member',
    'unknown-agency',
    'missing-agency',
    'future-date',
    'impossible-date-order',
  )
  async escalate(
    @Param('tacId', UuidParam) tacId: string,
    @Body() { on, agencyId, to, note }: EscalateBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string } & Landed> {
    const by = sending.actor;
    const about = { agencyId: agencyId ?? null, to, note: note ?? null };
    const sent = enclose(sending, { type: 'EscalateEngagement' as const, on, by, ...about });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId });
  }
}
