import { Aggregates, InMemoryEventStore, type RecordedEvent } from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { causedEnvelope } from '@app/feeds';
import { isRefusal } from '@app/kernel';
import { teamAggregate } from '@app/team-around-the-child/stream';
import { cafAggregate } from '../caf.codec';
import { type CafCommand } from '../domain/caf';
import { close, open, today } from '../domain/testing/story';
import { whenTeamConvenedThenNoteOnCaf } from './when-team-convened-then-note-on-caf';

const clock = () => new Date(`${today}T09:00:00Z`);
const tacId = '9f3f8f0e-1b2c-5d3e-8f4a-5b6c7d8e9f00';
const anything = { id: '0f4c3f4e-95a3-5a52-9a37-6d0a3b7f9c55', meta: {} } as RecordedEvent;

describe('When a team comes to serve a child', () => {
  let store: InMemoryEventStore;
  let aggregates: Aggregates;
  let sent = 0;

  const seal = <C>(command: C) => causedEnvelope(anything, command, `told ${(sent += 1)}`, clock().toISOString());
  const caf = async (childId: string, command: CafCommand): Promise<void> => {
    const outcome = await aggregates.handle(cafAggregate, childId, seal(command));
    if (isRefusal(outcome)) throw new Error(outcome.refused);
  };
  const child = (childId: string) => ({
    childId,
    episode: { number: 1, openedOn: '2007-03-01', place: 'BAN' },
    hasOpenTeam: false,
    agenciesNotCovered: [],
  });
  const convene = async (...children: readonly string[]): Promise<RecordedEvent> => {
    const member = (agencyId: string) =>
      ({
        kind: 'agency',
        memberId: agencyId,
        practitionerId: null,
        agencyId,
        agencyType: 'other',
        role: 'worker',
      }) as const;
    const outcome = await aggregates.handle(
      teamAggregate,
      tacId,
      seal({
        type: 'ConveneTeam' as const,
        on: '2007-04-02',
        today,
        children: children.map(child),
        members: [member('school'), member('health')],
        convenedBy: 'head-of-year',
        conveningAgency: 'school',
        plannedAgency: null,
        familyAbsence: 'declined' as const,
        purpose: null,
      }),
    );
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    return lastOfTeam();
  };
  const lastOfTeam = async (): Promise<RecordedEvent> =>
    (await store.read(`teamAroundChild-${tacId}`)).at(-1) as RecordedEvent;
  const teams = async (childId: string): Promise<readonly string[] | undefined> =>
    (await aggregates.fold(cafAggregate, childId)).state.episodes[0]?.teams;
  /** The process ends after the effect and before the checkpoint; another one, which remembers nothing, gets the event again. */
  const deliverTwice = async (event: RecordedEvent): Promise<void> => {
    await whenTeamConvenedThenNoteOnCaf(aggregates, clock).react(event);
    const head = await store.head();
    aggregates = new Aggregates(store, new PlainSealer());
    await whenTeamConvenedThenNoteOnCaf(aggregates, clock).react(event);
    expect(await store.head()).toBe(head);
  };

  beforeEach(async () => {
    store = new InMemoryEventStore();
    aggregates = new Aggregates(store, new PlainSealer());
    await caf('ada', open);
    await caf('ben', open);
  });

  it('is noted once on the CAF of each child whom it was convened for', async () => {
    await deliverTwice(await convene('ada', 'ben'));
    expect([await teams('ada'), await teams('ben')]).toEqual([[tacId], [tacId]]);
  });

  it('is noted once on the CAF of a sibling who joins later', async () => {
    await deliverTwice(await convene('ada'));
    expect(await teams('ben')).toEqual([]);
    const add = { type: 'AddChild' as const, on: '2007-05-02', today, child: child('ben') };
    await aggregates.handle(teamAggregate, tacId, seal(add));
    await deliverTwice(await lastOfTeam());
    expect([await teams('ada'), await teams('ben')]).toEqual([[tacId], [tacId]]);
  });

  it('is noted on the second child when the process was killed after the first', async () => {
    const event = await convene('ada', 'ben');
    const killed = new Aggregates(
      {
        read: (stream, after) => store.read(stream, after),
        append: async (...append) => {
          await store.append(...append);
          throw new Error('killed');
        },
      },
      new PlainSealer(),
    );
    await expect(whenTeamConvenedThenNoteOnCaf(killed, clock).react(event)).rejects.toThrow('killed');
    aggregates = new Aggregates(store, new PlainSealer());
    await deliverTwice(event);
    expect([await teams('ada'), await teams('ben')]).toEqual([[tacId], [tacId]]);
  });

  it('is noted on a CAF that has closed meanwhile too, so that somebody sees what is left over', async () => {
    const event = await convene('ada');
    await caf('ada', { ...close, reason: 'family-disengaged' });
    await deliverTwice(event);
    expect(await teams('ada')).toEqual([tacId]);
  });
});
