import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { answer, Changes, DayField, enclose, type Landed, Refuses, type Sending, Sent, UuidParam } from '@app/http';
import { ChangePractitioner } from '../change-practitioner.handler';

export class RecordLeaverBody {
  @DayField({ example: '2007-07-20', description: 'The first day on which they do not work here any more' })
  on!: string;
}

@ApiTags('practitioners and agencies')
@Controller('v1/practitioners/:practitionerId/leaving')
export class RecordLeaverController {
  constructor(private readonly commands: CommandBus) {}

  /** What they were still at work in has to be handed over, and stands on their record and in the list of follow-ups. */
  @May('keep-directory')
  @Post()
  @ApiOperation({ operationId: 'recordPractitionerLeaving', summary: 'Record that a practitioner leaves' })
  @Changes('practitionerId')
  @Refuses('practitioner-not-found', 'practitioner-left', 'future-date', 'impossible-date-order')
  async leave(
    @Param('practitionerId', UuidParam) practitionerId: string,
    @Body() { on }: RecordLeaverBody,
    @Sent() sending: Sending,
  ): Promise<{ practitionerId: string } & Landed> {
    const sent = enclose(sending, { type: 'RecordLeaver' as const, on });
    return answer(await this.commands.execute(new ChangePractitioner(practitionerId, sent)), { practitionerId });
  }
}
