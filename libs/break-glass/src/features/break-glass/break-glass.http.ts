import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  Creates,
  enclose,
  idFor,
  type Landed,
  Limited,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type Reason, reasons } from '../../domain/vocabulary';
import { BreakTheGlass } from './break-glass.handler';

export class BreakGlassBody {
  // Optional in form only: who gives no reason is told so by the rule, as 422, and not as somebody who misspelt a field.
  @TextField({
    optional: true,
    example: 'Has not come home from school',
    description: 'Without it: `missing-explanation`',
  })
  why?: string;

  @CodeField(reasons, { optional: true, description: 'Without it: `missing-reason`' })
  reason?: Reason;
}

@ApiTags('break-glass')
@Controller('v1/children/:childId/break-glass')
export class BreakGlassController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * Gives a reason to see a record that is otherwise closed. For 24 hours it can be read, every look is written down as made for this
   * reason; the coordinator and information governance are told, and somebody else reviews it.
   */
  @May('break-glass')
  @Limited('breakGlass')
  @Post()
  @ApiOperation({ operationId: 'breakGlass', summary: 'Open a record in an emergency' })
  @Creates('childId', 'breakGlassId')
  @Refuses('child-not-found', 'record-erased', 'missing-reason', 'missing-explanation', 'glass-already-broken')
  async break(
    @Param('childId', UuidParam) childId: string,
    @Body() { why, reason }: BreakGlassBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; breakGlassId: string } & Landed> {
    const breakGlassId = idFor(sending, 'break-glass');
    const given = { reason: reason ?? null, why: why ?? null };
    const sent = enclose(sending, { type: 'BreakGlass' as const, breakGlassId, ...given });
    return answer(await this.commands.execute(new BreakTheGlass(childId, sent)), { childId, breakGlassId });
  }
}
