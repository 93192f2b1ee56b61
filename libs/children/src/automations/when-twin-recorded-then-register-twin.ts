import { sealedPart, streamIdOf } from '@app/event-store';
import { type Automation, causedEnvelope } from '@app/feeds';
import { dayInLondon, isRefusal } from '@app/kernel';
import { type AutomationTools } from '@app/runtime';
import { childAggregate, childCodec } from '../children.codec';
import { type TwinRecorded } from '../domain/child.events';
import { registrationOfTwin } from '../domain/decide/birth';
import { ChildRefs } from '../postgres/child-refs';

const NAME = 'when-twin-recorded-then-register-twin';

/** The second child of a pregnancy gets a record of its own, where and with whom the first one lives. */
export const registerTwin = ({ aggregates, sealer, database, clock }: AutomationTools): Automation => {
  const refs = new ChildRefs(database);
  return {
    name: NAME,
    prefixes: ['children.twin-recorded.'],
    react: async (event) => {
      const fact = childCodec.decode(event);
      const sealed = sealedPart(event);
      if (fact?.type !== 'TwinRecorded' || sealed === undefined) return;
      const { twinId } = fact.data;
      // Asked again after the twin is there, no number is drawn for nothing.
      if ((await aggregates.fold(childAggregate, twinId)).revision >= 0n) return;
      const [opened] = await sealer.open([sealed]);
      if (opened === undefined || opened === 'erased') return;
      const personal = childCodec.liftPersonal(event.type, opened) as TwinRecorded['personal'];
      const command = registrationOfTwin(
        { data: fact.data, personal },
        {
          ref: await refs.next(),
          twinOf: streamIdOf(event.stream),
          registeredBy: event.meta.actor.practitionerId,
          registeredByAgency: event.meta.actor.agencyId,
          today: dayInLondon(clock()),
        },
      );
      const outcome = await aggregates.handle(
        childAggregate,
        twinId,
        causedEnvelope(event, command, NAME, clock().toISOString()),
      );
      if (isRefusal(outcome)) throw new Error(`the twin could not be registered: ${outcome.refused}`);
    },
  };
};
