import { exampleDay, exampleId, exampleIds } from '@app/http';
import { type MeetingCallList } from './list-meeting-calls.query';

const [, callId, agencyId] = exampleIds;

/** For the API's description: a breakfast club has asked for a meeting, and nobody has answered yet. */
export const meetingCallsExample: MeetingCallList = {
  childId: exampleId,
  calls: [
    {
      callId,
      by: { practitionerId: exampleId, agencyId },
      reason: 'needs-have-changed',
      on: exampleDay,
      wishedFor: '2007-06-25',
      answerBy: '2007-06-20',
      timescales: '2006-1',
      answer: null,
      asked: { note: 'Ada has stopped coming to the breakfast club' },
      declined: null,
    },
  ],
};
