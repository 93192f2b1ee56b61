import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, found, NumberParam, ReadsFrom, UuidParam } from '@app/http';
import { type CafOutline, type CafView } from './caf-view';
import { type CafFileView, type EnquiriesView, GetCaf, GetCafFile, GetEnquiries } from './get-caf.query';
import { cafExample, cafFileExample, enquiriesExample } from './get-caf.example';

@ApiTags('caf')
@Controller('v1/children/:childId/caf')
export class GetCafController {
  constructor(private readonly queries: QueryBus) {}

  @May('view-caf-file')
  @Get()
  @ApiOperation({ operationId: 'getCafFile', summary: 'Read the CAFs and checklists of a child' })
  @Answers(cafFileExample)
  @ReadsFrom('caf-card', 'caf-enquiry-card')
  file(@Param('childId', UuidParam) childId: string, @Granted() grant: Grant): Promise<CafFileView> {
    return this.queries.execute(new GetCafFile(childId, grant));
  }

  /** Checklists and families that did not agree; to whoever has no other work with the child, their own checklists as they wrote them. */
  @May('view-enquiries')
  @Get('enquiries')
  @ApiOperation({
    operationId: 'listEnquiries',
    summary: 'List the checklists, and the CAFs that a family did not agree to',
  })
  @Answers(enquiriesExample)
  @ReadsFrom('caf-card', 'caf-enquiry-card')
  enquiries(@Param('childId', UuidParam) childId: string, @Granted() grant: Grant): Promise<EnquiriesView> {
    return this.queries.execute(new GetEnquiries(childId, grant));
  }

  @May('view-caf')
  @Get(':episode')
  @ApiOperation({ operationId: 'getCaf', summary: 'Read a CAF' })
  @Answers(cafExample)
  @ReadsFrom('caf-card', 'caf-enquiry-card')
  async episode(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Granted() grant: Grant,
  ): Promise<CafView | CafOutline> {
    return found(await this.queries.execute(new GetCaf(childId, episode, grant)), 'caf-not-found');
  }
}
