import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import {
  answer,
  AsCalendarDate,
  Creates,
  enclose,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import {
  type Scope,
  scopes,
  type SensitiveTopic,
  sensitiveTopics,
  type Tier,
  tiers,
} from '../../domain/consent.events';
import { ChangeConsent } from '../change-consent.handler';
import { GiverBody, giverOf, SaidBody } from '../said.http';

export class RecordConsentBody extends SaidBody {
  @ApiProperty({ enum: scopes, isArray: true, example: ['assess', 'store', 'share'] })
  @IsArray()
  @ArrayUnique()
  @IsIn(scopes, { each: true })
  scopes!: Scope[];

  @ApiProperty({ enum: tiers, description: 'How much may be shared' })
  @IsIn(tiers)
  tier!: Tier;

  @ApiProperty({ isArray: true, type: String, description: 'Agencies that information may go to' })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  allowedAgencies!: string[];

  @ApiPropertyOptional({
    isArray: true,
    type: String,
    description: 'Agencies that may not have additional information',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  excludedAgencies?: string[];

  @ApiPropertyOptional({ enum: sensitiveTopics, isArray: true, description: 'Kinds of information not to be shared' })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(sensitiveTopics, { each: true })
  excludedTopics?: SensitiveTopic[];

  @ApiProperty({ type: GiverBody })
  @ValidateNested()
  @Type(() => GiverBody)
  givenBy!: GiverBody;

  @ApiProperty({ description: 'Whether the family was given the leaflet that explains what they agree to' })
  @IsBoolean()
  leafletGiven!: boolean;

  @ApiProperty({ example: '2007-03-01' })
  @AsCalendarDate()
  validFrom!: string;

  @ApiPropertyOptional({ example: '2008-02-29', description: 'Last day on which it holds; open-ended when left out' })
  @IsOptional()
  @AsCalendarDate()
  expiresOn?: string;

  @ApiPropertyOptional({ description: 'Id of the signed form or recording in the document store' })
  @IsOptional()
  @IsUUID()
  evidenceId?: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent')
export class RecordConsentController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @Creates('childId', 'statementId')
  @Refuses(
    'child-not-found',
    'parental-responsibility-required',
    'child-not-old-enough',
    'future-date',
    'impossible-expiry',
    'missing-scopes',
    'missing-agencies',
  )
  async record(
    @Param('childId', UuidParam) childId: string,
    @Body() body: RecordConsentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; statementId: string } & Landed> {
    const statementId = idFor(sending, 'consent-statement');
    const sent = enclose(sending, {
      type: 'RecordConsent' as const,
      ...body,
      statementId,
      givenBy: giverOf(body.givenBy),
      excludedAgencies: body.excludedAgencies ?? [],
      excludedTopics: body.excludedTopics ?? [],
      expiresOn: body.expiresOn ?? null,
      evidenceId: body.evidenceId ?? null,
    });
    return answer(await this.commands.execute(new ChangeConsent(childId, sent)), { childId, statementId });
  }
}
