import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import { May } from '@app/access';
import { AgencyRegister } from '@app/practitioners';
import {
  aNumber,
  answerFrom,
  CodeField,
  Creates,
  DayField,
  FlagField,
  enclose,
  IdField,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import {
  type ChecklistAnswer,
  checklistAnswers,
  type ChecklistDecision,
  checklistDecisions,
  type ChecklistPrompt,
} from '../../domain/vocabulary';
import { RecordEnquiry } from '../record-enquiry.handler';
import { recordedOf } from '../recorded-of';

export class ChecklistAnswersBody implements Record<ChecklistPrompt, ChecklistAnswer> {
  @CodeField(checklistAnswers, { description: 'Is the child healthy?' })
  healthy!: ChecklistAnswer;

  @CodeField(checklistAnswers, { description: 'Is the child safe from harm?' })
  'safe-from-harm'!: ChecklistAnswer;

  @CodeField(checklistAnswers, { description: 'Is the child learning and developing well?' })
  'learning-and-developing'!: ChecklistAnswer;

  @CodeField(checklistAnswers, { description: 'Does the child have a positive impact on others?' })
  'positive-impact-on-others'!: ChecklistAnswer;

  @CodeField(checklistAnswers, { description: 'Is the child free from the effects of poverty?' })
  'free-from-poverty'!: ChecklistAnswer;
}

export class RecordChecklistBody {
  @DayField({ example: '2007-02-20' })
  on!: string;

  @FlagField({ description: 'The family knows that this is filled in' })
  familyKnows!: boolean;

  @ApiProperty({ type: ChecklistAnswersBody })
  @ValidateNested()
  @Type(() => ChecklistAnswersBody)
  answers!: ChecklistAnswersBody;

  @FlagField({ optional: true, description: 'Is it clear what is needed? Required where an answer is not yes' })
  supportNeedClear?: boolean;

  @FlagField({ optional: true, description: 'Can your own service meet it? Required where an answer is not yes' })
  ownServiceCanMeet?: boolean;

  @CodeField(checklistDecisions)
  decision!: ChecklistDecision;

  @IdField({ optional: true, description: 'The agency that is to assess' })
  assessingAgency?: string;

  @TextField({ optional: true, description: 'Why; required where an answer is not yes' })
  note?: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/checklists')
export class RecordChecklistController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agencies: AgencyRegister,
  ) {}

  @May('record-enquiry')
  @Post()
  @ApiOperation({ operationId: 'recordChecklist', summary: 'Record a pre-assessment checklist' })
  @Creates('childId', { checklist: aNumber })
  @Refuses(
    'unknown-agency',
    'agency-not-active',
    'child-not-found',
    'child-deceased',
    'caf-already-open',
    'future-date',
    'family-not-asked',
    'missing-checklist-note',
  )
  async record(
    @Param('childId', UuidParam) childId: string,
    @Body() body: RecordChecklistBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; checklist: number } & Landed> {
    const { practitionerId, agencyId } = sending.actor;
    const { assessingAgency } = body;
    if (assessingAgency !== undefined) await this.agencies.typeOn(assessingAgency, body.on, '/assessingAgency');
    const command = {
      type: 'RecordChecklist' as const,
      on: body.on,
      practitionerId,
      agencyId,
      agencyType: await this.agencies.typeOn(agencyId, body.on, '/agencyId'),
      familyKnows: body.familyKnows,
      answers: { ...body.answers },
      supportNeedClear: body.supportNeedClear ?? null,
      ownServiceCanMeet: body.ownServiceCanMeet ?? null,
      decision: body.decision,
      assessingAgency: assessingAgency ?? null,
      note: body.note ?? null,
    };
    const outcome = await this.commands.execute(new RecordEnquiry(childId, enclose(sending, command)));
    return answerFrom(outcome, (done) => ({ childId, checklist: recordedOf(done, 'ChecklistRecorded').checklist }));
  }
}
