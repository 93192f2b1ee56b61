import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { CodesField, Creates, DayField, idFor, type Landed, Refuses, type Sending, Sent, UuidParam } from '@app/http';
import { type Scope, scopes } from '../../domain/vocabulary';
import { GiverBody, giverOf, SaidBody, saidOf, SpeakerField, speakerRefusals } from '../said.http';
import { sendChange } from '../send-change';

export class RefuseConsentBody extends SaidBody {
  @CodesField(scopes, { description: 'What they say no to; the rest stays as it was' })
  scopes!: Scope[];

  @SpeakerField()
  refusedBy!: GiverBody;

  @DayField({ example: '2007-03-01' })
  from!: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent/refusals')
export class RefuseConsentController {
  constructor(private readonly commands: CommandBus) {}

  /** The family says no. The no of a child who understands is not overridden by a parent's yes. */
  @May('record-consent')
  @Post()
  @ApiOperation({ operationId: 'recordConsentRefusal', summary: 'Record that consent is refused' })
  @Creates('childId', 'statementId')
  @Refuses(...speakerRefusals, 'said-otherwise-since', 'missing-scopes')
  refuse(
    @Param('childId', UuidParam) childId: string,
    @Body() body: RefuseConsentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; statementId: string } & Landed> {
    const statementId = idFor(sending, 'consent-statement');
    const { scopes: refusedScopes, from } = body;
    const refusedBy = giverOf(body.refusedBy);
    const request = {
      type: 'RefuseConsent' as const,
      statementId,
      ...saidOf(body),
      scopes: refusedScopes,
      refusedBy,
      from,
    };
    return sendChange(this.commands, childId, sending, request, { statementId });
  }
}
