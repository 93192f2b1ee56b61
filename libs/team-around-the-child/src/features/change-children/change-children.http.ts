import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  DayField,
  enclose,
  IdField,
  type Landed,
  type Sending,
  Sent,
  TextField,
  UuidParam,
  Changes,
  Creates,
  Refuses,
} from '@app/http';
import { type ChildRemovalReason, childRemovalReasons } from '../../domain/vocabulary';
import { ChangeTeam } from '../change-team.handler';

export class AddChildBody {
  @DayField({ example: '2007-05-01' })
  on!: string;

  @IdField({ description: 'A sibling with an open CAF and no team yet' })
  childId!: string;
}

export class RemoveChildBody {
  @DayField({ example: '2007-06-01', description: 'The first day on which the team does not serve the child' })
  on!: string;

  @CodeField(childRemovalReasons)
  reason!: ChildRemovalReason;

  @TextField({ optional: true })
  note?: string;
}

/** Which of several siblings a team serves. It is one team however many they are. */
@ApiTags('teams')
@Controller('v1/teams/:tacId/children')
export class ChangeChildrenController {
  constructor(private readonly commands: CommandBus) {}

  @May('lead-team', { also: { action: 'convene-team', field: 'childId' } })
  @Post()
  @ApiOperation({ operationId: 'addChildToTeam', summary: 'Add a child to a team' })
  @Creates('tacId')
  @Refuses(
    'team-not-found',
    'team-not-open',
    'caf-not-open',
    'child-already-served',
    'team-already-open',
    'consent-does-not-cover-agency',
    'sharing-paused',
    'future-date',
    'impossible-date-order',
  )
  async add(
    @Param('tacId', UuidParam) tacId: string,
    @Body() { on, childId }: AddChildBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string } & Landed> {
    const sent = enclose(sending, { type: 'AddChild' as const, on, childId });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId });
  }

  @May('lead-team')
  @Post(':childId/removal')
  @ApiOperation({ operationId: 'removeChildFromTeam', summary: 'Remove a child from a team' })
  @Changes('tacId')
  @Refuses(
    'team-not-found',
    'team-not-open',
    'unknown-child',
    'last-child',
    'child-already-removed',
    'future-date',
    'impossible-date-order',
  )
  async remove(
    @Param('tacId', UuidParam) tacId: string,
    @Param('childId', UuidParam) childId: string,
    @Body() { on, reason, note }: RemoveChildBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string } & Landed> {
    const sent = enclose(sending, { type: 'RemoveChild' as const, childId, on, reason, note: note ?? null });
    return answer(await this.commands.execute(new ChangeTeam(tacId, sent)), { tacId });
  }
}
