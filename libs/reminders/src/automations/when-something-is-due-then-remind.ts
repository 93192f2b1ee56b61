import { type Aggregates, type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Automation, causedEnvelope } from '@app/feeds';
import { addDays, type CalendarDate, dayInLondon, inForce, isRefusal } from '@app/kernel';
import { localityAggregate, type Places, readMap } from '@app/localities';
import { type AutomationTools } from '@app/runtime';
import { teamAggregate } from '@app/team-around-the-child';
import { timescalesOn } from '@app/timescales';
import { runningClocks } from '../domain/clocks';
import { type FollowedClock, type FollowedEpisode, hasOpen, stageOf } from '../domain/reminders';
import { type Escalation } from '../domain/reminders.events';
import { isPaused, responsible, type Situation } from '../domain/situation';
import { Situations } from '../reads/situations';
import { daysCodec, remindersAggregate } from '../reminders.codec';
import { timescales } from '../timescales';
import { shown } from './shown';

const NAME = 'when-something-is-due-then-remind';

/** @returns to whom something late in a place is taken: the coordinator of its locality, or the area where that post is vacant. */
const escalationIn =
  (aggregates: Aggregates, map: Places, day: CalendarDate) =>
  async (place: string): Promise<Escalation | null> => {
    const code = map.localityOf(place);
    if (code === undefined) return null;
    const { state } = await aggregates.fold(localityAggregate, code);
    const post = state.is === 'established' ? inForce(state.post, day) : undefined;
    const area = map.areaOf(code);
    return post === undefined || post.is === 'vacant'
      ? area === undefined
        ? null
        : { level: 'area', code: area }
      : { level: 'locality', code };
  };

const followed = async (
  situation: Situation,
  day: CalendarDate,
  escalate: (place: string) => Promise<Escalation | null>,
): Promise<FollowedEpisode> => {
  const { episode } = situation;
  const clocks = runningClocks(situation, timescales).map(async (running): Promise<FollowedClock> => {
    const stage = stageOf(timescales.standing(running, day));
    const remindedId = responsible(situation);
    if (stage === null || stage === 'due') return { ...running, stage, remindedId, escalatedTo: null };
    const escalatedTo = await escalate(episode.place);
    // A coordinator in post stands in by now: only where there is none somebody else has to find one.
    if (running.clock === 'interim-lead' && escalatedTo?.level === 'locality')
      return { ...running, stage: 'due', remindedId, escalatedTo: null };
    return { ...running, stage, remindedId, escalatedTo };
  });
  return { number: episode.number, paused: isPaused(episode), clocks: await Promise.all(clocks) };
};

/**
 * Reminders of what is due: raised at the beginning of each day, settled as soon as what they are about has passed. One
 * automation does both, so that a fact which comes while a day is gone through is looked at after it.
 */
export const whenSomethingIsDueThenRemind = (tools: AutomationTools): Automation => {
  const { aggregates, clock, database } = tools;

  const follow = async (
    event: RecordedEvent,
    childId: string,
    situations: readonly Situation[],
    { on, raise }: { readonly on: CalendarDate; readonly raise: boolean },
    escalate: (place: string) => Promise<Escalation | null>,
  ): Promise<void> => {
    const open = situations.filter(({ episode }) => episode.standing === 'open');
    const command = {
      type: 'FollowClocks' as const,
      on,
      raise,
      episodes: await Promise.all(open.map((situation) => followed(situation, on, escalate))),
      recordEnd: situations[0]?.recordEnd ?? null,
    };
    const sent = causedEnvelope(event, command, `${NAME} ${childId}`, clock().toISOString());
    const outcome = await aggregates.handle(remindersAggregate, childId, sent);
    if (isRefusal(outcome)) throw new Error(`the reminders could not be kept: ${outcome.refused}`);
  };

  /** Goes through everything in the county that is due at that day, or soon. */
  const goThrough = async (event: RecordedEvent, day: CalendarDate): Promise<void> => {
    await shown(tools, event);
    const situations = new Situations(database, day);
    const horizon = addDays(day, timescalesOn(day).dueSoonDays);
    const escalate = escalationIn(aggregates, await readMap(database, day), day);
    for await (const chunk of situations.dueBy(horizon))
      await Promise.all(
        chunk.map((situation) => follow(event, situation.childId, [situation], { on: day, raise: true }, escalate)),
      );
  };

  const settle = async (event: RecordedEvent, childId: string): Promise<void> => {
    if (!hasOpen((await aggregates.fold(remindersAggregate, childId)).state)) return;
    await shown(tools, event);
    const on = dayInLondon(clock());
    const situations = await new Situations(database, on).ofChild(childId);
    await follow(event, childId, situations, { on, raise: false }, () => Promise.resolve(null));
  };

  const childrenOf = async ({ stream, type }: RecordedEvent): Promise<readonly string[]> => {
    if (!type.startsWith('team.')) return [streamIdOf(stream)];
    const { state } = await aggregates.fold(teamAggregate, streamIdOf(stream));
    return state.is === 'not-convened' ? [] : [...new Set(state.children.map(({ childId }) => childId))];
  };

  return {
    name: NAME,
    alone: ['reminders.day-began.'],
    prefixes: [
      'reminders.day-began.',
      'caf.',
      'team.',
      'lead-professional.',
      'children.child-died.',
      'children.pregnancy-ended.',
      'children.child-adopted.',
    ],
    react: async (event) => {
      const began = daysCodec.decode(event);
      if (began !== undefined) return goThrough(event, began.data.day);
      for (const childId of await childrenOf(event)) await settle(event, childId);
    },
  };
};
