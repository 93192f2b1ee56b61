import { cafAggregate, openEpisode } from '@app/caf';
import { dayReceived, type RecordedEvent } from '@app/event-store';
import { type Automation, causedEnvelope } from '@app/feeds';
import { type CalendarDate, inForce, isRefusal } from '@app/kernel';
import { leadProfessionalAggregate } from '@app/lead-professional';
import { localityAggregate, type Places, readMap } from '@app/localities';
import { type AutomationTools } from '@app/runtime';
import { runningClocks } from '../domain/clocks';
import { type Situation } from '../domain/situation';
import { Situations } from '../reads/situations';
import { daysCodec } from '../reminders.codec';
import { timescales } from '../timescales';
import { shown } from './shown';

const NAME = 'when-nobody-leads-for-long-then-coordinator-steps-in';
/** Refusals that say "not now". */
const passing: readonly string[] = ['contended', 'stale'];

/** Whether the days in which somebody should have taken over are all gone. */
const isOver = (situation: Situation, day: CalendarDate): boolean =>
  runningClocks(situation, timescales).some(({ clock, dueOn }) => clock === 'interim-lead' && dueOn < day);

/**
 * Ten working days after a Lead Professional has left, or had to hand over, with nobody in the role, the coordinator of the
 * locality stands in (dossier section 10, case 12). Where that post is vacant the reminder of it goes to the area (case 26).
 */
export const whenNobodyLeadsForLongThenCoordinatorStepsIn = (tools: AutomationTools): Automation => {
  const { aggregates, clock, database } = tools;

  const stepIn = async (event: RecordedEvent, { childId, episode }: Situation, map: Places, on: CalendarDate) => {
    const locality = map.localityOf(episode.place);
    if (locality === undefined) return;
    const { state: known } = await aggregates.fold(localityAggregate, locality);
    const post = known.is === 'established' ? inForce(known.post, on) : undefined;
    if (post === undefined || post.is === 'vacant') return;
    const { state: file } = await aggregates.fold(cafAggregate, childId);
    const at = clock().toISOString();
    const command = {
      type: 'MarkInterim' as const,
      on,
      today: dayReceived({ at }),
      practitionerId: post.practitionerId,
      episode: openEpisode(file) ?? null,
    };
    const sent = { ...causedEnvelope(event, command, `${NAME} ${childId}`, at), locality };
    const outcome = await aggregates.handle(leadProfessionalAggregate, childId, sent);
    // Somebody took the role, or the CAF was closed, in the very moment: then nobody has to stand in.
    if (isRefusal(outcome) && passing.includes(outcome.refused)) throw new Error('the record is busy: try again');
  };

  return {
    name: NAME,
    prefixes: ['reminders.day-began.'],
    alone: ['reminders.day-began.'],
    react: async (event) => {
      const began = daysCodec.decode(event);
      if (began === undefined) return;
      const { day } = began.data;
      await shown(tools, event);
      const map = await readMap(database, day);
      const situations = new Situations(database, day);
      for await (const chunk of situations.withoutLeadSince(day))
        for (const situation of chunk) if (isOver(situation, day)) await stepIn(event, situation, map, day);
    },
  };
};
