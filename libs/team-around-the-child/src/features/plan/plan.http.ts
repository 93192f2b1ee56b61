import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsOptional, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import { type EcmAim, ecmAims, ecmAimsInWords, type EcmOutcome, ecmOutcomes } from '@app/kernel';
import {
  answer,
  CodeField,
  DayField,
  enclose,
  IdField,
  idFor,
  type Landed,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Changes,
  Creates,
  Refuses,
} from '@app/http';
import { type ActionOwner } from '../../domain/team.events';
import {
  type ActionOwnerKind,
  actionOwnerKinds,
  type ActionStatus,
  actionStatuses,
  type AmendmentReason,
  amendmentReasons,
} from '../../domain/vocabulary';
import { ChangeTeam } from '../change-team.handler';

export class ActionOwnerBody {
  @CodeField(actionOwnerKinds)
  kind!: ActionOwnerKind;

  @IdField({ description: 'Member id, or id of the service' })
  id!: string;
}

export class AgreeActionBody {
  @DayField({ example: '2007-04-16' })
  on!: string;

  @IdField({ description: 'Whose need it answers' })
  childId!: string;

  @TextField({ max: 20, example: 'D4', description: 'Element of the assessment of this child' })
  need!: string;

  @CodeField(ecmOutcomes, { description: 'The Every Child Matters outcome that it is to help with' })
  outcome!: EcmOutcome;

  @CodeField(Object.keys(ecmAims), { optional: true, description: `The aim beneath that outcome: ${ecmAimsInWords}` })
  aim?: EcmAim;

  @ApiProperty({ type: ActionOwnerBody, description: 'Who does it' })
  @IsDefined()
  @ValidateNested()
  @Type(() => ActionOwnerBody)
  owner!: ActionOwnerBody;

  @DayField({ example: '2007-05-28' })
  dueOn!: string;

  @TextField({ example: 'A place in the breakfast club, each school day', description: 'What is to be done' })
  description!: string;

  @TextField({ example: 'Comes to lessons on time and rested', description: 'What is to be different then' })
  desiredOutcome!: string;
}

export class AmendActionBody {
  @DayField({ example: '2007-05-07' })
  on!: string;

  @ApiProperty({ type: ActionOwnerBody, required: false, description: 'Who does it from now on' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ActionOwnerBody)
  owner?: ActionOwnerBody;

  @DayField({ optional: true, example: '2007-06-15' })
  dueOn?: string;

  @TextField({ optional: true, description: 'What is to be done' })
  description?: string;

  @TextField({ optional: true, description: 'What is to be different then' })
  desiredOutcome?: string;

  @CodeField(amendmentReasons, { description: 'Why it is agreed anew' })
  reason!: AmendmentReason;

  @TextField({ optional: true, description: 'Required for another reason' })
  explanation?: string;
}

const reportable = actionStatuses.filter((status) => status !== 'planned');

export class UpdateTeamActionBody {
  @DayField({ example: '2007-05-21' })
  on!: string;

  @CodeField(reportable)
  status!: Exclude<ActionStatus, 'planned'>;

  @TextField({ optional: true, description: 'How far it has come; required where it will not be done' })
  progress?: string;
}

const ownerOf = ({ kind, id }: ActionOwnerBody): ActionOwner => ({ kind, id });

/** What the team has agreed to do. Only someone who works in the team can change it. */
@ApiTags('teams')
@Controller('v1/teams/:tacId/actions')
export class PlanController {
  constructor(private readonly commands: CommandBus) {}

  @May('lead-team')
  @Post()
  @ApiOperation({ operationId: 'agreeAction', summary: 'Agree an action of a team' })
  @Creates('tacId', 'actionId')
  @Refuses(
    'team-not-found',
    'team-not-open',
    'not-a-member',
    'action-already-agreed',
    'unknown-child',
    'unknown-need',
    'impossible-aim',
    'unknown-member',
    'impossible-due-date',
    'future-date',
    'impossible-date-order',
  )
  async agree(
    @Param('tacId', UuidParam) tacId: string,
    @Body() body: AgreeActionBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; actionId: string } & Landed> {
    const actionId = idFor(sending, 'action');
    const owner = ownerOf(body.owner);
    const aim = body.aim ?? null;
    const sent = enclose(sending, { type: 'AgreeAction' as const, ...body, owner, aim, actionId, by: sending.actor });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId, actionId });
  }

  @May('lead-team')
  @Post(':actionId/amendments')
  @ApiOperation({ operationId: 'amendAction', summary: 'Amend an action of a team' })
  @Changes('tacId', 'actionId')
  @Refuses(
    'team-not-found',
    'team-not-open',
    'action-not-found',
    'not-a-member',
    'action-ended',
    'unknown-member',
    'impossible-due-date',
    'missing-explanation',
    'nothing-amended',
    'future-date',
    'impossible-date-order',
  )
  async amend(
    @Param('tacId', UuidParam) tacId: string,
    @Param('actionId', UuidParam) actionId: string,
    @Body() { on, owner, dueOn, description, desiredOutcome, reason, explanation }: AmendActionBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; actionId: string } & Landed> {
    const sent = enclose(sending, {
      type: 'AmendAction' as const,
      actionId,
      on,
      by: sending.actor,
      owner: owner === undefined ? null : ownerOf(owner),
      dueOn: dueOn ?? null,
      description: description ?? null,
      desiredOutcome: desiredOutcome ?? null,
      reason,
      explanation: explanation ?? null,
    });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId, actionId });
  }

  @May('work-in-team')
  @Post(':actionId/progress')
  @ApiOperation({ operationId: 'updateAction', summary: 'Record the progress of an action of a team' })
  @Changes('tacId', 'actionId')
  @Refuses(
    'team-not-found',
    'team-not-open',
    'action-not-found',
    'not-a-member',
    'action-ended',
    'missing-progress',
    'future-date',
    'impossible-date-order',
  )
  async update(
    @Param('tacId', UuidParam) tacId: string,
    @Param('actionId', UuidParam) actionId: string,
    @Body() { on, status, progress }: UpdateTeamActionBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; actionId: string } & Landed> {
    const by = sending.actor;
    const command = { type: 'UpdateAction' as const, actionId, on, by, status, progress: progress ?? null };
    return answer(await this.commands.execute(new ChangeTeam(tacId, enclose(sending, command))), { tacId, actionId });
  }
}
