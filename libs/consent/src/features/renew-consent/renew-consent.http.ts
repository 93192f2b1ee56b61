import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { Creates, DayField, idFor, type Landed, Refuses, type Sending, Sent, UuidParam } from '@app/http';
import { GiverBody, giverOf, SaidBody, saidOf, SpeakerField, speakerRefusals } from '../said.http';
import { sendChange } from '../send-change';

export class RenewConsentBody extends SaidBody {
  @DayField({ optional: true, example: '2009-02-28', description: 'New last day; open-ended when left out' })
  expiresOn?: string;

  @SpeakerField()
  renewedBy!: GiverBody;

  @DayField({ example: '2008-02-20' })
  from!: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent/renewals')
export class RenewConsentController {
  constructor(private readonly commands: CommandBus) {}

  /** What was agreed goes on to hold, for longer. */
  @May('record-consent')
  @Post()
  @ApiOperation({ operationId: 'renewConsent', summary: 'Renew consent' })
  @Creates('childId', 'statementId')
  @Refuses(
    ...speakerRefusals,
    'said-otherwise-since',
    'consent-not-recorded',
    'consent-withdrawn',
    'impossible-expiry',
    'child-deceased',
    'pregnancy-ended',
  )
  renew(
    @Param('childId', UuidParam) childId: string,
    @Body() body: RenewConsentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; statementId: string } & Landed> {
    const statementId = idFor(sending, 'consent-statement');
    const request = {
      type: 'RenewConsent' as const,
      statementId,
      ...saidOf(body),
      expiresOn: body.expiresOn ?? null,
      renewedBy: giverOf(body.renewedBy),
      from: body.from,
    };
    return sendChange(this.commands, childId, sending, request, { statementId });
  }
}
