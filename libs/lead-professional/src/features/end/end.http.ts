import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  DayField,
  enclose,
  type Landed,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Changes,
  Refuses,
} from '@app/http';
import { type LeadEndReason, leadEndReasons } from '../../domain/lead-professional.events';
import { ChangeLeadProfessionalOf } from '../change-lead-professional.handler';

export class EndBody {
  @DayField({ example: '2007-07-19' })
  on!: string;

  @CodeField(leadEndReasons)
  reason!: LeadEndReason;

  @TextField({ optional: true })
  note?: string;
}

@ApiTags('lead professional')
@Controller('v1/children/:childId/lead-professional/end')
export class EndController {
  constructor(private readonly commands: CommandBus) {}

  @May('end-lead-professional')
  @Post()
  @ApiOperation({ operationId: 'endLeadProfessional', summary: 'End the role of a Lead Professional' })
  @Changes('childId')
  @Refuses('no-lead-professional', 'future-date', 'impossible-date-order')
  async end(
    @Param('childId', UuidParam) childId: string,
    @Body() { on, reason, note }: EndBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    const sent = enclose(sending, { type: 'EndLeadProfessional' as const, on, reason, note: note ?? null });
    return answer(await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent)), { childId });
  }
}
