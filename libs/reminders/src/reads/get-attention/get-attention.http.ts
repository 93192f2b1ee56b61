import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, CodeField, found, ReadsFrom, Refuses } from '@app/http';
import { attentionFlags, type AttentionFlag, leads, type Lead } from '../../domain/attention';
import { cursorOf, placeOf } from '../list-place';
import { PageParameters } from '../page-parameters';
import { situationFeeds } from '../situations';
import { type AttentionPage, GetAttention } from './get-attention.query';
import { attentionExample } from './get-attention.example';

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
export type AttentionView = { readonly locality: string; readonly next: string | null } & Omit<AttentionPage, 'next'>;

@ApiTags('localities')
@Controller('v1/localities/:code/attention')
export class GetAttentionController {
  constructor(private readonly queries: QueryBus) {}

  /** What is stuck in a locality today: open CAFs about which something has to be done, the longest open first. Nobody is named. */
  @May('view-attention')
  @Get()
  @Answers(attentionExample)
  @ReadsFrom(...situationFeeds, 'locality', 'place-assignment')
  @Refuses('locality-not-found', 'invalid-cursor')
  async get(
    @Param('code') locality: string,
    @Query() { flag, lead, limit, cursor }: AttentionParameters,
    @Granted() grant: Grant,
  ): Promise<AttentionView> {
    const after = cursor === undefined ? undefined : placeOf(cursor);
    const asked = new GetAttention(locality, { flag, lead }, Number(limit ?? 50), after, grant);
    const { asAt, entries, next } = found(await this.queries.execute(asked), 'locality-not-found');
    return { locality, asAt, entries, next: next && cursorOf(next) };
  }
}
