import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { AsCalendarDate, found, UuidParam } from '@app/http';
import { type Clock, dayInLondon } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { type ConsentView, GetConsent } from './get-consent.query';

export class GetConsentParameters {
  @ApiPropertyOptional({ example: '2007-07-31', description: 'The day asked about; today when left out' })
  @IsOptional()
  @AsCalendarDate()
  on?: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent')
export class GetConsentController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async get(@Param('childId', UuidParam) childId: string, @Query() { on }: GetConsentParameters): Promise<ConsentView> {
    const day = on ?? dayInLondon(this.clock());
    return found(await this.queries.execute(new GetConsent(childId, day)), 'consent-not-found');
  }
}
