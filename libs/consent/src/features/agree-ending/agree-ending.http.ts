import { Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { Changes, type Landed, Refuses, type Sending, Sent, UuidParam } from '@app/http';
import { sendChange } from '../send-change';

@ApiTags('consent')
@Controller('v1/children/:childId/consent/statements/:statementId/ending')
export class AgreeEndingController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * A second person agrees that what rested on the consent taken back ends: team, Lead Professional, CAF. Nobody reads by it any more since
   * it was taken back. Who finds that it was not so corrects the statement; unless somebody does, the work ends when the time is over.
   */
  @May('agree-ending')
  @Post()
  @ApiOperation({
    operationId: 'agreeConsentEnding',
    summary: 'Agree as second person to what a statement of consent ends',
  })
  @Changes('childId', 'statementId')
  @Refuses(
    'child-not-found',
    'ending-not-found',
    'ending-agreed-already',
    'second-person-needed',
    'record-merged',
    'record-sealed',
  )
  agree(
    @Param('childId', UuidParam) childId: string,
    @Param('statementId', UuidParam) statementId: string,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; statementId: string } & Landed> {
    const request = { type: 'AgreeEnding' as const, statementId };
    return sendChange(this.commands, childId, sending, request, { statementId });
  }
}
