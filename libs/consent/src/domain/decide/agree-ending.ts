import { alreadyRecorded, type CalendarDate, type Decided, type Refusal, refuse, refuseExisting } from '@app/kernel';
import { type ConsentEvent, type EndingAgreed, type Recorder } from '../consent.events';
import { type Consent } from '../consent.state';
import { askedOf } from '../wishes';
import { type ChildKnown } from './ground';

/** A second person agrees that what rested on the consent taken back ends. Who does not agree corrects the statement. */
export interface AgreeEnding {
  readonly type: 'AgreeEnding';
  readonly statementId: string;
  readonly today: CalendarDate;
  readonly child: ChildKnown;
}
/** The time in which somebody could have said that it is not so is over. */
export interface LapseEnding {
  readonly type: 'LapseEnding';
  readonly statementId: string;
  readonly today: CalendarDate;
}
export type EndingRefusal = Refusal<
  'ending-not-found' | 'ending-agreed-already' | 'second-person-needed' | 'not-due-yet'
>;

const notFound = refuse('ending-not-found', 'no such statement has taken consent back, or nothing waits for it');

/** Two people agree, or one and the clock; never one alone, whatever they are to the child. */
export const agreeEnding = (command: AgreeEnding, { endings }: Consent): Decided<ConsentEvent, EndingRefusal> => {
  const { statementId, today: on, child } = command;
  const { isAtWork, practitionerId, agencyId } = child.work.recorder;
  const by: Recorder = { practitionerId, agencyId };
  const ending = endings.find((one) => one.statementId === statementId);
  if (ending === undefined || !isAtWork) return notFound;
  const wanted: readonly EndingAgreed[] = [{ type: 'EndingAgreed', data: { statementId, agreedBy: by, on } }];
  if (ending.agreed !== null)
    return alreadyRecorded({
      by: ({ type, data }) => type === 'EndingAgreed' && data.statementId === statementId,
      wanted,
      refusal: refuseExisting('ending-agreed-already', 'what rested on this consent has been let go already', {
        existing: statementId,
      }),
    });
  if (ending.recordedBy.practitionerId === practitionerId)
    return refuse('second-person-needed', 'somebody else than who recorded it has to agree that the work ends');
  return wanted;
};

export const lapseEnding = (
  { statementId, today: on }: LapseEnding,
  { endings }: Consent,
): Decided<ConsentEvent, EndingRefusal> => {
  const ending = endings.find((one) => one.statementId === statementId);
  if (ending === undefined) return notFound;
  if (ending.agreed !== null) return [];
  if (on <= ending.until) return refuse('not-due-yet', 'those who may agree have time still');
  return [{ type: 'EndingAgreed', data: { statementId, agreedBy: null, on } }];
};

/** What was taken back by one person: the endings wait for a second one. A statement that two people stand for waits for nobody. */
export const withEndingAwaited = (
  events: readonly ConsentEvent[],
  { work }: Pick<ChildKnown, 'work'>,
): readonly ConsentEvent[] => {
  const { recorder, atWork, answerBy, underWay } = work;
  const { practitionerId, agencyId } = recorder;
  const ending = {
    recordedBy: { practitionerId, agencyId },
    until: answerBy.dueOn,
    timescales: answerBy.version,
    askedOf: underWay ? askedOf(atWork, (one) => one.practitionerId === practitionerId) : [],
  };
  return events.map((event) => {
    switch (event.type) {
      case 'ConsentRefused':
        return { ...event, data: { ...event.data, ending } };
      case 'ConsentWithdrawn':
        return { ...event, data: { ...event.data, ending } };
      case 'ConsentNarrowed':
        return { ...event, data: { ...event.data, ending } };
      case 'ConsentRecorded':
        return event.data.takesAway === true ? { ...event, data: { ...event.data, ending } } : event;
      default:
        return event;
    }
  });
};
