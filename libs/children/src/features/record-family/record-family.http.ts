import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import {
  Changes,
  CodeField,
  Creates,
  DayField,
  IdField,
  idFor,
  type Landed,
  NameField,
  Refuses,
  type Sending,
  Sent,
  UuidParam,
} from '@app/http';
import {
  parentalResponsibilities,
  type ParentalResponsibility,
  type Relationship,
  relationships,
  type SiblingRelation,
  siblingRelations,
} from '../../domain/vocabulary';
import { AdultBody, adultOf } from '../bodies.http';
import { sendChange } from '../send-change';

export class HouseholdBody {
  @IdField({
    optional: true,
    description: 'As on the records of those the child lives with; left out: in none that is known',
  })
  householdId?: string;

  @DayField({ example: '2007-03-01' })
  from!: string;
}
export class ParentOrCarerBody extends AdultBody {
  @IdField({
    optional: true,
    description: 'Of an adult who is on a sibling’s record already; left out, a new id is given',
  })
  personId?: string;

  @CodeField(relationships)
  relationship!: Relationship;

  @CodeField(parentalResponsibilities)
  parentalResponsibility!: ParentalResponsibility;

  @DayField({ example: '2007-03-01' })
  from!: string;
}
export class ParentalResponsibilityBody {
  @CodeField(parentalResponsibilities)
  parentalResponsibility!: ParentalResponsibility;

  @DayField({ example: '2007-03-01' })
  from!: string;
}
export class ParentOrCarerEndBody {
  @DayField({
    example: '2007-06-01',
    description: 'First day on which they are no longer parent or carer of the child',
  })
  until!: string;
}
export class SiblingBody {
  @IdField({ optional: true, description: 'Their record, where they are on the register' })
  siblingId?: string;

  @NameField({ max: 200, optional: true, example: 'Alan Example', description: 'Where they are not' })
  name?: string;

  @CodeField(siblingRelations)
  relation!: SiblingRelation;
}
const closed = ['child-deceased', 'pregnancy-ended', 'record-merged', 'record-sealed'];

@ApiTags('children')
@Controller('v1/children/:childId')
export class RecordFamilyController {
  constructor(private readonly commands: CommandBus) {}

  @May('amend-register')
  @Post('household')
  @ApiOperation({ operationId: 'recordHousehold', summary: 'Record the household of a child' })
  @Changes('childId')
  @Refuses('child-not-found', 'impossible-date', 'future-date', ...closed)
  household(
    @Param('childId', UuidParam) childId: string,
    @Body() { householdId, from }: HouseholdBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    return sendChange(
      this.commands,
      childId,
      sending,
      { type: 'JoinHousehold', householdId: householdId ?? null, from },
      {},
    );
  }

  @May('amend-register')
  @Post('parents-and-carers')
  @ApiOperation({ operationId: 'recordParentOrCarer', summary: 'Record a parent or carer of a child' })
  @Creates('childId', 'personId')
  @Refuses('child-not-found', 'impossible-date', 'future-date', ...closed)
  parentOrCarer(
    @Param('childId', UuidParam) childId: string,
    @Body() body: ParentOrCarerBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; personId: string } & Landed> {
    const personId = body.personId ?? idFor(sending, 'parent-or-carer');
    const { relationship, parentalResponsibility, from } = body;
    const request = {
      type: 'RecordParentOrCarer' as const,
      personId,
      relationship,
      parentalResponsibility,
      from,
      ...adultOf(body),
    };
    return sendChange(this.commands, childId, sending, request, { personId });
  }

  @May('amend-register')
  @Post('parents-and-carers/:personId/parental-responsibility')
  @ApiOperation({
    operationId: 'recordParentalResponsibility',
    summary: 'Record the parental responsibility of a parent or carer',
  })
  @Changes('childId', 'personId')
  @Refuses('child-not-found', 'parent-or-carer-not-found', 'impossible-date', 'future-date', ...closed)
  parentalResponsibility(
    @Param('childId', UuidParam) childId: string,
    @Param('personId', UuidParam) personId: string,
    @Body() { parentalResponsibility, from }: ParentalResponsibilityBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; personId: string } & Landed> {
    const request = { type: 'ChangeParentalResponsibility' as const, personId, parentalResponsibility, from };
    return sendChange(this.commands, childId, sending, request, { personId });
  }

  @May('amend-register')
  @Post('parents-and-carers/:personId/end')
  @ApiOperation({ operationId: 'endParentOrCarer', summary: 'End the part of a parent or carer' })
  @Changes('childId', 'personId')
  @Refuses('child-not-found', 'parent-or-carer-not-found', 'impossible-date', 'future-date', ...closed)
  endParentOrCarer(
    @Param('childId', UuidParam) childId: string,
    @Param('personId', UuidParam) personId: string,
    @Body() { until }: ParentOrCarerEndBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; personId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'EndParentOrCarer', personId, until }, { personId });
  }

  /** A brother or sister. Where both are on the register the other record says so too. */
  @May('amend-register')
  @Post('siblings')
  @ApiOperation({ operationId: 'linkSibling', summary: 'Link a sibling' })
  @Creates('childId', 'linkId')
  @Refuses('child-not-found', 'sibling-not-found', 'missing-sibling', 'impossible-sibling', ...closed)
  sibling(
    @Param('childId', UuidParam) childId: string,
    @Body() { siblingId, name, relation }: SiblingBody,
    @Sent() sending: Sending,
    @Granted() { showsShielded }: Grant,
  ): Promise<{ childId: string; linkId: string } & Landed> {
    const linkId = idFor(sending, 'sibling');
    const named = name === undefined ? {} : { name };
    const request = {
      type: 'LinkSibling' as const,
      linkId,
      siblingId: siblingId ?? null,
      relation,
      showsShielded,
      ...named,
    };
    return sendChange(this.commands, childId, sending, request, { linkId });
  }

  @May('amend-register')
  @Post('siblings/:linkId/removal')
  @ApiOperation({ operationId: 'unlinkSibling', summary: 'Remove the link to a sibling' })
  @Changes('childId', 'linkId')
  @Refuses('child-not-found', ...closed)
  unlinkSibling(
    @Param('childId', UuidParam) childId: string,
    @Param('linkId', UuidParam) linkId: string,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; linkId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'UnlinkSibling', linkId }, { linkId });
  }
}
