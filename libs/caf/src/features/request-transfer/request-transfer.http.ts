import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  aNumber,
  answerFrom,
  Creates,
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
import { ChangeCaf } from '../change-caf.handler';
import { recordedOf } from '../recorded-of';

export class RequestTransferBody {
  @DayField({ example: '2007-06-01' })
  on!: string;

  @TextField({ max: 20, example: 'DID', description: 'Code of the place that the child has moved to' })
  toPlace!: string;

  @TextField({
    max: 20000,
    example: 'The plan runs on; the school nurse stays in touch until the first meeting',
    description: 'What the next locality has to know',
  })
  handover!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/transfers')
export class RequestTransferController {
  constructor(private readonly commands: CommandBus) {}

  /** Asks the locality of another place to take over; inside one locality the move is done at once. */
  @May('request-transfer')
  @Post()
  @ApiOperation({ operationId: 'requestTransfer', summary: 'Request the transfer of a CAF to another agency' })
  @Creates('childId', { episode: aNumber, transfer: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'caf-suspended',
    'unknown-place',
    'impossible-transfer',
    'transfer-pending',
  )
  async request(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: RequestTransferBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number; transfer: number } & Landed> {
    const { on, toPlace, handover } = body;
    const requestedBy = sending.actor.practitionerId;
    const command = { type: 'RequestTransfer' as const, episode, on, toPlace, requestedBy, handover };
    const outcome = await this.commands.execute(new ChangeCaf(childId, enclose(sending, command)));
    return answerFrom(outcome, (done) => ({
      childId,
      episode,
      transfer: recordedOf(done, 'TransferRequested').transfer,
    }));
  }
}
