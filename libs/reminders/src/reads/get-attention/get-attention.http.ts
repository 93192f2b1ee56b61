import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, CodeField, found, ReadsFrom, Refuses } from '@app/http';
import { attentionFlags, type AttentionFlag, leads, type Lead } from '../../domain/attention';
import { cursorOf, placeOf } from '../list-place';
import { PageParameters } from '../page-parameters';
import { situationFeeds } from '../situations';
import { type AttentionOf, type AttentionPage, GetAttention } from './get-attention.query';
import { areaAttentionExample, attentionExample } from './get-attention.example';

export class AttentionParameters extends PageParameters {
  @CodeField(attentionFlags, { optional: true, description: 'Only those about which this is said' })
  flag?: AttentionFlag;

  @CodeField(leads, {
    optional: true,
    description: 'Only those with a Lead Professional, a coordinator who stands in, or nobody',
  })
  lead?: Lead;
}

/** A page, and where the next one begins. */
type Page = { readonly next: string | null } & Omit<AttentionPage, 'next'>;
export type AttentionView = { readonly locality: string } & Page;
export type AreaAttentionView = { readonly area: string } & Page;

@ApiTags('localities')
@Controller('v1')
export class GetAttentionController {
  constructor(private readonly queries: QueryBus) {}

  /** What is stuck in a locality today: open CAFs about which something has to be done, the longest open first. Nobody is named. */
  @May('view-attention')
  @Get('localities/:code/attention')
  @ApiOperation({ operationId: 'getAttentionOfLocality', summary: 'Read what needs attention in a locality' })
  @Answers(attentionExample)
  @ReadsFrom(...situationFeeds, 'locality', 'place-assignment')
  @Refuses('locality-not-found', 'invalid-cursor')
  async ofLocality(
    @Param('code') locality: string,
    @Query() parameters: AttentionParameters,
    @Granted() grant: Grant,
  ): Promise<AttentionView> {
    return { locality, ...(await this.page({ locality }, parameters, grant, 'locality-not-found')) };
  }

  /** The same of all localities of an area, for whoever manages it; a shielded child is on the list of its coordinator alone. */
  @May('view-area')
  @Get('areas/:area/attention')
  @ApiOperation({ operationId: 'getAttentionOfArea', summary: 'Read what needs attention in an area' })
  @Answers(areaAttentionExample)
  @ReadsFrom(...situationFeeds, 'locality', 'place-assignment')
  @Refuses('area-not-found', 'invalid-cursor')
  async ofArea(
    @Param('area') area: string,
    @Query() parameters: AttentionParameters,
    @Granted() grant: Grant,
  ): Promise<AreaAttentionView> {
    return { area, ...(await this.page({ area }, parameters, grant, 'area-not-found')) };
  }

  private async page(
    of: AttentionOf,
    { flag, lead, limit, cursor }: AttentionParameters,
    grant: Grant,
    unknown: `${string}-not-found`,
  ): Promise<Page> {
    const after = cursor === undefined ? undefined : placeOf(cursor);
    const asked = new GetAttention(of, { flag, lead }, Number(limit ?? 50), after, grant);
    const { asAt, entries, next } = found(await this.queries.execute(asked), unknown);
    return { asAt, entries, next: next && cursorOf(next) };
  }
}
