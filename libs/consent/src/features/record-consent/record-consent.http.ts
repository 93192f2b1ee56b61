import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  CodeField,
  CodesField,
  Creates,
  DayField,
  FlagField,
  IdField,
  idFor,
  IdsField,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { type Scope, scopes, type SensitiveTopic, sensitiveTopics, type Tier, tiers } from '../../domain/vocabulary';
import { GiverBody, giverOf, SaidBody, saidOf, SpeakerField, speakerRefusals } from '../said.http';
import { sendChange } from '../send-change';

export class RecordConsentBody extends SaidBody {
  @CodesField(scopes, { description: 'What the family agrees to' })
  scopes!: Scope[];

  @CodeField(tiers, { description: 'How much may be shared' })
  tier!: Tier;

  @IdsField({ most: 200, optional: true, description: 'Agencies that information may go to' })
  allowedAgencies?: string[];

  @IdsField({ most: 200, optional: true, description: 'Of these, agencies that have basic information only' })
  excludedAgencies?: string[];

  @CodesField(sensitiveTopics, { optional: true, description: 'Kinds of information not to be shared' })
  excludedTopics?: SensitiveTopic[];

  @SpeakerField()
  givenBy!: GiverBody;

  @FlagField({ description: 'Whether the family was given the leaflet that explains what they agree to' })
  leafletGiven!: boolean;

  @DayField({ example: '2007-03-01' })
  validFrom!: string;

  @DayField({
    optional: true,
    example: '2008-02-29',
    description: 'Last day on which it holds; open-ended when left out',
  })
  expiresOn?: string;

  @FlagField({
    optional: true,
    description: 'The family means to take away what this statement does not give any more; otherwise it is refused',
  })
  takesAway?: boolean;

  @IdField({ optional: true, description: 'Id of the signed form or recording in the document store' })
  evidenceId?: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent')
export class RecordConsentController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * The family agrees. Takes the place of what the same side said before: the child, or those with parental responsibility. What would
   * take away what others were given is refused, unless it says that the family means to.
   */
  @May('record-consent')
  @Post()
  @ApiOperation({ operationId: 'recordConsent', summary: 'Record consent' })
  @Creates('childId', 'statementId')
  @Refuses(
    ...speakerRefusals,
    'said-otherwise-since',
    'impossible-expiry',
    'missing-scopes',
    'missing-agencies',
    'unknown-agency',
    'agency-not-at-work',
    'would-take-away',
    'child-deceased',
    'pregnancy-ended',
  )
  record(
    @Param('childId', UuidParam) childId: string,
    @Body() body: RecordConsentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; statementId: string } & Landed> {
    const statementId = idFor(sending, 'consent-statement');
    const request = {
      type: 'RecordConsent' as const,
      statementId,
      ...saidOf(body),
      scopes: body.scopes,
      tier: body.tier,
      allowedAgencies: body.allowedAgencies ?? [],
      excludedAgencies: body.excludedAgencies ?? [],
      excludedTopics: body.excludedTopics ?? [],
      givenBy: giverOf(body.givenBy),
      leafletGiven: body.leafletGiven,
      validFrom: body.validFrom,
      expiresOn: body.expiresOn ?? null,
      evidenceId: body.evidenceId ?? null,
      takesAway: body.takesAway ?? false,
    };
    return sendChange(this.commands, childId, sending, request, { statementId });
  }
}
