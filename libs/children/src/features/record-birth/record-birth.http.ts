import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  Changes,
  Creates,
  DayField,
  FlagField,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { IdentityBody, identityOf } from '../bodies.http';
import { sendChange } from '../send-change';

export class RecordTwinBody extends IdentityBody {
  @DayField({ example: '2007-03-01', description: 'The day on which it became known' })
  on!: string;

  @FlagField({
    optional: true,
    description: 'You have looked: neither a child on the register nor a twin recorded before is this child',
  })
  confirmedNew?: boolean;
}
export class PregnancyEndBody {
  @DayField({ example: '2007-03-01' })
  on!: string;
}

@ApiTags('children')
@Controller('v1/children/:childId')
export class RecordBirthController {
  constructor(private readonly commands: CommandBus) {}

  /** The expected child is born: same record, now with a name and a birthday. */
  @May('amend-register')
  @Post('birth')
  @ApiOperation({ operationId: 'recordBirth', summary: 'Record the birth of an unborn child' })
  @Changes('childId')
  @Refuses('child-not-found', 'child-already-born', 'impossible-birth-date', 'pregnancy-ended', 'record-merged')
  birth(
    @Param('childId', UuidParam) childId: string,
    @Body() body: IdentityBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    const request = { type: 'RecordBirth' as const, ...identityOf(body), sex: body.sex };
    return sendChange(this.commands, childId, sending, request, {});
  }

  /** There are two children where one was known: the second gets a record of its own, linked as a sibling. */
  @May('amend-register')
  @Post('twins')
  @ApiOperation({ operationId: 'registerTwin', summary: 'Register the twin of an unborn child' })
  @Creates('childId', 'twinId')
  @Refuses(
    'child-not-found',
    'impossible-birth-date',
    'missing-mother',
    'named-as-first-child',
    'probable-duplicate',
    'future-date',
    'child-deceased',
    'record-merged',
  )
  twin(
    @Param('childId', UuidParam) childId: string,
    @Body() body: RecordTwinBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; twinId: string } & Landed> {
    const twinId = idFor(sending, 'twin');
    const { sex, on, confirmedNew = false } = body;
    const request = { type: 'RecordTwin' as const, twinId, ...identityOf(body), sex, on, confirmedNew };
    return sendChange(this.commands, childId, sending, request, { twinId });
  }

  /** The pregnancy ended without a birth. Every reminder stops. */
  @May('amend-register')
  @Post('pregnancy-end')
  @ApiOperation({ operationId: 'recordPregnancyEnd', summary: 'Record that a pregnancy ended' })
  @Changes('childId')
  @Refuses('child-not-found', 'child-already-born', 'future-date', 'record-merged')
  pregnancyEnd(
    @Param('childId', UuidParam) childId: string,
    @Body() { on }: PregnancyEndBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'EndPregnancy', on }, {});
  }
}
