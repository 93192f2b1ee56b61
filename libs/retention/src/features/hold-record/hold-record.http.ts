import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  Changes,
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
import { type HoldReason, holdReasons } from '../../domain/vocabulary';
import { DecideOnRecord } from '../decide-on-record.handler';

export class HoldBody {
  @DayField({ example: '2007-09-03' })
  on!: string;

  @CodeField(holdReasons)
  reason!: HoldReason;
}
export class HoldRecordBody extends HoldBody {
  @TextField({ optional: true })
  note?: string;
}
export class ReleaseBody {
  @DayField({ example: '2007-10-01' })
  on!: string;
}

@ApiTags('retention')
@Controller('v1/children/:childId/retention/holds')
export class HoldRecordController {
  constructor(private readonly commands: CommandBus) {}

  /** A legal hold: the record must not be destroyed while it stands. Ends what was proposed or approved before. */
  @May('decide-retention')
  @Post()
  @ApiOperation({ operationId: 'placeHold', summary: "Place a legal hold on a child's record" })
  @Creates('childId', 'holdId')
  @Refuses('child-not-found', 'record-merged', 'record-erased', 'future-date', 'destruction-under-way')
  async hold(
    @Param('childId', UuidParam) childId: string,
    @Body() { on, reason, note }: HoldRecordBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; holdId: string } & Landed> {
    const holdId = idFor(sending, 'hold');
    const decision = { type: 'HoldRecord' as const, holdId, on, reason, note: note ?? null };
    return answer(await this.commands.execute(new DecideOnRecord(childId, enclose(sending, decision))), {
      childId,
      holdId,
    });
  }

  @May('decide-retention')
  @Post(':holdId/release')
  @ApiOperation({ operationId: 'releaseHold', summary: "Release a legal hold on a child's record" })
  @Changes('childId', 'holdId')
  @Refuses(
    'child-not-found',
    'record-merged',
    'record-erased',
    'hold-not-found',
    'hold-already-released',
    'future-date',
    'impossible-date-order',
  )
  async release(
    @Param('childId', UuidParam) childId: string,
    @Param('holdId', UuidParam) holdId: string,
    @Body() { on }: ReleaseBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; holdId: string } & Landed> {
    const decision = { type: 'ReleaseHold' as const, holdId, on };
    return answer(await this.commands.execute(new DecideOnRecord(childId, enclose(sending, decision))), {
      childId,
      holdId,
    });
  }
}
