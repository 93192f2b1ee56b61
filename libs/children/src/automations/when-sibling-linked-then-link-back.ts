import { type RecordedEvent, streamIdOf } from '@app/event-store';
import { type Automation, causedEnvelope } from '@app/feeds';
import { isRefusal } from '@app/kernel';
import { type AutomationTools } from '@app/runtime';
import { childAggregate, childCodec } from '../children.codec';
import { type ChildCommand } from '../domain/child';

const NAME = 'when-sibling-linked-then-link-back';

/** Two records that are siblings say so both. The link has one id on both, so that unlinking one unlinks the other. */
export const linkSiblingBack = ({ aggregates, clock }: AutomationTools): Automation => {
  const send = async (event: RecordedEvent, childId: string, command: ChildCommand): Promise<void> => {
    const sent = causedEnvelope(event, command, NAME, clock().toISOString());
    const outcome = await aggregates.handle(childAggregate, childId, sent);
    if (isRefusal(outcome) && outcome.refused === 'contended') throw new Error('the record is busy: try again');
  };
  return {
    name: NAME,
    prefixes: ['children.sibling-'],
    react: async (event) => {
      const fact = childCodec.decode(event);
      const childId = streamIdOf(event.stream);
      if (fact?.type === 'SiblingLinked' && fact.data.siblingId !== null) {
        const { linkId, siblingId, relation } = fact.data;
        await send(event, siblingId, {
          type: 'LinkSibling',
          linkId,
          childId: siblingId,
          siblingId: childId,
          siblingKnown: true,
          relation,
        });
      }
      if (fact?.type === 'SiblingUnlinked' && fact.data.siblingId !== null)
        await send(event, fact.data.siblingId, { type: 'UnlinkSibling', linkId: fact.data.linkId });
    },
  };
};
