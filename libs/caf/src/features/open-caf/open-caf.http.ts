import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Min, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import { AgencyRegister } from '@app/practitioners';
import { refuse } from '@app/kernel';
import {
  aNumber,
  answerFrom,
  CodeField,
  CodesField,
  DayField,
  enclose,
  IdField,
  idFor,
  type Landed,
  type Sending,
  Sent,
  RefusedError,
  TextField,
  UuidParam,
  Creates,
  Refuses,
} from '@app/http';
import { type StepDown } from '../../domain/decide/open-caf';
import { formOn } from '../../domain/forms/forms';
import {
  type CafReason,
  cafReasons,
  type CafSource,
  cafSources,
  type StepDownSource,
  stepDownSources,
} from '../../domain/vocabulary';
import { recordedOf } from '../recorded-of';
import { OpenCafCommand } from './open-caf.handler';

/** What social care hands over with a child who steps down. */
export class StepDownBody {
  @CodeField(stepDownSources)
  from!: StepDownSource;

  @IdField({ optional: true })
  socialWorkerId?: string;

  @DayField({ optional: true, example: '2007-03-08', description: 'The first team meeting; required' })
  firstTeamOn?: string;

  @IdField({ optional: true, description: 'Who is to be the Lead Professional' })
  leadProfessionalId?: string;

  @IdField({ optional: true, description: 'The coordinator who stands in until there is one' })
  interimCoordinatorId?: string;
}

export class OpenCafBody {
  @DayField({ example: '2007-03-01', description: 'The day on which it was opened' })
  on!: string;

  @CodeField(cafSources, { description: 'A new one becomes a re-referral when the last ended within twelve months' })
  source!: CafSource;

  @CodesField(cafReasons)
  reasons!: CafReason[];

  @CodeField(cafReasons, { description: 'The main one of the reasons' })
  primaryReason!: CafReason;

  @TextField({ example: 'Often late, tired in class', description: 'What has led to this child being assessed' })
  whatLedToThis!: string;

  @IdField({ optional: true, description: 'Who is to hold the assessment: named by a coordinator, and by nobody else' })
  authorId?: string;

  @IdField({ optional: true, description: 'For which agency they hold it' })
  agencyId?: string;

  @DayField({ optional: true, description: 'For a transfer-in: the day on which it began in the other authority' })
  externalStart?: string;

  @TextField({
    optional: true,
    max: 400,
    example: 'jFk2…',
    description:
      'The search for the child that you made before, as it was answered; needed for a new CAF and a re-referral',
  })
  searchId?: string;

  @ApiProperty({ type: StepDownBody, required: false, description: 'For a step-down, and only for that' })
  @IsOptional()
  @ValidateNested()
  @Type(() => StepDownBody)
  stepDown?: StepDownBody;

  @ApiProperty({ required: false, minimum: 1, description: 'Number of the checklist that led to it' })
  @IsOptional()
  @IsInt()
  @Min(1)
  checklist?: number;

  @TextField({
    optional: true,
    max: 40,
    example: 'caf-2007',
    description: 'The form; the one in use that day if left out',
  })
  form?: string;
}

const stepDownOf = (body: StepDownBody | undefined): StepDown | null =>
  body === undefined
    ? null
    : {
        from: body.from,
        socialWorkerId: body.socialWorkerId ?? null,
        firstTeamOn: body.firstTeamOn ?? null,
        leadProfessionalId: body.leadProfessionalId ?? null,
        interimCoordinatorId: body.interimCoordinatorId ?? null,
      };

@ApiTags('caf')
@Controller('v1/children/:childId/caf')
export class OpenCafController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agencies: AgencyRegister,
  ) {}

  @May('open-caf')
  @Post()
  @ApiOperation({ operationId: 'openCaf', summary: 'Open a CAF for a child' })
  @Creates('childId', { episode: aNumber })
  @Refuses(
    'unknown-agency',
    'missing-author',
    'impossible-author',
    'author-not-at-work',
    'agency-not-active',
    'child-not-found',
    'child-deceased',
    'child-record-closed',
    'consent-missing',
    'consent-for-another-agency',
    'consent-left-over',
    'missing-extension-reason',
    'over-age-limit',
    'caf-already-open',
    'missing-search',
    'search-too-old',
    'search-for-another-child',
    'future-date',
    'impossible-date-order',
    'unknown-form',
    'form-not-in-use',
    'checklist-not-found',
    'impossible-step-down',
    'missing-first-team-date',
    'missing-lead',
    'impossible-primary-reason',
    'impossible-re-referral',
    'impossible-external-start',
  )
  async open(
    @Param('childId', UuidParam) childId: string,
    @Body() body: OpenCafBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number } & Landed> {
    const { authorId, agencyId } = await this.authorOf(body, sending);
    const command = {
      type: 'OpenCaf' as const,
      ...body,
      externalStart: body.externalStart ?? null,
      stepDown: stepDownOf(body.stepDown),
      checklist: body.checklist ?? null,
      episodeId: idFor(sending, 'episode'),
      form: body.form ?? formOn(body.on).code,
      authorId,
      agencyId,
      agencyType: await this.agencies.typeOn(agencyId, body.on, '/agencyId'),
    };
    const outcome = await this.commands.execute(new OpenCafCommand(childId, enclose(sending, command)));
    return answerFrom(outcome, (done) => ({ childId, episode: recordedOf(done, 'CafOpened').episode }));
  }

  /** Practitioners open a CAF of their own; who coordinates names somebody at work, who is to hold the assessment. */
  private async authorOf(
    { authorId, agencyId, on }: OpenCafBody,
    { actor }: Sending,
  ): Promise<{ readonly authorId: string; readonly agencyId: string }> {
    const namesNobody = authorId === undefined && agencyId === undefined;
    if (namesNobody && actor.role !== 'locality-coordinator')
      return { authorId: actor.practitionerId, agencyId: actor.agencyId };
    if (actor.role === 'practitioner')
      throw new RefusedError(refuse('impossible-author', 'a CAF that you open is your own', '/authorId'));
    if (authorId === undefined || agencyId === undefined)
      throw new RefusedError(
        refuse(
          'missing-author',
          'name who is to hold the assessment, and for which agency',
          authorId === undefined ? '/authorId' : '/agencyId',
        ),
      );
    await this.agencies.requireAtWork(authorId, agencyId, on, '/authorId');
    return { authorId, agencyId };
  }
}
