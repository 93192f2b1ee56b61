import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { AgencyRegister } from '@app/practitioners';
import {
  aNumber,
  answerFrom,
  Changes,
  DayField,
  enclose,
  IdField,
  type Landed,
  NumberParam,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { ChangeCaf } from '../change-caf.handler';
import { recordedOf } from '../recorded-of';

export class RequestContributionBody {
  @DayField({ example: '2007-03-06' })
  on!: string;

  @IdField({ description: 'The agency that is asked' })
  agencyId!: string;

  @TextField({ optional: true, description: 'What it is asked about' })
  question?: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/contribution-requests')
export class RequestContributionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agencies: AgencyRegister,
  ) {}

  @May('assess')
  @Post()
  @ApiOperation({ operationId: 'requestContribution', summary: 'Request a contribution to a CAF' })
  @Changes('childId', { episode: aNumber, contribution: aNumber })
  @Refuses(
    'unknown-agency',
    'agency-not-active',
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'caf-suspended',
    'assessment-completed',
    'contribution-pending',
    'consent-does-not-cover-agency',
    'sharing-paused',
  )
  async request(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: RequestContributionBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number; contribution: number } & Landed> {
    const { on, agencyId, question } = body;
    const command = {
      type: 'RequestContribution' as const,
      episode,
      on,
      agencyId,
      agencyType: await this.agencies.typeOn(agencyId, on, '/agencyId'),
      requestedBy: sending.actor.practitionerId,
      question: question ?? null,
    };
    const outcome = await this.commands.execute(new ChangeCaf(childId, enclose(sending, command)));
    return answerFrom(outcome, (done) => ({
      childId,
      episode,
      contribution: recordedOf(done, 'ContributionRequested').contribution,
    }));
  }
}
