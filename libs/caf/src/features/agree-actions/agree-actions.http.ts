import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import {
  aNumber,
  manyIds,
  answer,
  Creates,
  DayField,
  enclose,
  idFor,
  type Landed,
  NumberParam,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { ActionBody, actionOf } from '../action.body';
import { ChangeCaf } from '../change-caf.handler';

export class AgreeActionsBody {
  @DayField({ example: '2007-03-21' })
  on!: string;

  @ApiProperty({ type: [ActionBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => ActionBody)
  actions!: ActionBody[];
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/actions')
export class AgreeActionsController {
  constructor(private readonly commands: CommandBus) {}

  @May('work-on-plan')
  @Post()
  @ApiOperation({ operationId: 'agreeCafAction', summary: 'Agree an action of a CAF' })
  @Creates('childId', { episode: aNumber, actionIds: manyIds })
  @Refuses(
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'caf-suspended',
    'assessment-not-completed',
    'unknown-element',
    'impossible-aim',
    'impossible-due-date',
    'missing-action-owner',
  )
  async agree(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: AgreeActionsBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number; actionIds: readonly string[] } & Landed> {
    const actions = body.actions.map((action, index) => actionOf(action, idFor(sending, `action-${index}`)));
    const command = { type: 'AgreeActions' as const, episode, on: body.on, actions };
    return answer(await this.commands.execute(new ChangeCaf(childId, enclose(sending, command))), {
      childId,
      episode,
      actionIds: actions.map(({ actionId }) => actionId),
    });
  }
}
