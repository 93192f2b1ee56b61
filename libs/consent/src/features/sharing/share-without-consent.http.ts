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
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import {
  type ReasonForNotTelling,
  reasonsForNotTelling,
  type SensitiveTopic,
  sensitiveTopics,
  type SharingGround,
  sharingGrounds,
  type Tier,
  tiers,
} from '../../domain/vocabulary';
import { sendSharing } from './send-sharing';

export class ShareWithoutConsentBody {
  @IdField({ description: 'Agency that is told; never your own' })
  agencyId!: string;

  @CodeField(tiers)
  tier!: Tier;

  @CodesField(sensitiveTopics, { optional: true })
  topics?: SensitiveTopic[];

  @CodeField(sharingGrounds, { description: 'The ground in law; it has to be in force on that day' })
  ground!: SharingGround;

  @TextField({
    example: 'That the child was found alone at home at night',
    description: 'The relevant information that is told',
  })
  what!: string;

  @TextField({
    example: 'A small child alone at night may come to serious harm',
    description: 'Why the ground applies here',
  })
  why!: string;

  @TextField({
    max: 1000,
    optional: true,
    example: 'Enquiries into whether a child suffers harm',
    description:
      'The function of the recipient that it serves; needed where the ground is the duty to share relevant information',
  })
  recipientFunction?: string;

  @IdField({
    optional: true,
    description: 'The manager who decided: on the register, of your agency, and somebody else than you',
  })
  decidedBy?: string;

  @TextField({
    max: 1000,
    optional: true,
    example: 'At night nobody could be reached',
    description: 'Needed when no manager was reached; one confirms by the next working day, or it ends',
  })
  whyNoManager?: string;

  @FlagField({ description: 'Whether the family was told' })
  familyTold!: boolean;

  @CodeField(reasonsForNotTelling, { optional: true, description: 'Needed when the family was not told' })
  whyNotTold?: ReasonForNotTelling;

  @DayField({ example: '2007-06-01' })
  on!: string;

  @DayField({ example: '2007-08-31', description: 'Its last day, within three months, unless a review lets it go on' })
  until!: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent/sharings-without-consent')
export class ShareWithoutConsentController {
  constructor(private readonly commands: CommandBus) {}

  /** A decision of its own to tell an agency what consent does not cover. Coordinator and information governance are told. */
  @May('share-without-consent')
  @Post()
  @ApiOperation({ operationId: 'shareWithoutConsent', summary: 'Record a sharing without consent' })
  @Creates('childId', 'sharingId')
  @Refuses(
    'child-not-found',
    'unknown-agency',
    'agency-not-at-work',
    'own-agency-benefits',
    'ground-not-in-force',
    'missing-recipient-function',
    'missing-reason-not-told',
    'missing-reason-no-manager',
    'manager-was-reached',
    'unknown-manager',
    'manager-of-another-agency',
    'decided-alone',
    'impossible-end',
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
    const { topics, decidedBy, whyNotTold, whyNoManager, recipientFunction, ...said } = body;
    const request = {
      type: 'ShareWithoutConsent' as const,
      sharingId,
      ...said,
      topics: topics ?? [],
      decidedBy: decidedBy ?? null,
      whyNotTold: whyNotTold ?? null,
      ...(whyNoManager === undefined ? {} : { whyNoManager }),
      ...(recipientFunction === undefined ? {} : { recipientFunction }),
    };
    return sendSharing(this.commands, childId, sending, request, { sharingId });
  }
}
