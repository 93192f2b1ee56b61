import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Grant, Granted, May } from '@app/access';
import { Answers, UuidParam } from '@app/http';
import { meetingCallsExample } from './list-meeting-calls.example';
import { ListMeetingCalls, type MeetingCallList } from './list-meeting-calls.query';

@ApiTags('meeting-calls')
@Controller('v1/children/:childId/meeting-calls')
export class ListMeetingCallsController {
  constructor(private readonly queries: QueryBus) {}

  /** Who asked for a meeting about the child, and what was answered; an agency that may only ask reads its own calls. */
  @May('view-meeting-calls')
  @Get()
  @ApiOperation({ operationId: 'listMeetingCalls', summary: 'List the calls for a meeting about a child' })
  @Answers(meetingCallsExample)
  list(@Param('childId', UuidParam) childId: string, @Granted() grant: Grant): Promise<MeetingCallList> {
    return this.queries.execute(new ListMeetingCalls(childId, grant));
  }
}
