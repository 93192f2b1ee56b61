import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { answer, DayField, enclose, type Landed, type Sending, Sent, UuidParam, Changes, Refuses } from '@app/http';
import { ChangeLeadProfessionalOf } from '../change-lead-professional.handler';

export class EndDeputyBody {
  @DayField({ example: '2007-05-20' })
  on!: string;
}

@ApiTags('lead professional')
@Controller('v1/children/:childId/lead-professional/deputy/end')
export class EndDeputyController {
  constructor(private readonly commands: CommandBus) {}

  @May('appoint-deputy')
  @Post()
  @ApiOperation({ operationId: 'endDeputy', summary: 'End the part of a deputy' })
  @Changes('childId')
  @Refuses('no-lead-professional', 'no-deputy', 'future-date', 'impossible-date-order')
  async end(
    @Param('childId', UuidParam) childId: string,
    @Body() { on }: EndDeputyBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    const sent = enclose(sending, { type: 'EndDeputy' as const, on });
    return answer(await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent)), { childId });
  }
}
