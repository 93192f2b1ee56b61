import {
  alreadyRecorded,
  type CalendarDate,
  type Decided,
  type Decider,
  isRefusal,
  type Refusal,
  refuse,
  refuseExisting,
} from '@app/kernel';
import {
  type Caller,
  type MeetingCallAgreed,
  type MeetingCallDeclined,
  type MeetingCalled,
  type MeetingCallsEvent,
} from './meeting-calls.events';

/* Rules: domain dossier 6 and 9. Any agency at work with a child may ask that those who work with it meet. */

interface OfOneCall {
  readonly callId: string;
  /** Who does it. */
  readonly by: Caller;
  readonly today: CalendarDate;
}
export interface CallMeeting extends OfOneCall, Pick<MeetingCalled['data'], 'reason' | 'wishedFor'> {
  readonly type: 'CallMeeting';
  readonly note: string;
  readonly answerBy: { readonly dueOn: CalendarDate; readonly version: string };
  readonly work: WorkKnown;
}
export interface AgreeToMeeting extends OfOneCall, Pick<MeetingCallAgreed['data'], 'kind' | 'plannedFor'> {
  readonly type: 'AgreeToMeeting';
  readonly work: WorkKnown;
}
export interface DeclineMeeting extends OfOneCall, Pick<MeetingCallDeclined['data'], 'because'> {
  readonly type: 'DeclineMeeting';
  readonly note: string;
}
export interface WithdrawMeetingCall extends OfOneCall {
  readonly type: 'WithdrawMeetingCall';
}
export type MeetingCallsCommand = CallMeeting | AgreeToMeeting | DeclineMeeting | WithdrawMeetingCall;

/** Why nothing more is recorded about a child. */
export const closedRecordRefusals = ['record-merged', 'record-sealed', 'child-deceased', 'pregnancy-ended'] as const;
type ClosedRecord = Refusal<(typeof closedRecordRefusals)[number]>;

/** What is known of the work with the child on the day of a command. */
export interface WorkKnown {
  /** Why nothing is recorded any more: the record was merged, sealed or has ended; undefined for one that is used. */
  readonly closed: ClosedRecord | undefined;
  readonly cafIsOpen: boolean;
  /** Agencies that the family lets have at least basic facts, of those that the command is about. */
  readonly agreedTo: readonly string[];
}

export const callMeetingRefusals = [
  ...closedRecordRefusals,
  'caf-not-open',
  'consent-does-not-cover-agency',
  'meeting-called-already',
  'impossible-date-order',
] as const;
export const answerCallRefusals = ['meeting-call-not-found', 'meeting-call-answered', 'second-person-needed'] as const;
export const agreeRefusals = [
  ...answerCallRefusals,
  ...closedRecordRefusals,
  'caf-not-open',
  'consent-does-not-cover-agency',
  'impossible-date-order',
] as const;
export const withdrawCallRefusals = ['meeting-call-not-found', 'meeting-call-answered'] as const;
export type MeetingCallsRefusal = Refusal<
  (typeof callMeetingRefusals)[number] | (typeof agreeRefusals)[number] | (typeof withdrawCallRefusals)[number]
>;

/** How a call ended. */
export type CallAnswer =
  | { readonly is: 'agreed'; readonly on: CalendarDate; readonly kind: string; readonly plannedFor: CalendarDate }
  | { readonly is: 'declined'; readonly on: CalendarDate; readonly because: string }
  | { readonly is: 'withdrawn'; readonly on: CalendarDate };
/** One call; `answer` is null while it waits. */
export type Call = MeetingCalled['data'] & { readonly answer: CallAnswer | null };
export interface MeetingCalls {
  /** In the order in which they were made. */
  readonly calls: readonly Call[];
}

const ofAgency = (call: Call, { agencyId }: Caller): boolean => call.by.agencyId === agencyId;

const notFound = refuse('meeting-call-not-found', 'no such call for a meeting was made');
const notOpen = refuse('caf-not-open', 'a meeting is called while a CAF of the child is open');
const notCovered = refuse(
  'consent-does-not-cover-agency',
  'the family has not agreed that this agency works with them',
);
const tooEarly = (field: string): MeetingCallsRefusal =>
  refuse('impossible-date-order', 'a meeting cannot be asked for on a day that has passed', field);

/** @returns the refusal of what rests on work that is not, or no longer, there. */
const withoutWork = ({ closed, cafIsOpen, agreedTo }: WorkKnown, agencyId: string): MeetingCallsRefusal | undefined =>
  closed ?? (!cafIsOpen ? notOpen : agreedTo.includes(agencyId) ? undefined : notCovered);

