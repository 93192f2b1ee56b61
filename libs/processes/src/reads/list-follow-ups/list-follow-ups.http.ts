import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { type Grant, Granted, NotFound, type Principal, SignedIn, STANDINGS, type Standings, May } from '@app/access';
import { Answers, ReadsFrom, Refuses, RefusedError } from '@app/http';
import { refuse } from '@app/kernel';
import { type FollowUpPage, ListFollowUps, type Place } from './list-follow-ups.query';
import { followUpsExample } from './list-follow-ups.example';

export class FollowUpParameters {
  @ApiPropertyOptional({ example: 'BAN', description: 'Only those of this locality' })
  @IsOptional()
  @Matches(/^[A-Z-]{2,40}$/, { message: 'must be the code of a locality' })
  locality?: string;

  @ApiPropertyOptional({ example: '50', description: 'Entries on a page, 1 to 200; 50 when left out' })
  @IsOptional()
  @Matches(/^(?:[1-9]\d?|1\d\d|200)$/, { message: 'must be a number from 1 to 200' })
  limit?: string;

  @ApiPropertyOptional({ description: 'Where the page begins, as `next` of the answer before gave it' })
  @IsOptional()
  @Matches(/^[\w-]{1,120}$/, { message: 'must be the cursor of an answer' })
  cursor?: string;
}

/** A page, and the cursor of the next one. */
export type FollowUpList = Omit<FollowUpPage, 'next'> & { readonly next: string | null };

const cursorOf = ({ position, step }: Place): string => Buffer.from(`${position}.${step}`).toString('base64url');
const placeOf = (cursor: string): Place => {
  const [, position, step] = /^(\d{1,18})\.(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (position === undefined)
    throw new RefusedError(refuse('invalid-cursor', 'take the cursor from the answer before', '/cursor'));
  return { position, step: Number(step) };
};

@ApiTags('follow-ups')
@Controller('v1/follow-ups')
export class ListFollowUpsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(STANDINGS) private readonly standings: Standings,
  ) {}

  /**
   * What should have followed from something and could not without a person: refused steps, and what only a person knows.
   * Coordinators name a locality of theirs.
   */
  @May('view-follow-ups')
  @Get()
  @ApiOperation({ operationId: 'listFollowUps', summary: 'List the follow-ups that need somebody' })
  @Answers(followUpsExample)
  @ReadsFrom('follow-up-card')
  @Refuses('invalid-cursor')
  async list(
    @Query() { locality, limit, cursor }: FollowUpParameters,
    @Granted() grant: Grant,
    @SignedIn() { practitionerId }: Principal,
  ): Promise<FollowUpList> {
    const isOwn = locality !== undefined && (await this.standings.coordinates(practitionerId, locality));
    if (grant.role === 'locality-coordinator' && !isOwn) throw new NotFound('locality-not-found');
    const after = cursor === undefined ? undefined : placeOf(cursor);
    const asked = new ListFollowUps(locality, Number(limit ?? 50), after, grant);
    const { entries, next } = await this.queries.execute(asked);
    return { entries, next: next && cursorOf(next) };
  }
}
