import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  aNumber,
  answer,
  Changes,
  DayField,
  FlagField,
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

export class RecordMoveOutBody {
  @DayField({ example: '2007-07-01' })
  on!: string;

  @TextField({ max: 200, example: 'Exampleshire', description: 'The authority that the family has moved to' })
  authority!: string;

  @FlagField({ description: 'Whether the family wants its record to be sent there' })
  consentToSend!: boolean;

  @FlagField()
  recordSent!: boolean;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/move-out')
export class RecordMoveOutController {
  constructor(private readonly commands: CommandBus) {}

  @May('end-caf')
  @Post()
  @ApiOperation({ operationId: 'recordMoveOut', summary: 'Record that a child moves out of the county' })
  @Changes('childId', { episode: aNumber })
  @Refuses('caf-not-found', 'caf-not-open', 'future-date', 'impossible-date-order', 'consent-missing')
  async record(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: RecordMoveOutBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const command = { type: 'RecordMoveOut' as const, episode, ...body };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
