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
import { type ActionStatus, actionStatuses } from '@app/kernel';
import { ChangeCaf } from '../change-caf.handler';

export class UpdateCafActionBody {
  @DayField({ example: '2007-04-20' })
  on!: string;

  @CodeField(actionStatuses)
  status!: ActionStatus;

  @TextField({ optional: true })
  progress?: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/actions/:actionId/progress')
export class UpdateActionController {
  constructor(private readonly commands: CommandBus) {}

  @May('report-progress')
  @Post()
  @ApiOperation({ operationId: 'updateCafAction', summary: 'Record the progress of an action of a CAF' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'caf-suspended',
    'action-not-found',
    'action-superseded',
  )
  async update(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Param('actionId', UuidParam) actionId: string,
    @Body() body: UpdateCafActionBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const { on, status, progress } = body;
    const command = { type: 'UpdateAction' as const, episode, on, actionId, status, progress: progress ?? null };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
