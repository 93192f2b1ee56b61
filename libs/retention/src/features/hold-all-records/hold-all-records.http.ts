import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  Changes,
  Creates,
  enclose,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { HoldBody, ReleaseBody } from '../hold-record/hold-record.http';
import { ChangeLegalHold } from './hold-all-records.handler';

@ApiTags('retention')
@Controller('v1/retention/holds')
export class HoldAllRecordsController {
  constructor(private readonly commands: CommandBus) {}

  /** A legal hold on every record: nothing at all is destroyed while it stands. */
  @May('hold-all-records')
  @Post()
  @ApiOperation({ operationId: 'placeGeneralHold', summary: 'Place a general legal hold' })
  @Creates('holdId')
  @Refuses('future-date')
  async hold(@Body() { on, reason }: HoldBody, @Sent() sending: Sending): Promise<{ holdId: string } & Landed> {
    const holdId = idFor(sending, 'hold');
    const command = { type: 'HoldAllRecords' as const, holdId, on, reason };
    return answer(await this.commands.execute(new ChangeLegalHold(enclose(sending, command))), { holdId });
  }

  @May('hold-all-records')
  @Post(':holdId/release')
  @ApiOperation({ operationId: 'releaseGeneralHold', summary: 'Release a general legal hold' })
  @Changes('holdId')
  @Refuses('hold-not-found', 'hold-already-released', 'future-date', 'impossible-date-order')
  async release(
    @Param('holdId', UuidParam) holdId: string,
    @Body() { on }: ReleaseBody,
    @Sent() sending: Sending,
  ): Promise<{ holdId: string } & Landed> {
    const command = { type: 'ReleaseAllRecords' as const, holdId, on };
    return answer(await this.commands.execute(new ChangeLegalHold(enclose(sending, command))), { holdId });
  }
}
