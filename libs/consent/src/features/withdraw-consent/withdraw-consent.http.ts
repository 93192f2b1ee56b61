import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { CodesField, Creates, DayField, idFor, type Landed, Refuses, type Sending, Sent, UuidParam } from '@app/http';
import { type Scope, scopes } from '../../domain/vocabulary';
import { GiverBody, giverOf, SaidBody, saidOf, SpeakerField, speakerRefusals } from '../said.http';
import { sendChange } from '../send-change';

export class WithdrawConsentBody extends SaidBody {
  @CodesField(scopes, { optional: true, description: 'What they take back; all of it when left out' })
  scopes?: Scope[];

  @SpeakerField()
  withdrawnBy!: GiverBody;

  @DayField({ example: '2007-06-01' })
  from!: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent/withdrawals')
export class WithdrawConsentController {
  constructor(private readonly commands: CommandBus) {}

  /** What was agreed is taken back, at any time, by whoever may decide. What was lawfully shared before stays on record. */
  @May('record-consent')
  @Post()
  @ApiOperation({ operationId: 'withdrawConsent', summary: 'Withdraw consent' })
  @Creates('childId', 'statementId')
  @Refuses(...speakerRefusals, 'said-otherwise-since', 'missing-scopes', 'consent-not-recorded')
  withdraw(
    @Param('childId', UuidParam) childId: string,
    @Body() body: WithdrawConsentBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; statementId: string } & Landed> {
    const statementId = idFor(sending, 'consent-statement');
    const request = {
      type: 'WithdrawConsent' as const,
      statementId,
      ...saidOf(body),
      scopes: body.scopes ?? scopes,
      withdrawnBy: giverOf(body.withdrawnBy),
      from: body.from,
    };
    return sendChange(this.commands, childId, sending, request, { statementId });
  }
}
