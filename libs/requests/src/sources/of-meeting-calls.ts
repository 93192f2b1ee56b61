import { addDays, type CalendarDate } from '@app/kernel';
import { meetingCallsAggregate, meetingCallsCodec, type MeetingCalls } from '@app/meeting-calls';
import { asks, type OpenRequest, whoIsAtWork } from '../domain/open-request';
import { type RequestSource } from './source';

const { initial, evolve } = meetingCallsAggregate.decider;

/** So many days an answer stays on the list of whoever asked, where no meeting is to come. */
const ANSWER_SHOWN_DAYS = 14;

/** An agency asks for a meeting; whoever asked is told the answer. Of the county's team as well, once the day has passed. */
export const ofMeetingCalls: RequestSource<MeetingCalls> = {
  prefix: 'meeting-call.',
  initial,
  fold: (calls, event) => {
    const fact = meetingCallsCodec.decode(event);
    return fact === undefined ? calls : evolve(calls, fact);
  },
  open: ({ calls }, childId) =>
    calls.flatMap(({ callId, by, on, answerBy, answer }): readonly OpenRequest[] => {
      const route = `/v1/children/${childId}/meeting-calls`;
      if (answer === null) {
        const { practitionerId: except } = by;
        const call = { kind: 'meeting-call' as const, childId, by: answerBy, route: `${route}/${callId}/agreement` };
        const to = whoIsAtWork.map((one) => ({ ...one, except }));
        return [
          asks({ ...call, key: `call-${callId}`, to, from: on, whileAtWork: true }),
          asks({
            ...{ ...call, key: `call-${callId}-late`, to: [{ as: 'county-caf-team' }], from: addDays(answerBy, 1) },
            whileAtWork: true,
          }),
        ];
      }
      if (answer.is === 'withdrawn') return [];
      const until: CalendarDate = answer.is === 'agreed' ? answer.plannedFor : addDays(answer.on, ANSWER_SHOWN_DAYS);
      return [
        asks({
          ...{ kind: 'meeting-call-answer', key: `call-${callId}-answer`, childId, route, from: answer.on, until },
          ...{ to: [{ as: 'practitioner', ...by }], whileAtWork: true },
        }),
      ];
    }),
};
