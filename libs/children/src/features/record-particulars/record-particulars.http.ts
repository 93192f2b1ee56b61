import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  Changes,
  CodeField,
  CodesField,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import {
  type Ethnicity,
  ethnicities,
  type SenStage,
  senStages,
  type SupportNeed,
  supportNeeds,
  type YesNoUnknown,
  yesNoUnknown,
} from '../../domain/vocabulary';
import { sendChange } from '../send-change';

export class ParticularsBody {
  @CodeField(ethnicities)
  ethnicity!: Ethnicity;

  @TextField({ max: 200, optional: true, description: 'In the family’s own words' })
  ethnicityInOwnWords?: string;

  @CodeField(yesNoUnknown)
  disabled!: YesNoUnknown;

  @TextField({ max: 1000, optional: true })
  disability?: string;

  @CodeField(yesNoUnknown)
  youngCarer!: YesNoUnknown;

  @CodeField(yesNoUnknown)
  atRiskOfExclusion!: YesNoUnknown;

  @CodeField(senStages)
  senStage!: SenStage;

  @CodesField(supportNeeds, { optional: true, description: 'What the family needs so that it can take part' })
  supportNeeds?: SupportNeed[];

  @TextField({ max: 200, optional: true })
  religion?: string;

  @TextField({ max: 100, optional: true })
  firstLanguage?: string;

  @TextField({ max: 100, optional: true })
  parentsFirstLanguage?: string;

  @TextField({ max: 200, optional: true })
  immigrationStatus?: string;

  @TextField({ max: 200, optional: true })
  school?: string;

  @TextField({ max: 200, optional: true })
  generalPractitioner?: string;
}

@ApiTags('children')
@Controller('v1/children/:childId/particulars')
export class RecordParticularsController {
  constructor(private readonly commands: CommandBus) {}

  /** What the assessment form asks about the child as a person. Each recording replaces the one before. */
  @May('amend-register')
  @Post()
  @ApiOperation({ operationId: 'recordParticulars', summary: 'Record particulars of a child' })
  @Changes('childId')
  @Refuses('child-not-found', 'child-deceased', 'pregnancy-ended', 'record-merged', 'record-sealed')
  record(
    @Param('childId', UuidParam) childId: string,
    @Body() body: ParticularsBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    const { ethnicity, disabled, youngCarer, atRiskOfExclusion, senStage, supportNeeds: needs, ...inWords } = body;
    const particulars = {
      recordingId: idFor(sending, 'particulars'),
      ethnicity,
      disabled,
      youngCarer,
      atRiskOfExclusion,
      senStage,
      supportNeeds: needs ?? [],
    };
    return sendChange(this.commands, childId, sending, { type: 'RecordParticulars', particulars, inWords }, {});
  }
}
