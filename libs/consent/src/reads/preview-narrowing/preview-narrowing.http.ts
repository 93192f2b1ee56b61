import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { Answers, CodeField, CodesField, DayField, IdsField, UuidParam } from '@app/http';
import { type Clock, dayInLondon } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { type Giver } from '../../domain/consent.events';
import { type SensitiveTopic, sensitiveTopics } from '../../domain/vocabulary';
import { type WouldEnd } from '../../what-would-end';
import { previewExample } from './preview-narrowing.example';
import { PreviewNarrowing } from './preview-narrowing.query';

const speakers: Readonly<Record<'child' | 'parent', Giver>> = {
  child: { kind: 'child', competenceBasis: 'presumed-from-12' },
  parent: { kind: 'parent', parentalResponsibility: true, personId: null },
};

export class PreviewNarrowingParameters {
  @IdsField({ most: 200, optional: true, description: 'Agencies that would have nothing more at all' })
  removedAgencies?: string[];

  @IdsField({ most: 200, optional: true, description: 'Agencies that would have basic information only' })
  excludedAgencies?: string[];

  @CodesField(sensitiveTopics, {
    optional: true,
    description: 'Kinds of information that would not be shared any more',
  })
  excludedTopics?: SensitiveTopic[];

  @CodeField(['child', 'parent'], { optional: true, description: 'Whose word it would be; a parent’s when left out' })
  narrowedBy?: 'child' | 'parent';

  @DayField({ optional: true, example: '2007-06-01', description: 'From which day; today when left out' })
  from?: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent/narrowings/preview')
export class PreviewNarrowingController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What a narrowing would end, before the family says it: members of the agencies that leave, Lead Professional, deputy. */
  @May('view-consent')
  @Get()
  @ApiOperation({ operationId: 'previewConsentNarrowing', summary: 'Preview what a narrowing of consent would end' })
  @Answers(previewExample)
  preview(
    @Param('childId', UuidParam) childId: string,
    @Query() parameters: PreviewNarrowingParameters,
  ): Promise<WouldEnd> {
    const { removedAgencies = [], excludedAgencies = [], excludedTopics = [], narrowedBy = 'parent' } = parameters;
    return this.queries.execute(
      new PreviewNarrowing(childId, {
        statementId: 'preview',
        removedAgencies,
        excludedAgencies,
        excludedTopics,
        narrowedBy: speakers[narrowedBy],
        how: 'verbal',
        from: parameters.from ?? dayInLondon(this.clock()),
      }),
    );
  }
}
