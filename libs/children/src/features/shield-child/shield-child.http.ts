import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { Changes, CodeField, DayField, type Landed, Refuses, type Sending, Sent, UuidParam } from '@app/http';
import { type ShieldingReason, shieldingReasons } from '../../domain/vocabulary';
import { sendChange } from '../send-change';

export class ShieldChildBody {
  @CodeField(shieldingReasons)
  reason!: ShieldingReason;

  @DayField({ example: '2007-03-01' })
  from!: string;

  @DayField({ example: '2007-09-01', description: 'The day on which it has to be looked at again' })
  reviewOn!: string;
}
export class ShieldingReviewBody {
  @DayField({ example: '2007-09-01' })
  on!: string;

  @DayField({ example: '2008-03-01' })
  reviewOn!: string;
}
export class ShieldingLiftingBody {
  @DayField({ example: '2008-03-01' })
  on!: string;
}

/** Hides where the child is. Holds for all children of the household. */
@ApiTags('children')
@Controller('v1/children/:childId/shielding')
export class ShieldChildController {
  constructor(private readonly commands: CommandBus) {}

  @May('shield-child')
  @Post()
  @ApiOperation({ operationId: 'shieldChild', summary: 'Shield the record of a child' })
  @Changes('childId')
  @Refuses(
    'child-not-found',
    'impossible-review-date',
    'impossible-date',
    'future-date',
    'child-deceased',
    'record-merged',
  )
  shield(
    @Param('childId', UuidParam) childId: string,
    @Body() { reason, from, reviewOn }: ShieldChildBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'ShieldChild', reason, from, reviewOn }, {});
  }

  @May('shield-child')
  @Post('review')
  @ApiOperation({ operationId: 'reviewShielding', summary: 'Review the shielding of a child' })
  @Changes('childId')
  @Refuses(
    'child-not-found',
    'not-shielded',
    'impossible-review-date',
    'future-date',
    'child-deceased',
    'record-merged',
  )
  review(
    @Param('childId', UuidParam) childId: string,
    @Body() { on, reviewOn }: ShieldingReviewBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'ReviewShielding', on, reviewOn }, {});
  }

  @May('shield-child')
  @Post('lifting')
  @ApiOperation({ operationId: 'liftShielding', summary: 'Lift the shielding of a child' })
  @Changes('childId')
  @Refuses('child-not-found', 'impossible-date', 'future-date', 'child-deceased', 'record-merged')
  lift(
    @Param('childId', UuidParam) childId: string,
    @Body() { on }: ShieldingLiftingBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string } & Landed> {
    return sendChange(this.commands, childId, sending, { type: 'LiftShielding', on }, {});
  }
}
