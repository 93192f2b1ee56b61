import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  aNumber,
  answer,
  Changes,
  CodeField,
  DayField,
  enclose,
  type Landed,
  NumberParam,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type DeclinedContributionReason, declinedContributionReasons } from '../../domain/vocabulary';
import { ChangeCaf } from '../change-caf.handler';

export class DeclineContributionBody {
  @DayField({ example: '2007-03-08' })
  on!: string;

  @CodeField(declinedContributionReasons)
  reason!: DeclinedContributionReason;

  @TextField({ optional: true })
  note?: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/contribution-requests/:contribution/refusal')
export class DeclineContributionController {
  constructor(private readonly commands: CommandBus) {}

  @May('contribute')
  @Post()
  @ApiOperation({ operationId: 'declineContribution', summary: 'Decline to contribute to a CAF' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'caf-suspended',
    'assessment-completed',
    'contribution-not-found',
    'not-the-agency-asked',
    'contribution-answered',
  )
  async decline(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Param('contribution', NumberParam) contribution: number,
    @Body() body: DeclineContributionBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const { on, reason, note } = body;
    const { agencyId } = sending.actor;
    const command = {
      type: 'DeclineContribution' as const,
      episode,
      on,
      contribution,
      agencyId,
      reason,
      note: note ?? null,
    };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
