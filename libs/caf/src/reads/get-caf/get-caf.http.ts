import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Answers, found, NumberParam, ReadsFrom, UuidParam } from '@app/http';
import { type CafView } from './caf-view';
import { type CafFileView, type EnquiriesView, GetCaf, GetCafFile, GetEnquiries } from './get-caf.query';
import { cafExample, cafFileExample, enquiriesExample } from './get-caf.example';

@ApiTags('caf')
@Controller('v1/children/:childId/caf')
export class GetCafController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Answers(cafFileExample)
  @ReadsFrom('caf-card', 'caf-enquiry-card')
  file(@Param('childId', UuidParam) childId: string): Promise<CafFileView> {
    return this.queries.execute(new GetCafFile(childId));
  }

  @Get('enquiries')
  @Answers(enquiriesExample)
  @ReadsFrom('caf-card', 'caf-enquiry-card')
  enquiries(@Param('childId', UuidParam) childId: string): Promise<EnquiriesView> {
    return this.queries.execute(new GetEnquiries(childId));
  }

  @Get(':episode')
  @Answers(cafExample)
  @ReadsFrom('caf-card', 'caf-enquiry-card')
  async episode(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
  ): Promise<CafView> {
    return found(await this.queries.execute(new GetCaf(childId, episode)), 'caf-not-found');
  }
}
