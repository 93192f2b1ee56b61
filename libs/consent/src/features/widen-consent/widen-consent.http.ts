import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  CodeField,
  CodesField,
  Creates,
  DayField,
  idFor,
  IdsField,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { type SensitiveTopic, sensitiveTopics } from '../../domain/vocabulary';
import { GiverBody, giverOf, SaidBody, saidOf, SpeakerField, speakerRefusals } from '../said.http';
import { sendChange } from '../send-change';

export class WidenConsentBody extends SaidBody {
  @IdsField({ most: 200, optional: true, description: 'Agencies that information may go to as well' })
  addedAgencies?: string[];

  @IdsField({ most: 200, optional: true, description: 'Agencies that had basic information only and may have more' })
  includedAgencies?: string[];

  @CodeField(['additional'], { optional: true, description: 'The fuller tier from now on; as before when left out' })
  tier?: 'additional';

  @CodesField(sensitiveTopics, { optional: true, description: 'Kinds of information that are not held back any more' })
  includedTopics?: SensitiveTopic[];

  @SpeakerField()
  widenedBy!: GiverBody;

  @DayField({ example: '2007-06-01' })
  from!: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent/widenings')
export class WidenConsentController {
  constructor(private readonly commands: CommandBus) {}

  /** The consent stands, and an agency, the fuller tier or a kind of information comes to it. Nobody loses anything by it. */
  @May('record-consent')
  @Post()
  @ApiOperation({ operationId: 'widenConsent', summary: 'Widen consent' })
  @Creates('childId', 'statementId')
  @Refuses(
    ...speakerRefusals,
    'said-otherwise-since',
    'missing-widening',
    'nothing-to-widen',
    'unknown-agency',
    'agency-not-at-work',
    'consent-not-recorded',
    'consent-withdrawn',
    'consent-expired',
    'child-decides',
    'child-deceased',
    'pregnancy-ended',
  )
  widen(
    @Param('childId', UuidParam) childId: string,
    @Body() body: WidenConsentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; statementId: string } & Landed> {
    const statementId = idFor(sending, 'consent-statement');
    const request = {
      type: 'WidenConsent' as const,
      statementId,
      ...saidOf(body),
      addedAgencies: body.addedAgencies ?? [],
      includedAgencies: body.includedAgencies ?? [],
      tier: body.tier ?? null,
      includedTopics: body.includedTopics ?? [],
      widenedBy: giverOf(body.widenedBy),
      from: body.from,
    };
    return sendChange(this.commands, childId, sending, request, { statementId });
  }
}
