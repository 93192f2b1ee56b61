import { type Envelope, type Outcome, type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Automation, causedEnvelope } from '@app/feeds';
import { dayInLondon, isRefusal } from '@app/kernel';
import { type AutomationTools } from '@app/runtime';
import { childAggregate, childCodec } from '../children.codec';
import { type ChildCommand } from '../domain/child';

const NAME = 'when-child-merged-then-tell-the-survivor';

/**
 * The second half of a merge, and of undoing one. When the survivor has become a duplicate itself in the same moment, the merge
 * is undone: no record may lead to one that leads on.
 */
export const tellTheSurvivor = ({ aggregates, clock }: AutomationTools): Automation => {
  const send = async (event: RecordedEvent, childId: string, command: ChildCommand): Promise<Outcome> => {
    const sent: Envelope<ChildCommand> = causedEnvelope(
      event,
      command,
      `${NAME} ${command.type}`,
      clock().toISOString(),
    );
    const outcome = await aggregates.handle(childAggregate, childId, sent);
    if (isRefusal(outcome) && outcome.refused === 'contended') throw new Error('the record is busy: try again');
    return outcome;
  };
  return {
    name: NAME,
    prefixes: ['children.child-merged.', 'children.child-unmerged.'],
    react: async (event) => {
      const fact = childCodec.decode(event);
      const duplicateId = streamIdOf(event.stream);
      if (fact?.type === 'ChildMerged') {
        const { survivorId, on } = fact.data;
        const outcome = await send(event, survivorId, { type: 'AbsorbDuplicate', duplicateId, on });
        if (isRefusal(outcome))
          await send(event, duplicateId, { type: 'UnmergeChild', on, today: dayInLondon(clock()) });
      }
      if (fact?.type === 'ChildUnmerged') {
        const { survivorId, on } = fact.data;
        await send(event, survivorId, { type: 'ReleaseDuplicate', duplicateId, on });
      }
    },
  };
};
