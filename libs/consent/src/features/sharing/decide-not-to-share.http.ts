import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  CodeField,
  Creates,
  DayField,
  IdField,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type SharingGround, sharingGrounds } from '../../domain/vocabulary';
import { sendSharing } from './send-sharing';

export class DecideNotToShareBody {
  @IdField({ description: 'Agency that is not told' })
  agencyId!: string;

  @CodeField(sharingGrounds, { description: 'The ground that was considered' })
  ground!: SharingGround;

  @TextField({ example: 'Where the family stays', description: 'What is not told' })
  what!: string;

  @TextField({
    example: 'It would do the child more harm than good',
    description: 'Why it is not told',
  })
  why!: string;

  @DayField({ example: '2007-06-01' })
  on!: string;
}

@ApiTags('consent')
@Controller('v1/children/:childId/consent/decisions-not-to-share')
export class DecideNotToShareController {
  constructor(private readonly commands: CommandBus) {}

  /** It was considered to tell an agency something without consent, and decided not to. */
  @May('share-without-consent')
  @Post()
  @ApiOperation({ operationId: 'decideNotToShare', summary: 'Record a decision not to share without consent' })
  @Creates('childId', 'decisionId')
  @Refuses(
    'child-not-found',
    'unknown-agency',
    'agency-not-at-work',
    'ground-not-in-force',
    'future-date',
    'record-merged',
    'record-sealed',
  )
  decide(
    @Param('childId', UuidParam) childId: string,
    @Body() body: DecideNotToShareBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; decisionId: string } & Landed> {
    const decisionId = idFor(sending, 'decision-not-to-share');
    const request = { type: 'DecideNotToShare' as const, decisionId, ...body };
    return sendSharing(this.commands, childId, sending, request, { decisionId });
  }
}
