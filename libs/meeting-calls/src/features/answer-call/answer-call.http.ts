import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { May } from '@app/access';
import {
  answer,
  Changes,
  CodeField,
  DayField,
  enclose,
  type Landed,
  Refuses,
  type Sending,
  Sent,
  TextField,
  UuidParam,
} from '@app/http';
import { type MeetingKind, meetingKinds } from '@app/team-around-the-child';
import { agreeRefusals, answerCallRefusals } from '../../domain/meeting-calls';
import { type DeclineReason, declineReasons } from '../../domain/vocabulary';
import { ChangeMeetingCalls, type MeetingCallsRequest } from '../change-meeting-calls.handler';

export class AgreeToMeetingBody {
  @CodeField(meetingKinds)
  kind!: MeetingKind;

  @DayField({ example: '2007-06-26', description: 'The day on which to meet' })
  plannedFor!: string;
}
export class DeclineMeetingBody {
  @CodeField(declineReasons)
  because!: DeclineReason;

  @TextField({ max: 1000, example: 'The review is on Thursday' })
  note!: string;
}

@ApiTags('meeting-calls')
@Controller('v1/children/:childId/meeting-calls/:callId')
export class AnswerCallController {
  constructor(private readonly commands: CommandBus) {}

  /**
   * There will be a meeting. It is put into the diary of the child's team under the id of the call; where no team is convened yet, the
   * coordinator is asked to see to it.
   */
  @May('answer-meeting-call')
  @Post('agreement')
  @ApiOperation({ operationId: 'agreeMeetingCall', summary: 'Agree to a call for a meeting' })
  @Changes('childId', 'callId')
  @Refuses(...agreeRefusals)
  agree(
    @Param('childId', UuidParam) childId: string,
    @Param('callId', UuidParam) callId: string,
    @Body() { kind, plannedFor }: AgreeToMeetingBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; callId: string } & Landed> {
    return this.send(childId, { type: 'AgreeToMeeting', callId, kind, plannedFor }, sending);
  }

  /** No meeting follows, and why: the agency that asked reads the reason. */
  @May('answer-meeting-call')
  @Post('refusal')
  @ApiOperation({ operationId: 'declineMeetingCall', summary: 'Decline a call for a meeting' })
  @Changes('childId', 'callId')
  @Refuses(...answerCallRefusals, 'record-erased')
  decline(
    @Param('childId', UuidParam) childId: string,
    @Param('callId', UuidParam) callId: string,
    @Body() { because, note }: DeclineMeetingBody,
    @Sent() sending: Sending,
  ): Promise<{ childId: string; callId: string } & Landed> {
    return this.send(childId, { type: 'DeclineMeeting', callId, because, note }, sending);
  }

  private async send(
    childId: string,
    request: MeetingCallsRequest,
    sending: Sending,
  ): Promise<{ childId: string; callId: string } & Landed> {
    const outcome = await this.commands.execute(new ChangeMeetingCalls(childId, enclose(sending, request)));
    return answer(outcome, { childId, callId: request.callId });
  }
}
