import { Aggregates, InMemoryEventStore, type RecordedEvent } from '@app/event-store';
import { type Automation } from '@app/feeds';
import { isRefusal } from '@app/kernel';
import { privacyInMemory } from '@app/privacy/testing';
import { type AutomationTools } from '@app/runtime';
import { childAggregate, childCodec } from '../children.codec';
import { type ChildCommand } from '../domain/child';
import { type RegisteredChild } from '../domain/child.state';
import { register, today } from '../domain/testing/ada';
import { tellTheSurvivor } from './when-child-merged-then-tell-the-survivor';
import { linkSiblingBack } from './when-sibling-linked-then-link-back';
import { registerTwin } from './when-twin-recorded-then-register-twin';

const one = '5d8f2c1a-3b4e-4f6a-8c9d-0e1f2a3b4c5d';
const other = '6e9a3d2b-4c5f-4a7b-9dae-1f2a3b4c5d6e';
const actor = { practitionerId: one, role: 'practitioner', agencyId: other };

describe('An automation of the register that is stopped and delivered to again', () => {
  const clock = () => new Date(`${today}T10:00:00Z`);
  let store: InMemoryEventStore;
  let tools: AutomationTools;
  let sent = 0;

  const send = async (childId: string, command: ChildCommand): Promise<void> => {
    const commandId = `00000000-0000-4000-8000-${String((sent += 1)).padStart(12, '0')}`;
    const envelope = { command, commandId, commandDigest: commandId, actor, at: clock().toISOString() };
    const about = { correlationId: commandId, causationId: commandId, purpose: 'early-help', locality: null };
    const outcome = await tools.aggregates.handle(childAggregate, childId, { ...envelope, ...about });
    if (isRefusal(outcome)) throw new Error(outcome.refused);
  };
  const child = async (childId: string): Promise<RegisteredChild> => {
    const { state } = await tools.aggregates.fold(childAggregate, childId);
    if (state.is === 'unregistered') throw new Error('not registered');
    return state;
  };
  const last = async (childId: string): Promise<RecordedEvent> =>
    (await store.read(`child-${childId}`)).at(-1) as RecordedEvent;
  /** The process ends after the effect and before the checkpoint; another one, which remembers nothing, gets the event again. */
  const deliverTwice = async (event: RecordedEvent, make: (tools: AutomationTools) => Automation): Promise<void> => {
    await make(tools).react(event);
    const head = await store.head();
    tools = { ...tools, aggregates: new Aggregates(store, tools.sealer) };
    await make(tools).react(event);
    expect(await store.head()).toBe(head);
  };

  beforeEach(async () => {
    const { sealer, digests } = await privacyInMemory();
    store = new InMemoryEventStore();
    let drawn = 0;
    // The only question these automations ask the database is for the next reference number.
    const database = { query: <Rows>() => Promise.resolve([{ n: String((drawn += 1)) }] as Rows) };
    const erase = () => Promise.reject(new Error('nobody is erased here'));
    // None of them looks at a read model of other streams.
    const positions = { reached: () => Promise.resolve(undefined) };
    tools = { aggregates: new Aggregates(store, sealer), clock, store, sealer, digests, database, erase, positions };
    await send(one, register);
    await send(other, { ...register, ref: 'CH-000002' });
  });

  it('tells the survivor of a merge once, and of its undoing once', async () => {
    await send(one, {
      type: 'MergeChild',
      childId: one,
      survivorId: other,
      reason: 'registered-twice',
      on: today,
      survivor: 'open',
      survivorEnded: false,
      today,
    });
    await deliverTwice(await last(one), tellTheSurvivor);
    expect((await child(other)).absorbed).toEqual([one]);
    await send(one, { type: 'UnmergeChild', on: today, today });
    await deliverTwice(await last(one), tellTheSurvivor);
    expect((await child(other)).absorbed).toEqual([]);
  });

  it('undoes a merge into a record that has become a duplicate itself, once', async () => {
    const merge = {
      type: 'MergeChild',
      reason: 'registered-twice',
      on: today,
      survivor: 'open',
      survivorEnded: false,
      today,
    } as const;
    await send(one, { ...merge, childId: one, survivorId: other });
    await send(other, { ...merge, childId: other, survivorId: one });
    const [first, second] = [await last(one), await last(other)];
    await deliverTwice(first, tellTheSurvivor);
    await deliverTwice(second, tellTheSurvivor);
    expect([(await child(one)).status, (await child(other)).status]).toEqual(['born', 'merged']);
    expect((await child(one)).absorbed).toEqual([other]);
  });

  it('links a sibling back once, and unlinks it once', async () => {
    await send(one, {
      type: 'LinkSibling',
      linkId: 'l1',
      childId: one,
      siblingId: other,
      siblingKnown: true,
      relation: 'half',
    });
    await deliverTwice(await last(one), linkSiblingBack);
    expect((await child(other)).siblings).toEqual([{ linkId: 'l1', siblingId: one, relation: 'half' }]);
    await send(one, { type: 'UnlinkSibling', linkId: 'l1' });
    await deliverTwice(await last(one), linkSiblingBack);
    expect((await child(other)).siblings).toEqual([]);
  });

  it('registers a twin once, with its own reference and its names sealed with its own key', async () => {
    const twinId = '7fab4e3c-5d6a-4b8c-aebf-2a3b4c5d6e7f';
    const names = { givenNames: 'Charles', familyName: 'Example', birthDate: '2001-05-17' };
    const twin = { twinId, ...names, sex: 'male', on: today, mother: undefined, bornOn: '2001-05-17', today } as const;
    const asked = { namedAsFirst: false, probableDuplicate: false, confirmedNew: false };
    await send(one, { type: 'RecordTwin', ...twin, ...asked });
    await deliverTwice(await last(one), registerTwin);
    expect(await child(twinId)).toMatchObject({ ref: 'CH-000001', place: 'BAN', siblings: [{ siblingId: one }] });
    expect(await last(twinId)).toMatchObject({ subject: `child-${twinId}` });
    expect(childCodec.decode(await last(twinId))?.type).toBe('ChildRegistered');
  });
});
