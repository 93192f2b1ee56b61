import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  aNumber,
  answer,
  Changes,
  DayField,
  enclose,
  type Landed,
  NumberParam,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { ChangeCaf } from '../change-caf.handler';

export class AcceptTransferBody {
  @DayField({ example: '2007-06-05', description: 'The day from which it counts at the new place' })
  on!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/transfers/:transfer/acceptance')
export class AcceptTransferController {
  constructor(private readonly commands: CommandBus) {}

  @May('decide-transfer')
  @Post()
  @ApiOperation({ operationId: 'acceptTransfer', summary: 'Accept the transfer of a CAF' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'transfer-not-found',
    'transfer-answered',
  )
  async accept(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Param('transfer', NumberParam) transfer: number,
    @Body() body: AcceptTransferBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const by = sending.actor.practitionerId;
    const command = { type: 'AcceptTransfer' as const, episode, on: body.on, transfer, by };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
