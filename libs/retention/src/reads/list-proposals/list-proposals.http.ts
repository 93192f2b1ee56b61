import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { type Grant, Granted, May } from '@app/access';
import { Answers, ReadsFrom } from '@app/http';
import { type After, ListProposals, type ProposalsView } from './list-proposals.query';
import { proposalsExample } from './list-proposals.example';

const cursorShape = /^\d{4}-\d{2}-\d{2}_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const MOST = 100;

export class ListProposalsParameters {
  @ApiPropertyOptional({ description: 'The `next` of the page before' })
  @IsOptional()
  @Matches(cursorShape, { message: 'must be the `next` that an earlier page ended with' })
  cursor?: string;
}

const afterOf = (cursor: string | undefined): After | undefined => {
  const [dueOn, childId] = cursor?.split('_') ?? [];
  return dueOn === undefined || childId === undefined ? undefined : { dueOn, childId };
};

@ApiTags('retention')
@Controller('v1/retention/proposals')
export class ListProposalsController {
  constructor(private readonly queries: QueryBus) {}

  /** Records proposed for destruction, the longest due first, a hundred at a time. */
  @May('list-retention')
  @Get()
  @ApiOperation({ operationId: 'listErasureProposals', summary: 'List the proposals to erase' })
  @Answers(proposalsExample)
  @ReadsFrom('retention-card')
  async list(
    @Query() { cursor }: ListProposalsParameters,
    @Granted() grant: Grant,
  ): Promise<{ proposals: ProposalsView['proposals']; next: string | null }> {
    const { proposals, next } = await this.queries.execute(new ListProposals(afterOf(cursor), MOST, grant));
    return { proposals, next: next === null ? null : `${next.dueOn}_${next.childId}` };
  }
}
