import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  DayField,
  enclose,
  type Landed,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Changes,
  Refuses,
} from '@app/http';
import {
  type FamilyAbsence,
  familyAbsences,
  type MemberRemovalReason,
  memberRemovalReasons,
} from '../../domain/vocabulary';
import { ChangeTeam } from '../change-team.handler';

export class RemoveMemberBody {
  @DayField({ example: '2007-06-01', description: 'The first day on which the person is no longer a member' })
  on!: string;

  @CodeField(memberRemovalReasons)
  reason!: MemberRemovalReason;

  @CodeField(familyAbsences, { optional: true, description: 'Required where the last one of the family leaves' })
  familyAbsence?: FamilyAbsence;

  @TextField({ optional: true })
  note?: string;
}

@ApiTags('teams')
@Controller('v1/teams/:tacId/members/:memberId/removal')
export class RemoveMemberController {
  constructor(private readonly commands: CommandBus) {}

  @May('lead-team')
  @Post()
  @ApiOperation({ operationId: 'removeMember', summary: 'Remove a member of a team' })
  @Changes('tacId', 'memberId')
  @Refuses(
    'team-not-found',
    'team-not-open',
    'member-not-found',
    'member-left',
    'missing-family-reason',
    'future-date',
    'impossible-date-order',
  )
  async remove(
    @Param('tacId', UuidParam) tacId: string,
    @Param('memberId', UuidParam) memberId: string,
    @Body() { on, reason, familyAbsence, note }: RemoveMemberBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; memberId: string } & Landed> {
    const sent = enclose(sending, {
      type: 'RemoveMember' as const,
      memberId,
      on,
      reason,
      familyAbsence: familyAbsence ?? null,
      note: note ?? null,
    });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId, memberId });
  }
}
