import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Automation, causedEnvelope } from '@app/feeds';
import { dayInLondon, isRefusal } from '@app/kernel';
import { type AutomationTools } from '@app/runtime';
import { type RetentionCommand } from '../domain/retention';
import { type Retention } from '../domain/retention.state';
import { heldElsewhere } from '../record-facts';
import { retentionAggregate } from '../retention.codec';
import { subjectsOf } from '../subjects-of';

const NAME = 'when-destruction-approved-then-erase';
const TEAM_NOTED = 'caf.team-noted.';

/**
 * The one job that erases. It says in the child's stream that it begins, with the list of keys, destroys them with everything they do
 * not cover, and certifies it. Whatever it is killed at, the next delivery goes on with the same list, and nothing is done twice.
 */
export const whenDestructionApprovedThenErase = ({
  aggregates,
  clock,
  erase,
}: Pick<AutomationTools, 'aggregates' | 'clock' | 'erase'>): Automation => {
  const stateOf = async (childId: string): Promise<Retention> =>
    (await aggregates.fold(retentionAggregate, childId)).state;
  const send = async (event: RecordedEvent, childId: string, command: RetentionCommand): Promise<void> => {
    const envelope = causedEnvelope(event, command, `${NAME} ${command.type}`, clock().toISOString());
    const outcome = await aggregates.handle(retentionAggregate, childId, envelope);
    // Held, or declined, in this very moment: then there is nothing to do any more.
    if (isRefusal(outcome) && outcome.refused !== 'destruction-not-approved')
      throw new Error(`the destruction of a record cannot go on: ${outcome.refused}`);
  };
  return {
    name: NAME,
    prefixes: ['retention.destruction-approved.', TEAM_NOTED],
    react: async (event) => {
      const childId = streamIdOf(event.stream);
      const today = dayInLondon(clock());
      const before = await stateOf(childId);
      if (event.type.startsWith(TEAM_NOTED)) {
        // A team that was noted on the CAF only after its child had been erased.
        if (before.destroyed !== null) await erase(await subjectsOf(aggregates, childId));
        return;
      }
      if (before.proposal?.status === 'approved')
        await send(event, childId, {
          type: 'StartDestruction',
          subjects: await subjectsOf(aggregates, childId),
          heldElsewhere: await heldElsewhere(aggregates, childId),
          today,
        });
      const { proposal } = await stateOf(childId);
      if (proposal?.status !== 'started') return;
      await erase(proposal.subjects);
      await send(event, childId, { type: 'CertifyDestruction', today });
    },
  };
};
