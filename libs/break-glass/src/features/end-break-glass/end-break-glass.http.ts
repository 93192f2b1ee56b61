import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { answer, Changes, enclose, type Landed, Refuses, type Sending, Sent, UuidParam } from '@app/http';
import { FollowBreakGlass } from '../follow-break-glass.handler';

@ApiTags('break-glass')
@Controller('v1/children/:childId/break-glass/:breakGlassId/end')
export class EndBreakGlassController {
  constructor(private readonly commands: CommandBus) {}

  /** Ends it before its time: one's own, or as the coordinator of the locality or for information governance anybody's. */
  @May('end-break-glass')
  @Post()
  @ApiOperation({ operationId: 'endBreakGlass', summary: 'End an emergency access' })
  @Changes('childId', 'breakGlassId')
  @Refuses('break-glass-not-found', 'break-glass-already-ended')
  async end(
    @Param('childId', UuidParam) childId: string,
    @Param('breakGlassId', UuidParam) breakGlassId: string,
    @Granted() { reason, role }: Grant,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; breakGlassId: string } & Landed> {
    const anybodys = reason === 'coordinator' || role === 'information-governance';
    const { actor, at } = sending;
    const command = { type: 'EndBreakGlass' as const, breakGlassId, by: actor.practitionerId, at, anybodys };
    return answer(await this.commands.execute(new FollowBreakGlass(childId, enclose(sending, command))), {
      childId,
      breakGlassId,
    });
  }
}
