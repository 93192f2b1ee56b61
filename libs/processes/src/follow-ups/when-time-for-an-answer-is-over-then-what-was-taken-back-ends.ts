import { placeOn } from '@app/children';
import { type RecordedEvent } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { daysCodec } from '@app/reminders';
import { type Step } from '../domain/follow-up.events';
import { type Folds } from '../folds';
import { type Process } from '../process';
import { type EndingsDue } from '../reads/endings-due';
import { lapseEnding, type PlacesOnDay } from '../steps';

/**
 * One person has recorded that a family took consent back, and nobody has said within the time that it is not so: then it ends what
 * rested on it. Each morning asks for all of them; what the day before has missed is found the day after.
 */
export const whenTimeForAnAnswerIsOverThenWhatWasTakenBackEnds = (
  folds: Folds,
  places: PlacesOnDay,
  due: EndingsDue,
): Process => {
  const localityOf = async (childId: string, on: CalendarDate): Promise<Pick<Step, 'locality'>> => {
    const child = await folds.child(childId);
    if (child.is === 'unregistered') return {};
    const locality = (await places.asAt(on)).localityOf(placeOn(child, on)?.place ?? child.place);
    return locality === undefined ? {} : { locality };
  };

  return {
    name: 'when-time-for-an-answer-is-over-then-what-was-taken-back-ends',
    prefixes: ['reminders.day-began.'],
    alone: ['reminders.day-began.'],
    plan: async (event: RecordedEvent) => {
      const began = daysCodec.decode(event);
      if (began === undefined) return [];
      const { day } = began.data;
      const steps: Step[] = [];
      for (const childId of await due.before(day, event)) {
        const { endings } = await folds.consent(childId);
        const over = endings.filter(({ agreed, until }) => agreed === null && until < day);
        const locality = over.length === 0 ? {} : await localityOf(childId, day);
        steps.push(...over.map(({ statementId }) => ({ ...lapseEnding(childId, statementId, day), ...locality })));
      }
      return steps;
    },
  };
};
