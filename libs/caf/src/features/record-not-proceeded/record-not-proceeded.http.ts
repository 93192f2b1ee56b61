import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsInt, IsOptional, Min } from 'class-validator';
import { May } from '@app/access';
import { AgencyRegister } from '@app/practitioners';
import { answer, Creates, DayField, enclose, type Landed, Refuses, type Sending, Sent, UuidParam } from '@app/http';
import { RecordEnquiry } from '../record-enquiry.handler';

export class RecordNotProceededBody {
  @DayField({ example: '2007-02-26', description: 'The day on which the family said no' })
  on!: string;

  @ApiProperty({ required: false, minimum: 1, description: 'Number of the checklist that came before' })
  @IsOptional()
  @IsInt()
  @Min(1)
  checklist?: number;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/not-proceeded')
export class RecordNotProceededController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agencies: AgencyRegister,
  ) {}

  /** The family was asked and did not agree. Nothing else about it is written down. */
  @May('record-enquiry')
  @Post()
  @ApiOperation({ operationId: 'recordCafNotProceeded', summary: 'Record that a family did not agree to a CAF' })
  @Creates('childId')
  @Refuses(
    'unknown-agency',
    'agency-not-active',
    'child-not-found',
    'child-deceased',
    'caf-already-open',
    'future-date',
    'checklist-not-found',
  )
  async record(
    @Param('childId', UuidParam) childId: string,
    @Body() { on, checklist }: RecordNotProceededBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    const { practitionerId, agencyId } = sending.actor;
    const agencyType = await this.agencies.typeOn(agencyId, on, '/agencyId');
    const type = 'RecordNotProceeded' as const;
    const command = { type, on, practitionerId, agencyId, agencyType, checklist: checklist ?? null };
    return answer(await this.commands.execute(new RecordEnquiry(childId, enclose(sending, command))), { childId });
  }
}
