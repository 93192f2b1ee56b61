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
import { type SuspensionReason, suspensionReasons } from '../../domain/vocabulary';
import { ChangeCaf } from '../change-caf.handler';

export class SuspendCafBody {
  @DayField({ example: '2007-04-10' })
  on!: string;

  @CodeField(suspensionReasons)
  reason!: SuspensionReason;

  @TextField({ optional: true })
  note?: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/suspension')
export class SuspendCafController {
  constructor(private readonly commands: CommandBus) {}

  @May('work-on-plan')
  @Post()
  @ApiOperation({ operationId: 'suspendCaf', summary: 'Suspend a CAF' })
  @Changes('childId', { episode: aNumber })
  @Refuses('caf-not-found', 'caf-not-open', 'future-date', 'impossible-date-order', 'caf-suspended')
  async suspend(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: SuspendCafBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const { on, reason, note } = body;
    const command = { type: 'SuspendCaf' as const, episode, on, reason, note: note ?? null };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
