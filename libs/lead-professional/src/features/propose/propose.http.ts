import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { isRefusal } from '@app/kernel';
import { answer, enclose, type Landed, type Sending, Sent, UuidParam, Creates, Refuses } from '@app/http';
import { AgencyRegister } from '@app/practitioners';
import { ChangeLeadProfessionalOf } from '../change-lead-professional.handler';
import { NominationBody } from '../nomination.body';

@ApiTags('lead professional')
@Controller('v1/children/:childId/lead-professional/proposals')
export class ProposeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agencies: AgencyRegister,
  ) {}

  @May('propose-lead-professional')
  @Post()
  @ApiOperation({ operationId: 'proposeLeadProfessional', summary: 'Propose a Lead Professional' })
  @Creates('childId')
  @Refuses(
    'unknown-agency',
    'agency-not-active',
    'caf-not-open',
    'nominee-not-at-work',
    'unknown-nominee',
    'lead-professional-active',
    'proposal-pending',
    'missing-family-reason',
    'consent-does-not-cover-agency',
    'sharing-paused',
    'future-date',
    'impossible-date-order',
  )
  async propose(
    @Param('childId', UuidParam) childId: string,
    @Body() body: NominationBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; assignment: number } & Landed> {
    const sent = enclose(sending, {
      type: 'ProposeLeadProfessional' as const,
      ...body,
      agencyType: await this.agencies.typeOn(body.agencyId, body.on, '/agencyId'),
      factors: body.factors ?? [],
      reason: body.reason ?? null,
      proposedBy: sending.actor.practitionerId,
    });
    const outcome = await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent));
    return answer(outcome, { childId, assignment: isRefusal(outcome) ? 0 : outcome.number });
  }
}
