import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, CodeField, DayField, found, IdField, ReadsFrom, Refuses, UuidParam } from '@app/http';
import { type Clock, dayInLondon } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { type Permission } from '../../domain/standing';
import { type SensitiveTopic, sensitiveTopics, type Tier, tiers } from '../../domain/vocabulary';
import { AskSharing, type ConsentView, GetConsent } from './get-consent.query';
import { consentExample, sharingExample } from './get-consent.example';

export class GetConsentParameters {
  @DayField({ optional: true, example: '2007-07-31', description: 'The day asked about; today when left out' })
  on?: string;
}
export class AskSharingParameters extends GetConsentParameters {
  @IdField()
  agencyId!: string;

  @CodeField(tiers)
  tier!: Tier;

  @CodeField(sensitiveTopics, { optional: true })
  topic?: SensitiveTopic;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent')
export class GetConsentController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @May('view-consent')
  @Get()
  @ApiOperation({ operationId: 'getConsent', summary: 'Read the consent for a child' })
  @Answers(consentExample)
  @ReadsFrom('consent-card')
  @Refuses('consent-not-found')
  async get(
    @Param('childId', UuidParam) childId: string,
    @Query() { on }: GetConsentParameters,
    @Granted() grant: Grant,
  ): Promise<ConsentView> {
    const query = new GetConsent(childId, on ?? this.today(), grant.fields === 'full', grant);
    return found(await this.queries.execute(query), 'consent-not-found');
  }

  /** Whether one agency may have one kind of information on that day; `allowed`, or the reason why not. */
  @May('view-consent')
  @Get('sharing')
  @ApiOperation({
    operationId: 'listSharings',
    summary: 'List the sharings without consent and the decisions not to share',
  })
  @Answers(sharingExample)
  @ReadsFrom('consent-card')
  async sharing(
    @Param('childId', UuidParam) childId: string,
    @Query() { on, agencyId, tier, topic }: AskSharingParameters,
    @Granted() grant: Grant,
  ): Promise<{ permission: Permission }> {
    const asked = { agencyId, tier, on: on ?? this.today(), ...(topic === undefined ? {} : { topic }) };
    return { permission: await this.queries.execute(new AskSharing(childId, asked, grant)) };
  }

  private today(): string {
    return dayInLondon(this.clock());
  }
}
