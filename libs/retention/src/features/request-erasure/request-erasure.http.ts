import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  Creates,
  DayField,
  enclose,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type ErasureGround, erasureGrounds } from '../../domain/vocabulary';
import { DecideOnRecord } from '../decide-on-record.handler';

export class RequestErasureBody {
  @DayField({ example: '2007-09-03' })
  on!: string;

  @CodeField(erasureGrounds)
  ground!: ErasureGround;

  @TextField({ optional: true })
  note?: string;
}

@ApiTags('retention')
@Controller('v1/children/:childId/retention/erasure-requests')
export class RequestErasureController {
  constructor(private readonly commands: CommandBus) {}

  /** Somebody asks for the record to be erased before its time. Somebody else has to approve it. */
  @May('decide-retention')
  @Post()
  @ApiOperation({ operationId: 'requestErasure', summary: "Request the erasure of a child's record" })
  @Creates('childId', 'proposalId')
  @Refuses('child-not-found', 'record-merged', 'record-erased', 'future-date', 'already-proposed')
  async request(
    @Param('childId', UuidParam) childId: string,
    @Body() { on, ground, note }: RequestErasureBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; proposalId: string } & Landed> {
    const proposalId = idFor(sending, 'erasure-request');
    const requestedBy = sending.actor.practitionerId;
    const decision = { type: 'RequestErasure' as const, proposalId, ground, requestedBy, on, note: note ?? null };
    return answer(await this.commands.execute(new DecideOnRecord(childId, enclose(sending, decision))), {
      childId,
      proposalId,
    });
  }
}
