import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { Changes, DayField, type Landed, Refuses, type Sending, Sent, TextField, UuidParam } from '@app/http';
import { sendChange } from '../send-change';

export class EndingBody {
  @DayField({ example: '2007-03-01' })
  on!: string;
}
export class EndingRetractionBody {
  @TextField({ max: 1000, example: 'Recorded on the wrong record' })
  reason!: string;
}

@ApiTags('children')
@Controller('v1/children/:childId')
export class EndRecordController {
  constructor(private readonly commands: CommandBus) {}

  /** The child has died. Every reminder stops; the record is kept. */
  @May('amend-register')
  @Post('death')
  @ApiOperation({ operationId: 'recordDeath', summary: 'Record the death of a child' })
  @Changes('childId')
  @Refuses('child-not-found', 'child-unborn', 'child-deceased', 'impossible-date', 'future-date', 'record-merged')
  death(
    @Param('childId', UuidParam) childId: string,
    @Body() { on }: EndingBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'RecordDeath', on }, {});
  }

  /** A death, or the end of a pregnancy, was recorded by mistake. */
  @May('retract-ending')
  @Post('ending-retraction')
  @ApiOperation({
    operationId: 'retractEnding',
    summary: 'Retract a death or the end of a pregnancy recorded in error',
  })
  @Changes('childId')
  @Refuses('child-not-found', 'record-merged', 'record-sealed')
  retract(
    @Param('childId', UuidParam) childId: string,
    @Body() { reason }: EndingRetractionBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'RetractEnding', reason }, {});
  }

  /** The child was adopted: the record is sealed for good, and no link leads to the new identity. */
  @May('seal-record')
  @Post('adoption')
  @ApiOperation({ operationId: 'recordAdoption', summary: 'Record an adoption and seal the earlier record' })
  @Changes('childId')
  @Refuses('child-not-found', 'child-unborn', 'impossible-date', 'future-date', 'child-deceased', 'record-merged')
  adoption(
    @Param('childId', UuidParam) childId: string,
    @Body() { on }: EndingBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'RecordAdoption', on }, {});
  }
}
