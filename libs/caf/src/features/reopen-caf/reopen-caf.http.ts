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
  TextField,
  UuidParam,
} from '@app/http';
import { ChangeCaf } from '../change-caf.handler';

export class ReopenCafBody {
  @DayField({ example: '2007-08-01' })
  on!: string;

  @TextField({ example: 'The family asked for help again ten days after the closure' })
  why!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/reopening')
export class ReopenCafController {
  constructor(private readonly commands: CommandBus) {}

  /** A coordinator takes a closure back, within 30 days. */
  @May('reopen-caf')
  @Post()
  @ApiOperation({ operationId: 'reopenCaf', summary: 'Reopen a closed CAF' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-closed',
    'coordinator-only',
    'child-deceased',
    'future-date',
    'impossible-date-order',
    'reopening-too-late',
    'caf-already-open',
    'consent-missing',
  )
  async reopen(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: ReopenCafBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const command = {
      type: 'ReopenCaf' as const,
      episode,
      on: body.on,
      by: sending.actor.practitionerId,
      why: body.why,
    };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
