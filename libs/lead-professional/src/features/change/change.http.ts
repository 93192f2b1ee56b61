import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { isRefusal } from '@app/kernel';
import {
  answer,
  CodeField,
  enclose,
  type Landed,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Creates,
  Refuses,
} from '@app/http';
import { type LeadEndReason, leadEndReasons } from '../../domain/lead-professional.events';
import { AgencyRegister } from '@app/practitioners';
import { ChangeLeadProfessionalOf } from '../change-lead-professional.handler';
import { NominationBody } from '../nomination.body';

export class ChangeBody extends NominationBody {
  @CodeField(leadEndReasons, { description: 'Why the present one hands over' })
  why!: LeadEndReason;

  @TextField({ optional: true, description: 'What the next one has to know' })
  handoverNote?: string;
}

@ApiTags('lead professional')
@Controller('v1/children/:childId/lead-professional/changes')
export class ChangeController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agencies: AgencyRegister,
  ) {}

  /** Asks someone to take over; the present Lead Professional stays until that person has accepted. */
  @May('propose-lead-professional')
  @Post()
  @ApiOperation({ operationId: 'changeLeadProfessional', summary: 'Propose a change of the Lead Professional' })
  @Creates('childId')
  @Refuses(
    'unknown-agency',
    'agency-not-active',
    'caf-not-open',
    'nominee-not-at-work',
    'unknown-nominee',
    'no-lead-professional',
    'already-lead-professional',
    'proposal-pending',
    'missing-family-reason',
    'consent-does-not-cover-agency',
    'sharing-paused',
    'future-date',
    'impossible-date-order',
  )
  async change(
    @Param('childId', UuidParam) childId: string,
    @Body() body: ChangeBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; assignment: number } & Landed> {
    const sent = enclose(sending, {
      type: 'ChangeLeadProfessional' as const,
      ...body,
      agencyType: await this.agencies.typeOn(body.agencyId, body.on, '/agencyId'),
      factors: body.factors ?? [],
      reason: body.reason ?? null,
      handoverNote: body.handoverNote ?? null,
      proposedBy: sending.actor.practitionerId,
    });
    const outcome = await this.commands.execute(new ChangeLeadProfessionalOf(childId, sent));
    return answer(outcome, { childId, assignment: isRefusal(outcome) ? 0 : outcome.number });
  }
}
