import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  DayField,
  enclose,
  type Landed,
  NumberParam,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Changes,
  Refuses,
} from '@app/http';
import {
  type DeclineReason,
  declineReasons,
  type WithdrawalReason,
  withdrawalReasons,
} from '../../domain/lead-professional.events';
import { ChangeLeadProfessionalOf } from '../change-lead-professional.handler';

export class AcceptBody {
  @DayField({ example: '2007-04-18', description: 'The day from which the person is the Lead Professional' })
  on!: string;
}

export class RefuseProposalBody {
  @DayField({ example: '2007-04-18' })
  on!: string;

  @CodeField(declineReasons)
  reason!: DeclineReason;

  @TextField({ optional: true })
  note?: string;
}

export class WithdrawBody {
  @DayField({ example: '2007-05-02' })
  on!: string;

  @CodeField(withdrawalReasons)
  reason!: WithdrawalReason;

  @TextField({ optional: true })
  note?: string;
}

/** Only the person who was asked can answer; those who asked may take the question back. */
@ApiTags('lead professional')
@Controller('v1/children/:childId/lead-professional/proposals/:assignment')
export class AnswerProposalController {
  constructor(private readonly commands: CommandBus) {}

  @May('answer-proposal')
  @Post('acceptance')
  @ApiOperation({ operationId: 'acceptLeadProfessional', summary: 'Accept the role of Lead Professional' })
  @Changes('childId')
  @Refuses('proposal-not-found', 'proposal-answered', 'not-the-nominee', 'future-date', 'impossible-date-order')
  async accept(
    @Param('childId', UuidParam) childId: string,
    @Param('assignment', NumberParam) assignment: number,
    @Body() { on }: AcceptBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; assignment: number } & Landed> {
    const by = sending.actor.practitionerId;
    const sent = enclose(sending, { type: 'AcceptLeadProfessional' as const, assignment, on, by });
    return answer(await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent)), { childId, assignment });
  }

  @May('answer-proposal')
  @Post('refusal')
  @ApiOperation({ operationId: 'declineLeadProfessional', summary: 'Decline the role of Lead Professional' })
  @Changes('childId')
  @Refuses('proposal-not-found', 'proposal-answered', 'not-the-nominee', 'future-date', 'impossible-date-order')
  async decline(
    @Param('childId', UuidParam) childId: string,
    @Param('assignment', NumberParam) assignment: number,
    @Body() { on, reason, note }: RefuseProposalBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; assignment: number } & Landed> {
    const by = sending.actor.practitionerId;
    const command = { type: 'DeclineLeadProfessional' as const, assignment, on, by, reason, note: note ?? null };
    const sent = enclose(sending, command);
    return answer(await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent)), { childId, assignment });
  }

  /** Asks no more: somebody else may be asked. */
  @May('propose-lead-professional')
  @Post('withdrawal')
  @ApiOperation({
    operationId: 'withdrawLeadProfessionalProposal',
    summary: 'Withdraw the proposal of a Lead Professional',
  })
  @Changes('childId')
  @Refuses('proposal-not-found', 'proposal-answered', 'future-date', 'impossible-date-order')
  async withdraw(
    @Param('childId', UuidParam) childId: string,
    @Param('assignment', NumberParam) assignment: number,
    @Body() { on, reason, note }: WithdrawBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; assignment: number } & Landed> {
    const command = { type: 'WithdrawProposal' as const, assignment, on, reason, note: note ?? null };
    const sent = enclose(sending, command);
    return answer(await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent)), { childId, assignment });
  }
}
