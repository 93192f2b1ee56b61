import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Automation, causedEnvelope } from '@app/feeds';
import { dayInLondon, isRefusal } from '@app/kernel';
import { type AutomationTools } from '@app/runtime';
import { childAggregate, childCodec } from '../children.codec';
import { type RegisteredChild, type Shielding } from '../domain/child.state';
import { HouseholdMembers } from '../postgres/household-members';

const NAME = 'when-one-is-shielded-then-shield-the-household';

/**
 * Shielding holds for all children of the household, those who join it later included. Lifting is decided record by record.
 * Members are noted before the others are looked at, so that of two children who join and are shielded in the same moment
 * at least one reaction sees both.
 */
export const shieldTheHousehold = ({ aggregates, database, clock }: AutomationTools): Automation => {
  const members = new HouseholdMembers(database);

  const registered = async (childId: string): Promise<RegisteredChild | undefined> => {
    const { state } = await aggregates.fold(childAggregate, childId);
    return state.is === 'registered' ? state : undefined;
  };
  const shield = async (
    event: RecordedEvent,
    childId: string,
    { reason, from, reviewOn }: Shielding,
  ): Promise<void> => {
    const at = clock().toISOString();
    const command = { type: 'ShieldChild' as const, reason, from, reviewOn, today: dayInLondon(clock()) };
    const sent = causedEnvelope(event, command, `${NAME} ${childId}`, at);
    const outcome = await aggregates.handle(childAggregate, childId, sent);
    if (isRefusal(outcome) && outcome.refused === 'contended') throw new Error('the record is busy: try again');
  };

  return {
    name: NAME,
    prefixes: ['children.'],
    react: async (event) => {
      const fact = childCodec.decode(event);
      const childId = streamIdOf(event.stream);
      if (fact?.type === 'HouseholdJoined') {
        const householdId = (await registered(childId))?.households.at(-1)?.householdId ?? null;
        await members.keep(childId, householdId);
        if (householdId === null) return;
        for (const other of await members.others(childId, householdId)) {
          const shielding = (await registered(other))?.shielding;
          if (shielding !== null && shielding !== undefined) await shield(event, childId, shielding);
        }
      }
      if (fact?.type === 'ChildShielded') {
        const householdId = (await registered(childId))?.households.at(-1)?.householdId ?? null;
        if (householdId === null) return;
        for (const other of await members.others(childId, householdId)) await shield(event, other, fact.data);
      }
    },
  };
};
