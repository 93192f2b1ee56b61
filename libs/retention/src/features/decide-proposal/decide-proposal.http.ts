import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  Changes,
  CodeField,
  DayField,
  enclose,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type KeepReason, keepReasons } from '../../domain/vocabulary';
import { type Decision, DecideOnRecord } from '../decide-on-record.handler';

export class ApproveBody {
  @DayField({ example: '2032-06-15' })
  on!: string;
}
export class DeclineDestructionBody extends ApproveBody {
  @CodeField(keepReasons, { description: 'Why the record is kept' })
  reason!: KeepReason;

  @DayField({ optional: true, example: '2033-06-15', description: 'Not to be proposed again before this day' })
  until?: string;

  @TextField({ optional: true })
  note?: string;
}

type Decided = { childId: string; proposalId: string } & Landed;

@ApiTags('retention')
@Controller('v1/children/:childId/retention/proposals/:proposalId')
export class DecideProposalController {
  constructor(private readonly commands: CommandBus) {}

  /** The record is destroyed: the key of the child and every trace of what it sealed. There is no way back. */
  @May('decide-retention')
  @Post('approval')
  @ApiOperation({ operationId: 'approveErasure', summary: 'Approve a proposal to erase' })
  @Changes('childId', 'proposalId')
  @Refuses(
    'child-not-found',
    'record-merged',
    'record-erased',
    'record-held',
    'proposal-not-found',
    'second-person-needed',
    'destruction-already-approved',
    'future-date',
  )
  approve(
    @Param('childId', UuidParam) childId: string,
    @Param('proposalId', UuidParam) proposalId: string,
    @Body() { on }: ApproveBody,
    @Sent() sending: Sending,
  ): Promise<Decided> {
    const approvedBy = sending.actor.practitionerId;
    return this.decide(childId, proposalId, sending, { type: 'ApproveDestruction', proposalId, approvedBy, on });
  }

  /** The record is kept. */
  @May('decide-retention')
  @Post('refusal')
  @ApiOperation({ operationId: 'declineErasure', summary: 'Decline a proposal to erase' })
  @Changes('childId', 'proposalId')
  @Refuses(
    'child-not-found',
    'record-merged',
    'record-erased',
    'proposal-not-found',
    'proposal-already-declined',
    'destruction-under-way',
    'future-date',
    'impossible-date-order',
  )
  decline(
    @Param('childId', UuidParam) childId: string,
    @Param('proposalId', UuidParam) proposalId: string,
    @Body() { on, reason, until, note }: DeclineDestructionBody,
    @Sent() sending: Sending,
  ): Promise<Decided> {
    const decision = { type: 'DeclineProposal' as const, proposalId, on, reason, until: until ?? null };
    return this.decide(childId, proposalId, sending, { ...decision, note: note ?? null });
  }

  private async decide(childId: string, proposalId: string, sending: Sending, decision: Decision): Promise<Decided> {
    return answer(await this.commands.execute(new DecideOnRecord(childId, enclose(sending, decision))), {
      childId,
      proposalId,
    });
  }
}
