import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  CodeField,
  CodesField,
  Creates,
  DayField,
  FlagField,
  IdField,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import {
  type OverridingReason,
  overridingReasons,
  type ReasonForNotTelling,
  reasonsForNotTelling,
  type SensitiveTopic,
  sensitiveTopics,
  type Tier,
  tiers,
} from '../../domain/vocabulary';
import { sendChange } from '../send-change';

export class ShareWithoutConsentBody {
  @IdField({ description: 'Agency that is told' })
  agencyId!: string;

  @CodeField(tiers)
  tier!: Tier;

  @CodesField(sensitiveTopics, { optional: true })
  topics?: SensitiveTopic[];

  @CodeField(overridingReasons)
  reason!: OverridingReason;

  @TextField({ example: 'That the child was found alone at home at night', description: 'What is told' })
  what!: string;

  @TextField({
    example: 'A small child alone at night may come to serious harm',
    description: 'Why the reason applies here',
  })
  why!: string;

  @IdField({ optional: true, description: 'Practitioner who decided; you, when left out' })
  decidedBy?: string;

  @IdField({ optional: true, description: 'Manager who was asked' })
  managerConsulted?: string;

  @TextField({ max: 1000, optional: true, description: 'Needed when no manager was asked' })
  whyNoManager?: string;

  @FlagField({ description: 'Whether the family was told' })
  familyTold!: boolean;

  @CodeField(reasonsForNotTelling, { optional: true, description: 'Needed when the family was not told' })
  whyNotTold?: ReasonForNotTelling;

  @DayField({ example: '2007-06-01' })
  on!: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent/sharings-without-consent')
export class ShareWithoutConsentController {
  constructor(private readonly commands: CommandBus) {}

  /** A decision of its own to tell an agency what consent does not cover. */
  @May('share-without-consent')
  @Post()
  @Creates('childId', 'sharingId')
  @Refuses(
    'child-not-found',
    'missing-reason-not-told',
    'missing-reason-no-manager',
    'family-was-told',
    'future-date',
    'record-merged',
    'record-sealed',
  )
  share(
    @Param('childId', UuidParam) childId: string,
    @Body() body: ShareWithoutConsentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; sharingId: string } & Landed> {
    const sharingId = idFor(sending, 'sharing-without-consent');
    const { topics, decidedBy, managerConsulted, whyNotTold, whyNoManager, ...said } = body;
    const request = {
      type: 'ShareWithoutConsent' as const,
      sharingId,
      ...said,
      topics: topics ?? [],
      decidedBy: decidedBy ?? sending.actor.practitionerId,
      managerConsulted: managerConsulted ?? null,
      whyNotTold: whyNotTold ?? null,
      ...(whyNoManager === undefined ? {} : { whyNoManager }),
    };
    return sendChange(this.commands, childId, sending, request, { sharingId });
  }
}
