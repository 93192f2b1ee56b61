import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { AgencyRegister } from '@app/practitioners';
import {
  aNumber,
  answerFrom,
  CodeField,
  Creates,
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
import { type StepUpBasis, stepUpBases } from '../../domain/vocabulary';
import { ChangeCaf } from '../change-caf.handler';
import { recordedOf } from '../recorded-of';

export class RequestStepUpBody {
  @DayField({ example: '2007-05-10' })
  on!: string;

  @CodeField(stepUpBases, { description: 'Children Act 1989: s17 child in need, s47 significant harm' })
  basis!: StepUpBasis;

  @IdField({ description: 'The social care agency that is asked' })
  toAgency!: string;

  @IdField({
    optional: true,
    description: 'The recorded decision to share without consent, where the family does not agree',
  })
  sharingRecordId?: string;

  @TextField({
    max: 20000,
    example: 'Bruises that nobody in the family can explain',
    description: 'What gives rise to concern',
  })
  concern!: string;
}

@ApiTags('caf')
@Controller('v1/children/:childId/caf/:episode/step-ups')
export class RequestStepUpController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agencies: AgencyRegister,
  ) {}

  /** Asks social care to take over. The CAF stays open until it has. */
  @May('request-step-up')
  @Post()
  @ApiOperation({ operationId: 'requestStepUp', summary: 'Request a step-up to social care' })
  @Creates('childId', { episode: aNumber, stepUp: aNumber })
  @Refuses(
    'unknown-agency',
    'agency-not-active',
    'not-social-care',
    'caf-not-found',
    'caf-not-open',
    'future-date',
    'impossible-date-order',
    'step-up-pending',
    'consent-does-not-cover-agency',
    'unknown-sharing',
  )
  async request(
    @Param('childId', UuidParam) childId: string,
    @Param('episode', NumberParam) episode: number,
    @Body() body: RequestStepUpBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; episode: number; stepUp: number } & Landed> {
    const { on, basis, toAgency, sharingRecordId, concern } = body;
    await this.agencies.requireSocialCare(toAgency, on, '/toAgency');
    const command = {
      type: 'RequestStepUp' as const,
      episode,
      on,
      basis,
      toAgency,
      requestedBy: sending.actor.practitionerId,
      sharingRecordId: sharingRecordId ?? null,
      concern,
    };
    const outcome = await this.commands.execute(new ChangeCaf(childId, enclose(sending, command)));
    return answerFrom(outcome, (done) => ({ childId, episode, stepUp: recordedOf(done, 'StepUpRequested').stepUp }));
  }
}
