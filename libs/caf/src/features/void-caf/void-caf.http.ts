import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  aNumber,
  answer,
  CodeField,
  DayField,
  enclose,
  type Landed,
  NumberParam,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Changes,
  Refuses,
} from '@app/http';
import { type VoidReason, voidReasons } from '../../domain/vocabulary';
import { EndCaf } from '../end-caf.handler';

export class VoidCafBody {
  @DayField({ example: '2007-03-02' })
  on!: string;

  @CodeField(voidReasons)
  reason!: VoidReason;

  @TextField({ example: 'Opened for the older of two brothers by mistake', description: 'What went wrong' })
  explanation!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/void')
export class VoidCafController {
  constructor(private readonly commands: CommandBus) {}

  @May('void-caf')
  @Post()
  @ApiOperation({ operationId: 'voidCaf', summary: 'Void a CAF opened in error' })
  @Changes('childId', { episode: aNumber })
  @Refuses(
    'caf-void',
    'caf-not-found',
    'future-date',
    'assessment-completed',
    'team-still-open',
    'lead-professional-still-active',
    'interim-coordinator-still-in-place',
  )
  async void(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() { on, reason, explanation }: VoidCafBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const command = { type: 'VoidCaf' as const, episode, on, reason, explanation };
    return answer(await this.commands.execute(new EndCaf(childId, enclose(sending, command))), { childId, episode });
  }
}
