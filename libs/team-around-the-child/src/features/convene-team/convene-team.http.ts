import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';
import { May } from '@app/access';
import {
  answer,
  CodeField,
  DayField,
  enclose,
  IdField,
  IdsField,
  idFor,
  type Landed,
  type Sending,
  Sent,
  TextField,
  Creates,
  Refuses,
} from '@app/http';
import { type FamilyAbsence, familyAbsences } from '../../domain/vocabulary';
import { AgencyRegister } from '@app/practitioners';
import { agencyMember, AgencyMemberBody } from '../agency-member.body';
import { familyMember, FamilyMemberBody } from '../family-member.body';
import { ConveneTeamCommand } from './convene-team.handler';

/** A family team serves siblings. */
const CHILDREN_AT_MOST = 12;

export class ConveneTeamBody {
  @DayField({ example: '2007-04-02', description: 'The day from which the team works together' })
  on!: string;

  @IdsField({ most: CHILDREN_AT_MOST, description: 'The children; several when they are siblings' })
  children!: string[];

  @ApiProperty({ type: [AgencyMemberBody] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => AgencyMemberBody)
  agencies!: AgencyMemberBody[];

  @ApiProperty({ type: [FamilyMemberBody], description: 'Empty only with familyAbsence' })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => FamilyMemberBody)
  family!: FamilyMemberBody[];

  @CodeField(familyAbsences, { optional: true, description: 'Why no one of the family is part of the team' })
  familyAbsence?: FamilyAbsence;

  @IdField({ optional: true, description: 'The second agency that is to join, where only one is in it yet' })
  plannedAgency?: string;

  @TextField({ optional: true, description: 'What the team is to achieve' })
  purpose?: string;
}

@ApiTags('teams')
@Controller('v1/teams')
export class ConveneTeamController {
  constructor(
    private readonly commands: CommandBus,
    private readonly agencies: AgencyRegister,
  ) {}

  @May('convene-team', { childrenIn: { field: 'children', atMost: CHILDREN_AT_MOST } })
  @Post()
  @ApiOperation({ operationId: 'conveneTeam', summary: 'Convene a Team Around the Child' })
  @Creates('tacId')
  @Refuses(
    'unknown-agency',
    'agency-not-active',
    'caf-not-open',
    'team-already-open',
    'too-few-agencies',
    'missing-family-reason',
    'consent-does-not-cover-agency',
    'sharing-paused',
    'future-date',
    'impossible-date-order',
  )
  /** Answers, beside the id of the team, with the ids of its members in the order of the request. */
  async convene(
    @Body() body: ConveneTeamBody,
    @Sent() sending: Sending,
  ): Promise<{ tacId: string; agencies: readonly string[]; family: readonly string[] } & Landed> {
    const tacId = idFor(sending, 'team');
    const { practitionerId: convenedBy, agencyId: conveningAgency } = sending.actor;
    const agencies = await Promise.all(
      body.agencies.map((member, nth) =>
        agencyMember(this.agencies, member, body.on, idFor(sending, `agency-member-${nth}`), `/agencies/${nth}`),
      ),
    );
    const family = body.family.map((member, index) => familyMember(member, idFor(sending, `family-member-${index}`)));
    const sent = enclose(sending, {
      type: 'ConveneTeam' as const,
      on: body.on,
      children: body.children,
      members: [...agencies, ...family],
      convenedBy,
      conveningAgency,
      plannedAgency: body.plannedAgency ?? null,
      familyAbsence: body.familyAbsence ?? null,
      purpose: body.purpose ?? null,
    });
    return answer(await this.commands.execute(new ConveneTeamCommand(tacId, sent)), {
      tacId,
      agencies: agencies.map(({ memberId }) => memberId),
      family: family.map(({ memberId }) => memberId),
    });
  }
}
