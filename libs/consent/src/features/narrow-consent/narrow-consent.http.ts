import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  CodesField,
  Creates,
  DayField,
  idFor,
  IdsField,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import { type SensitiveTopic, sensitiveTopics } from '../../domain/vocabulary';
import { GiverBody, giverOf, SaidBody, saidOf, SpeakerField, speakerRefusals } from '../said.http';
import { sendChange } from '../send-change';

export class NarrowConsentBody extends SaidBody {
  @IdsField({ most: 200, optional: true, description: 'Agencies that have nothing more at all' })
  removedAgencies?: string[];

  @IdsField({ most: 200, optional: true, description: 'Agencies that have basic information only from now on' })
  excludedAgencies?: string[];

  @CodesField(sensitiveTopics, { optional: true, description: 'Kinds of information not shared any more' })
  excludedTopics?: SensitiveTopic[];

  @SpeakerField()
  narrowedBy!: GiverBody;

  @DayField({ example: '2007-06-01' })
  from!: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent/narrowings')
export class NarrowConsentController {
  constructor(private readonly commands: CommandBus) {}

  /** The consent stands, without one agency or one kind of information. */
  @May('record-consent')
  @Post()
  @Creates('childId', 'statementId')
  @Refuses(
    ...speakerRefusals,
    'missing-narrowing',
    'consent-not-recorded',
    'child-decides',
    'child-deceased',
    'pregnancy-ended',
  )
  narrow(
    @Param('childId', UuidParam) childId: string,
    @Body() body: NarrowConsentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; statementId: string } & Landed> {
    const statementId = idFor(sending, 'consent-statement');
    const request = {
      type: 'NarrowConsent' as const,
      statementId,
      ...saidOf(body),
      removedAgencies: body.removedAgencies ?? [],
      excludedAgencies: body.excludedAgencies ?? [],
      excludedTopics: body.excludedTopics ?? [],
      narrowedBy: giverOf(body.narrowedBy),
      from: body.from,
    };
    return sendChange(this.commands, childId, sending, request, { statementId });
  }
}
