import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  DayField,
  enclose,
  idFor,
  type Landed,
  type Sending,
  Sent,
  UuidParam,
  Creates,
  Refuses,
} from '@app/http';
import { type InviteMember } from '../../domain/decide/invite-member';
import { AgencyRegister } from '@app/practitioners';
import { agencyMember, AgencyMemberBody } from '../agency-member.body';
import { ChangeTeam } from '../change-team.handler';
import { familyMember, FamilyMemberBody } from '../family-member.body';

export class InviteAgencyBody extends AgencyMemberBody {
  @DayField({ example: '2007-04-20' })
  on!: string;
}
export class InviteFamilyBody extends FamilyMemberBody {
  @DayField({ example: '2007-04-20' })
  on!: string;
}

/** Asks more people to join a team that is at work. */
@ApiTags('teams')
@Controller('v1/teams/:tacId/members')
export class InviteMemberController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agencies: AgencyRegister,
  ) {}

  @May('lead-team')
  @Post('agency')
  @ApiOperation({ operationId: 'inviteAgency', summary: 'Invite an agency to a team' })
  @Creates('tacId', 'memberId')
  @Refuses(
    'unknown-agency',
    'agency-not-active',
    'team-not-found',
    'team-not-open',
    'member-already-invited',
    'consent-does-not-cover-agency',
    'sharing-paused',
    'future-date',
    'impossible-date-order',
  )
  async inviteAgency(
    @Param('tacId', UuidParam) tacId: string,
    @Body() body: InviteAgencyBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; memberId: string } & Landed> {
    const member = await agencyMember(this.agencies, body, body.on, idFor(sending, 'member'), '');
    return this.invite(tacId, body.on, member, sending);
  }

  @May('lead-team')
  @Post('family')
  @ApiOperation({ operationId: 'inviteFamily', summary: 'Invite a member of the family to a team' })
  @Creates('tacId', 'memberId')
  @Refuses('team-not-found', 'team-not-open', 'future-date', 'impossible-date-order')
  inviteFamily(
    @Param('tacId', UuidParam) tacId: string,
    @Body() body: InviteFamilyBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; memberId: string } & Landed> {
    return this.invite(tacId, body.on, familyMember(body, idFor(sending, 'member')), sending);
  }

  private async invite(
    tacId: string,
    on: string,
    member: InviteMember['member'],
    sending: Sending,
  ): Promise<{ tacId: string; memberId: string } & Landed> {
    const invitedBy = sending.actor.practitionerId;
    const sent = enclose(sending, { type: 'InviteMember' as const, on, member, invitedBy });
    const { memberId } = member;
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId, memberId });
  }
}
