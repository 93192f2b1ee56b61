import { Controller, Get, Headers, Inject, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import {
  ACCESS_RECORD,
  type AccessRecord,
  type Grant,
  Granted,
  May,
  type Principal,
  SignedIn,
  STANDINGS,
  type Standings,
} from '@app/access';
import { SEALER, type Sealer } from '@app/event-store';
import { Answers, ReadsFrom, RefusedError, Refuses } from '@app/http';
import { type Clock, refuse } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import {
  type Listed,
  ListRequests,
  type Place,
  type RequestEntry,
  type RequestList,
  wordsOf,
} from './list-requests.query';
import { requestsExample } from './list-requests.example';

export class RequestParameters {
  @ApiPropertyOptional({ example: '50', description: 'Requests on a page, 1 to 200; 50 when left out' })
  @IsOptional()
  @Matches(/^(?:[1-9]\d?|1\d\d|200)$/, { message: 'must be a number from 1 to 200' })
  limit?: string;

  @ApiPropertyOptional({ description: 'Where the page begins, as `next` of the answer before gave it' })
  @IsOptional()
  @Matches(/^[\w-]{1,400}$/, { message: 'must be the cursor of an answer' })
  cursor?: string;
}

const cursorOf = ({ from, card, key }: Place): string => Buffer.from(`${from} ${card} ${key}`).toString('base64url');
const placeOf = (cursor: string): Place => {
  const [, from, card, key] =
    /^(\d{4}-\d\d-\d\d) (\S{1,120}) (\S{1,120})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (from === undefined || card === undefined || key === undefined)
    throw new RefusedError(refuse('invalid-cursor', 'take the cursor from the answer before', '/cursor'));
  return { from, card, key };
};

/** What waits for the person who asks. */
@ApiTags('requests')
@Controller('v1/me/requests')
export class ListRequestsController {
  constructor(
    private readonly queries: QueryBus,
    @Inject(STANDINGS) private readonly standings: Standings,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(ACCESS_RECORD) private readonly record: AccessRecord,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What others have asked of whoever is signed in, in all their roles or in the one that `X-Acting-As` names, the longest first: what,
   * about which record, by when, and the route that answers.
   */
  @May('view-requests')
  @Get()
  @ApiOperation({ operationId: 'listMyRequests', summary: 'List what waits for an answer of the signed-in person' })
  @Answers(requestsExample)
  @ReadsFrom('request-card')
  @Refuses('invalid-cursor')
  async list(
    @Query() { limit, cursor }: RequestParameters,
    @Headers('x-acting-as') actingAs: string | undefined,
    @Req() { id }: { readonly id: string },
    @Granted() grant: Grant,
    @SignedIn() asker: Principal,
  ): Promise<RequestList> {
    const most = Number(limit ?? 50);
    const roles = actingAs === undefined ? asker.roles : [grant.held];
    const after = cursor === undefined ? undefined : placeOf(cursor);
    const found = await this.queries.execute(new ListRequests(roles, most + 1, after, grant));
    const page = found.slice(0, most);
    const last = page.at(-1);
    const told = await Promise.all(page.map((one) => this.tellable(one, asker)));
    await this.writtenDown(told, page, asker, grant, id);
    return {
      requests: await Promise.all(page.map((one, nth) => this.shown(one, told[nth] === true))),
      next: found.length > most && last !== undefined ? cursorOf(last.place) : null,
    };
  }

  /** Whether the words of a request may be told: within consent, and of no record that has to be kept from view. */
  private async tellable({ words, child, kind }: Listed, asker: Principal): Promise<boolean> {
    if (words === null || child === null) return false;
    const standing = this.standings.toChild(asker, child.childId, { fresh: true });
    const [{ tier }, sensitivity] = await Promise.all([standing.consent(), standing.sensitivity()]);
    // A coordinator is told by the other one, and within what that one chose to say.
    const covered = kind === 'transfer' || tier === 'basic' || tier === 'additional';
    return sensitivity === 'open' && covered;
  }

  /** The guard writes down that the list was asked for; whose records it said something of is known only now. */
  private async writtenDown(
    told: readonly boolean[],
    page: readonly Listed[],
    { practitionerId, agencyId }: Principal,
    { action, role, purpose, reason, fields }: Grant,
    correlationId: string,
  ): Promise<void> {
    const children = page.flatMap(({ child }, nth) => (told[nth] === true && child !== null ? [child.childId] : []));
    if (children.length === 0) return;
    await this.record.write({
      ...{ at: this.clock().toISOString(), verb: 'view', decision: 'allowed', children: [...new Set(children)] },
      ...{ action, role, purpose, reason, fields, practitionerId, agencyId, correlationId },
    });
  }

  private async shown({ words, place: _, ...entry }: Listed, isTold: boolean): Promise<RequestEntry> {
    if (words === null || entry.child === null) return { ...entry, written: null };
    if (!isTold) return { ...entry, written: 'withheld' };
    return { ...entry, written: await wordsOf(this.sealer, entry.child.childId, words) };
  }
}
