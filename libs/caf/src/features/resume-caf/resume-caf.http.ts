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

export class ResumeCafBody {
  @DayField({ example: '2007-04-24' })
  on!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/resumption')
export class ResumeCafController {
  constructor(private readonly commands: CommandBus) {}

  @May('work-on-plan')
  @Post()
  @ApiOperation({ operationId: 'resumeCaf', summary: 'Resume a suspended CAF' })
  @Changes('childId', { episode: aNumber })
  @Refuses('caf-not-found', 'caf-not-open', 'future-date', 'impossible-date-order', 'caf-not-suspended')
  async resume(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: ResumeCafBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const command = { type: 'ResumeCaf' as const, episode, on: body.on };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