/** An agency has one call open for a child at a time. */
const call = (command: CallMeeting, { calls }: MeetingCalls): Decided<MeetingCallsEvent, MeetingCallsRefusal> => {
  const { callId, by, today, reason, wishedFor, note, answerBy, work } = command;
  const wanted: readonly MeetingCallsEvent[] = [
    {
      type: 'MeetingCalled',
      data: { callId, by, reason, on: today, wishedFor, answerBy: answerBy.dueOn, timescales: answerBy.version },
      personal: { note },
    },
  ];
  const open = calls.find((one) => one.answer === null && ofAgency(one, by));
  if (open !== undefined)
    return alreadyRecorded({
      by: (fact) => fact.type === 'MeetingCalled' && fact.data.callId === open.callId,
      wanted,
      refusal: refuseExisting(
        'meeting-called-already',
        'your agency has asked for a meeting that is not answered yet',
        {
          existing: open.callId,
          correctedBy: 'POST /v1/children/{childId}/meeting-calls/{callId}/withdrawal',
        },
      ),
    });
  return withoutWork(work, by.agencyId) ?? (wishedFor < today ? tooEarly('/wishedFor') : wanted);
};

/** What ends a call is said once: the same again by the same person is a repeat, anything else comes too late. */
const ended = (
  { callId }: Call,
  wanted: readonly MeetingCallsEvent[],
): Decided<MeetingCallsEvent, MeetingCallsRefusal> =>
  alreadyRecorded({
    by: ({ type, data }) => type !== 'MeetingCalled' && data.callId === callId,
    wanted,
    refusal: refuseExisting('meeting-call-answered', 'this call has been answered or taken back already', {
      existing: callId,
      correctedBy: 'POST /v1/teams/{tacId}/schedule',
    }),
  });

/** Whoever asked does not answer themselves: a colleague of theirs may, where they lead the work. */
const toAnswer = ({ callId, by }: OfOneCall, { calls }: MeetingCalls): Call | MeetingCallsRefusal => {
  const found = calls.find((one) => one.callId === callId);
  if (found === undefined) return notFound;
  return found.by.practitionerId === by.practitionerId
    ? refuse('second-person-needed', 'somebody else than who asked for the meeting answers')
    : found;
};

const agree = (command: AgreeToMeeting, state: MeetingCalls): Decided<MeetingCallsEvent, MeetingCallsRefusal> => {
  const found = toAnswer(command, state);
  if (isRefusal(found)) return found;
  const { callId, by, today: on, kind, plannedFor, work } = command;
  const wanted = [{ type: 'MeetingCallAgreed', data: { callId, by, on, kind, plannedFor } }] as const;
  if (found.answer !== null) return ended(found, wanted);
  return withoutWork(work, found.by.agencyId) ?? (plannedFor < on ? tooEarly('/plannedFor') : wanted);
};

const decline = (command: DeclineMeeting, state: MeetingCalls): Decided<MeetingCallsEvent, MeetingCallsRefusal> => {
  const found = toAnswer(command, state);
  if (isRefusal(found)) return found;
  const { callId, by, today: on, because, note } = command;
  const wanted = [{ type: 'MeetingCallDeclined', data: { callId, by, on, because }, personal: { note } }] as const;
  return found.answer === null ? wanted : ended(found, wanted);
};

/** Anybody of the agency takes it back; to others it is as if it had never been made. */
const withdraw = (
  { callId, by, today: on }: WithdrawMeetingCall,
  { calls }: MeetingCalls,
): Decided<MeetingCallsEvent, MeetingCallsRefusal> => {
  const found = calls.find((one) => one.callId === callId && ofAgency(one, by));
  if (found === undefined) return notFound;
  const wanted = [{ type: 'MeetingCallWithdrawn', data: { callId, by, on } }] as const;
  return found.answer === null ? wanted : ended(found, wanted);
};

/** The calls for a meeting about one child, and how they were answered. */
export const meetingCalls: Decider<MeetingCallsCommand, MeetingCallsEvent, MeetingCalls, MeetingCallsRefusal> = {
  initial: { calls: [] },
  evolve: ({ calls }, fact) => {
    const answered = (answer: CallAnswer): MeetingCalls => ({
      calls: calls.map((one) => (one.callId === fact.data.callId ? { ...one, answer } : one)),
    });
    switch (fact.type) {
      case 'MeetingCalled':
        return { calls: [...calls, { ...fact.data, answer: null }] };
      case 'MeetingCallAgreed': {
        const { on, kind, plannedFor } = fact.data;
        return answered({ is: 'agreed', on, kind, plannedFor });
      }
      case 'MeetingCallDeclined':
        return answered({ is: 'declined', on: fact.data.on, because: fact.data.because });
      case 'MeetingCallWithdrawn':
        return answered({ is: 'withdrawn', on: fact.data.on });
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'CallMeeting':
        return call(command, state);
      case 'AgreeToMeeting':
        return agree(command, state);
      case 'DeclineMeeting':
        return decline(command, state);
      case 'WithdrawMeetingCall':
        return withdraw(command, state);
    }
  },
};
