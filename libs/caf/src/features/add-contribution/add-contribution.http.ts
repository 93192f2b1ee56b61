import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, Min, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import { AgencyRegister } from '@app/practitioners';
import {
  aNumber,
  answerFrom,
  Changes,
  DayField,
  enclose,
  type Landed,
  NumberParam,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { ElementBody, elementNote } from '../element.body';
import { ChangeCaf } from '../change-caf.handler';
import { recordedOf } from '../recorded-of';

export class AddContributionBody {
  @DayField({ example: '2007-03-12' })
  on!: string;

  @ApiProperty({ required: false, minimum: 1, description: 'The request that it answers; left out when nobody asked' })
  @IsOptional()
  @IsInt()
  @Min(1)
  contribution?: number;

  @TextField({ max: 20000, example: 'Hearing and growth were checked in March; both as expected' })
  text!: string;

  @ApiProperty({ type: [ElementBody], required: false, description: 'What it says about single elements' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => ElementBody)
  elements?: ElementBody[];
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/contributions')
export class AddContributionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agencies: AgencyRegister,
  ) {}

  /** Says what your agency knows, asked or unasked. */
  @May('contribute')
  @Post()
  @ApiOperation({ operationId: 'addContribution', summary: 'Contribute to a CAF' })
  @Changes('childId', { episode: aNumber, contribution: aNumber })
  @Refuses(
    'unknown-agency',
    'agency-not-active',
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'caf-suspended',
    'assessment-completed',
    'contribution-not-found',
    'not-the-agency-asked',
    'contribution-answered',
    'unknown-element',
    'consent-does-not-cover-agency',
  )
  async add(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: AddContributionBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number; contribution: number } & Landed> {
    const { practitionerId, agencyId } = sending.actor;
    const command = {
      type: 'AddContribution' as const,
      episode,
      on: body.on,
      contribution: body.contribution ?? null,
      practitionerId,
      agencyId,
      agencyType: await this.agencies.typeOn(agencyId, body.on, '/agencyId'),
      text: body.text,
      elements: (body.elements ?? []).map(elementNote),
    };
    const outcome = await this.commands.execute(new ChangeCaf(childId, enclose(sending, command)));
    return answerFrom(outcome, (done) => ({
      childId,
      episode,
      contribution: recordedOf(done, 'ContributionAdded').contribution,
    }));
  }
}
