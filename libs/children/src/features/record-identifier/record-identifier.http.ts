import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import { Changes, FlagField, idFor, type Landed, Refuses, type Sending, Sent, UuidParam } from '@app/http';
import { IdentifierBody } from '../register-child/register-child.http';
import { sendChange } from '../send-change';

export class RecordIdentifierBody extends IdentifierBody {
  @FlagField({
    optional: true,
    description: 'You have looked, and the other record with this number is not this child',
  })
  confirmedNew?: boolean;
}

@ApiTags('children')
@Controller('v1/children/:childId/identifiers')
export class RecordIdentifierController {
  constructor(private readonly commands: CommandBus) {}

  /** NHS number, unique pupil number or social care number. An earlier one of the same kind is kept as a former one. */
  @May('amend-register')
  @Post()
  @ApiOperation({ operationId: 'recordIdentifier', summary: 'Record an identifier of a child' })
  @Changes('childId', 'recordingId')
  @Refuses(
    'child-not-found',
    'invalid-nhs-number',
    'invalid-upn',
    'invalid-social-care-id',
    'probable-duplicate',
    'record-merged',
  )
  record(
    @Param('childId', UuidParam) childId: string,
    @Body() { kind, value, confirmedNew = false }: RecordIdentifierBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; recordingId: string } & Landed> {
    const recordingId = idFor(sending, kind);
    const request = { type: 'RecordIdentifier' as const, recordingId, kind, value, confirmedNew };
    return sendChange(this.commands, childId, sending, request, { recordingId });
  }
}
