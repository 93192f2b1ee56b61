import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  Changes,
  CodeField,
  Creates,
  DayField,
  enclose,
  idFor,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { callMeetingRefusals, withdrawCallRefusals } from '../../domain/meeting-calls';
import { type CallReason, callReasons } from '../../domain/vocabulary';
import { ChangeMeetingCalls } from '../change-meeting-calls.handler';

export class CallMeetingBody {
  @CodeField(callReasons)
  reason!: CallReason;

  @DayField({ example: '2007-06-25', description: 'The day on which the agency would like to meet' })
  wishedFor!: string;

  @TextField({ max: 1000, example: 'Ada has stopped coming to the breakfast club' })
  note!: string;
}

@ApiTags('meeting-calls')
@Controller('v1/children/:childId/meeting-calls')
export class CallMeetingController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * An agency that works with a child asks for a meeting: for which reason, and when. It stands in the name of the agency of whoever
   * sends it. The Lead Professional, the author or the coordinator answers within two working days.
   */
  @May('call-meeting')
  @Post()
  @ApiOperation({ operationId: 'callMeeting', summary: 'Call a meeting about a child' })
  @Creates('childId', 'callId')
  @Refuses(...callMeetingRefusals, 'record-erased')
  async call(
    @Param('childId', UuidParam) childId: string,
    @Body() { reason, wishedFor, note }: CallMeetingBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; callId: string } & Landed> {
    const callId = idFor(sending, 'meeting-call');
    const request = { type: 'CallMeeting' as const, callId, reason, wishedFor, note };
    return answer(await this.commands.execute(new ChangeMeetingCalls(childId, enclose(sending, request))), {
      childId,
      callId,
    });
  }

  /** The agency that asked needs no meeting any more. */
  @May('call-meeting')
  @Post(':callId/withdrawal')
  @ApiOperation({ operationId: 'withdrawMeetingCall', summary: 'Withdraw a call for a meeting' })
  @Changes('childId', 'callId')
  @Refuses(...withdrawCallRefusals)
  async withdraw(
    @Param('childId', UuidParam) childId: string,
    @Param('callId', UuidParam) callId: string,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; callId: string } & Landed> {
    const request = { type: 'WithdrawMeetingCall' as const, callId };
    return answer(await this.commands.execute(new ChangeMeetingCalls(childId, enclose(sending, request))), {
      childId,
      callId,
    });
  }
}
