import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { isRefusal } from '@app/kernel';
import {
  answer,
  DayField,
  enclose,
  IdField,
  type Landed,
  type Sending,
  Sent,
  UuidParam,
  Changes,
  Refuses,
} from '@app/http';
import { ChangeLeadProfessionalOf } from '../change-lead-professional.handler';

export class MarkInterimBody {
  @DayField({ example: '2007-06-15' })
  on!: string;

  @IdField({ description: 'The coordinator who steps in' })
  practitionerId!: string;
}
export class EndInterimBody {
  @DayField({ example: '2007-07-01' })
  on!: string;
}

/** A coordinator holds the reins while nobody is the Lead Professional. */
@ApiTags('lead professional')
@Controller('v1/children/:childId/lead-professional/interim')
export class InterimController {
  constructor(private readonly commands: CommandBus) {}

  @May('hold-interim')
  @Post()
  @ApiOperation({ operationId: 'markInterimLead', summary: 'Mark who leads in the interim' })
  @Changes('childId')
  @Refuses('lead-professional-active', 'caf-not-open', 'interim-already-marked', 'future-date', 'impossible-date-order')
  async mark(
    @Param('childId', UuidParam) childId: string,
    @Body() { on, practitionerId }: MarkInterimBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; interim: number } & Landed> {
    const sent = enclose(sending, { type: 'MarkInterim' as const, on, practitionerId });
    const outcome = await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent));
    return answer(outcome, { childId, interim: isRefusal(outcome) ? 0 : outcome.number });
  }

  @May('hold-interim')
  @Post('end')
  @ApiOperation({ operationId: 'endInterimLead', summary: 'End an interim lead' })
  @Changes('childId')
  @Refuses('future-date', 'no-interim-coordinator', 'impossible-date-order')
  async end(
    @Param('childId', UuidParam) childId: string,
    @Body() { on }: EndInterimBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; interim: number } & Landed> {
    const sent = enclose(sending, { type: 'EndInterim' as const, on });
    const outcome = await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent));
    return answer(outcome, { childId, interim: isRefusal(outcome) ? 0 : outcome.number });
  }
}
