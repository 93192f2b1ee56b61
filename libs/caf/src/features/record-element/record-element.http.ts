import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  aNumber,
  answerFrom,
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
import { ElementBody, elementNote } from '../element.body';
import { ChangeCaf } from '../change-caf.handler';
import { recordedOf } from '../recorded-of';

export class RecordElementBody extends ElementBody {
  @DayField({ example: '2007-03-12' })
  on!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/elements')
export class RecordElementController {
  constructor(private readonly commands: CommandBus) {}

  @May('assess')
  @Post()
  @ApiOperation({ operationId: 'recordElement', summary: 'Record an element of an assessment' })
  @Changes('childId', { episode: aNumber, version: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'caf-suspended',
    'unknown-element',
    'consent-does-not-cover-agency',
  )
  async record(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: RecordElementBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number; version: number } & Landed> {
    const { practitionerId: authorId, agencyId } = sending.actor;
    const command = {
      type: 'RecordElement' as const,
      episode,
      on: body.on,
      ...elementNote(body),
      authorId,
      agencyId,
    };
    const outcome = await this.commands.execute(new ChangeCaf(childId, enclose(sending, command)));
    return answerFrom(outcome, (done) => ({ childId, episode, version: recordedOf(done, 'ElementRecorded').version }));
  }
}
