import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  CodeField,
  CodesField,
  Creates,
  DayField,
  FlagField,
  IdField,
  idFor,
  IdsField,
  type Landed,
  Limited,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { type Wish } from '../../domain/consent.events';
import {
  type Scope,
  scopes,
  type SensitiveTopic,
  sensitiveTopics,
  type Tier,
  tiers,
  type WishKind,
  wishKinds,
} from '../../domain/vocabulary';
import { GiverBody, giverOf, SaidBody, saidOf, SpeakerField, speakerRefusals } from '../said.http';
import { sendChange } from '../send-change';

export class ReportWishBody extends SaidBody {
  @CodeField(wishKinds, { description: 'What the family said' })
  kind!: WishKind;

  @SpeakerField()
  by!: GiverBody;

  @DayField({ example: '2007-06-01', description: 'The day from which it is to count' })
  from!: string;

  @CodesField(scopes, { optional: true, description: 'Of a consent, refusal or withdrawal: what it is about' })
  scopes?: Scope[];

  @CodeField(tiers, { optional: true, description: 'Of a consent: how much may be shared; `basic` when left out' })
  tier?: Tier;

  @IdsField({ most: 200, optional: true, description: 'Of a consent: agencies that information may go to' })
  allowedAgencies?: string[];

  @IdsField({ most: 200, optional: true, description: 'Of a narrowing: agencies that have nothing more at all' })
  removedAgencies?: string[];

  @IdsField({
    most: 200,
    optional: true,
    description: 'Of a consent or narrowing: agencies with basic information only',
  })
  excludedAgencies?: string[];

  @CodesField(sensitiveTopics, { optional: true, description: 'Of a consent or narrowing: kinds not to be shared' })
  excludedTopics?: SensitiveTopic[];

  @FlagField({ optional: true, description: 'Of a consent: whether the family was given the leaflet' })
  leafletGiven?: boolean;

  @DayField({ optional: true, description: 'Of a consent: last day on which it holds; open-ended when left out' })
  expiresOn?: string;

  @IdField({ optional: true, description: 'Of a consent: id of the signed form in the document store' })
  evidenceId?: string;

  @FlagField({ optional: true, description: 'Of a consent: it takes away what it does not give any more' })
  takesAway?: boolean;
}

/** @returns the wish with what belongs to its kind, and nothing else. */
const wishOf = (body: ReportWishBody): Wish => {
  const { kind, how, from } = body;
  const said = { by: giverOf(body.by), how, from };
  const excluded = {
    excludedAgencies: body.excludedAgencies ?? [],
    excludedTopics: body.excludedTopics ?? [],
  };
  switch (kind) {
    case 'consent':
      return {
        kind,
        ...said,
        ...excluded,
        scopes: body.scopes ?? [],
        tier: body.tier ?? 'basic',
        allowedAgencies: body.allowedAgencies ?? [],
        leafletGiven: body.leafletGiven ?? false,
        expiresOn: body.expiresOn ?? null,
        evidenceId: body.evidenceId ?? null,
        takesAway: body.takesAway ?? false,
      };
    case 'refusal':
    case 'withdrawal':
      return { kind, ...said, scopes: body.scopes ?? scopes };
    case 'narrowing':
      return { kind, ...said, ...excluded, removedAgencies: body.removedAgencies ?? [] };
  }
};

@ApiTags('consent')
@Controller('v1/children/:childId/reported-wishes')
export class ReportWishController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * Puts on record what a family said to somebody who has no work with the child, or whose own agency would read more by it. Author, Lead
   * Professional or coordinator say whether it is so; where something is taken back, nothing new is shared until then.
   */
  @May('report-wish')
  @Limited('report')
  @Post()
  @ApiOperation({ operationId: 'reportWish', summary: 'Report a wish of the family about consent' })
  @Creates('childId', 'wishId')
  @Refuses(
    ...speakerRefusals,
    'missing-scopes',
    'missing-agencies',
    'missing-narrowing',
    'unknown-agency',
    'agency-not-at-work',
    'impossible-expiry',
    'too-many-unanswered',
    'child-deceased',
    'pregnancy-ended',
  )
  report(
    @Param('childId', UuidParam) childId: string,
    @Body() body: ReportWishBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; wishId: string } & Landed> {
    const wishId = idFor(sending, 'reported-wish');
    const { name, note } = saidOf(body);
    const said = { name, ...(note === undefined ? {} : { note }) };
    return sendChange(
      this.commands,
      childId,
      sending,
      { type: 'ReportWish' as const, wishId, wish: wishOf(body), ...said },
      { wishId },
    );
  }
}
