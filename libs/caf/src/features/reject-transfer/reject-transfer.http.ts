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
import { type TransferRejectReason, transferRejectReasons } from '../../domain/vocabulary';
import { ChangeCaf } from '../change-caf.handler';

export class RejectTransferBody {
  @DayField({ example: '2007-06-05' })
  on!: string;

  @CodeField(transferRejectReasons)
  reason!: TransferRejectReason;

  @TextField({ optional: true })
  note?: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/transfers/:transfer/rejection')
export class RejectTransferController {
  constructor(private readonly commands: CommandBus) {}

  @May('decide-transfer')
  @Post()
  @ApiOperation({ operationId: 'rejectTransfer', summary: 'Reject the transfer of a CAF' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'transfer-not-found',
    'transfer-answered',
  )
  async reject(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Param('transfer', NumberParam) transfer: number,
    @Body() body: RejectTransferBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const { on, reason, note } = body;
    const by = sending.actor.practitionerId;
    const command = { type: 'RejectTransfer' as const, episode, on, transfer, by, reason, note: note ?? null };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
