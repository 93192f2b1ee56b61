import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
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
import { PreviewNarrowing } from '../../reads/preview-narrowing/preview-narrowing.query';
import { type WouldEnd } from '../../what-would-end';
import { GiverBody, giverOf, SaidBody, saidOf, SpeakerField, speakerRefusals } from '../said.http';
import { sendChange } from '../send-change';

export class NarrowConsentBody extends SaidBody {
  @IdsField({ most: 200, optional: true, description: 'Agencies that have nothing more at all' })
  removedAgencies?: string[];

  @IdsField({ most: 200, optional: true, description: 'Agencies that have basic information only from now on' })
  excludedAgencies?: string[];

  @CodesField(sensitiveTopics, { optional: true, description: 'Kinds of information not shared any more' })
  excludedTopics?: SensitiveTopic[];

  @SpeakerField()
  narrowedBy!: GiverBody;

  @DayField({ example: '2007-06-01' })
  from!: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent/narrowings')
export class NarrowConsentController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The consent stands, without one agency or one kind of information. `ends` has what goes when a second person agrees. */
  @May('record-consent')
  @Post()
  @ApiOperation({ operationId: 'narrowConsent', summary: 'Narrow consent' })
  @Creates('childId', 'statementId')
  @Refuses(
    ...speakerRefusals,
    'said-otherwise-since',
    'missing-narrowing',
    'consent-not-recorded',
    'child-decides',
    'child-deceased',
    'pregnancy-ended',
  )
  async narrow(
    @Param('childId', UuidParam) childId: string,
    @Body() body: NarrowConsentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; statementId: string; ends: WouldEnd } & Landed> {
    const statementId = idFor(sending, 'consent-statement');
    const request = {
      type: 'NarrowConsent' as const,
      statementId,
      ...saidOf(body),
      removedAgencies: body.removedAgencies ?? [],
      excludedAgencies: body.excludedAgencies ?? [],
      excludedTopics: body.excludedTopics ?? [],
      narrowedBy: giverOf(body.narrowedBy),
      from: body.from,
    };
    const landed = await sendChange(this.commands, childId, sending, request, { statementId });
    return { ...landed, ends: await this.queries.execute(new PreviewNarrowing(childId, request)) };
  }
}
