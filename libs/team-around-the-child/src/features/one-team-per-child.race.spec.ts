import fc from 'fast-check';
import { type CafEvent, cafAggregate, cafRoom, endEpisode, openEpisode, stillAtWork } from '@app/caf';
import { childWorkAggregate, childWorkRoom, Reservations } from '@app/child-work';
import { consentAggregate } from '@app/consent';
import {
  type Aggregate,
  Aggregates,
  derivedId,
  type Envelope,
  type EventStore,
  InMemoryEventStore,
  type Outcome,
  type RecordedEvent,
} from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { type Automation } from '@app/feeds';
import { type DomainEvent, isRefusal } from '@app/kernel';
import { type PlaceBook, placesOf } from '@app/localities';
import { processesRoom } from '@app/processes';
import { type AutomationTools } from '@app/runtime';
import { currentChildren } from '../domain/children';
import { convened } from '../domain/testing/story';
import { type TeamConvened } from '../domain/team.events';
import { teamAggregate } from '../team.codec';
import { teamRoom } from '../team.room';
import { ChangeTeam, ChangeTeamHandler, type TeamRequest } from './change-team.handler';
import { ConveneTeamCommand, ConveneTeamHandler, type ConveneTeamRequest } from './convene-team/convene-team.handler';

/* Every pair of commands that touch one child, in every order in which their reads and writes can meet. */

const id = (name: string): string => derivedId(name, '7d9c0f53-0c2a-4f0e-9a6b-1f2e3d4c5b6a');
const [ada, ben, cyd] = [id('ada'), id('ben'), id('cyd')] as const;
const [ofAda, ofCyd, fresh, another] = [id('of-ada'), id('of-cyd'), id('new'), id('another')] as const;
const teamIds = [ofAda, ofCyd, fresh, another];
const children = [ada, ben, cyd] as const;
const sealer = new PlainSealer();
const begun = Date.parse('2007-09-01T09:00:00Z');
const map = placesOf([{ code: 'BAN', name: 'BAN', area: 'North', places: [{ code: 'BAN', name: 'BAN' }] }]);
const places = { asAt: () => Promise.resolve(map) } as unknown as PlaceBook;

let sent = 0;
const enveloped = <C>(command: C): Envelope<C> => {
  const commandId = derivedId(`command ${(sent += 1)}`, ada);
  return {
    command,
    commandId,
    commandDigest: commandId,
    actor: { practitionerId: 'head-of-year', role: 'practitioner', agencyId: 'school' },
    at: new Date(begun).toISOString(),
    correlationId: commandId,
    causationId: commandId,
    purpose: 'early-help',
    locality: 'BAN',
  };
};

type ConsentEvent = Parameters<(typeof consentAggregate)['codec']['encode']>[0];
/** Puts facts into a stream as they are told. */
const tell = async <C, E extends DomainEvent, S>(
  store: EventStore,
  { category, decider, codec }: Aggregate<C, E, S>,
  id: string,
  ...facts: readonly E[]
): Promise<void> => {
  const telling = { category, codec, decider: { ...decider, decide: (told: readonly E[]) => told } };
  const outcome = await new Aggregates(store, sealer).handle(telling, id, enveloped(facts));
  if (isRefusal(outcome)) throw new Error(outcome.refused);
};
const agreed: ConsentEvent = {
  type: 'ConsentRecorded',
  data: {
    statementId: 'agreed',
    scopes: ['assess', 'store', 'share'],
    tier: 'additional',
    allowedAgencies: ['school', 'health'],
    excludedAgencies: [],
    excludedTopics: [],
    givenBy: { kind: 'parent', parentalResponsibility: true, personId: null },
    how: 'written',
    leafletGiven: true,
    validFrom: '2007-03-01',
    expiresOn: null,
    evidenceId: null,
  },
  personal: { name: 'Grace Example' },
};
const opened: CafEvent = {
  type: 'CafOpened',
  data: {
    ...{ episode: 1, on: '2007-03-02', episodeId: 'episode', form: 'caf-2007', source: 'new' },
    ...{ reasons: ['attendance'], primaryReason: 'attendance', authorId: 'head-of-year', agencyId: 'school' },
    ...{ agencyType: 'primary-school', place: 'BAN', previousEpisode: null, externalStart: null, searchId: null },
  },
  personal: { whatLedToThis: 'Often late' },
};

/** What there is before the two commands come. */
const worlds = ['no team', 'a team of her own', 'a family team'] as const;
type World = (typeof worlds)[number];

const serving = (...ids: readonly string[]): TeamConvened => ({
  ...convened,
  data: { ...convened.data, children: ids.map((childId) => ({ childId, episode: 1 })) },
});
/** The child is served by that team, as was settled when it was convened. */
const settled = (store: EventStore, childId: string, tacId: string): Promise<void> => {
  const reservationId = derivedId(tacId, childId);
  return tell(
    store,
    childWorkAggregate,
    childId,
    { type: 'TeamReserved', data: { reservationId, tacId, until: '2007-04-02T09:00:30.000Z' } },
    { type: 'ReservationSettled', data: { reservationId, tacId } },
  );
};
const told = async (world: World): Promise<readonly RecordedEvent[]> => {
  const store = new InMemoryEventStore();
  for (const childId of children) {
    await tell(store, consentAggregate, childId, agreed);
    await tell(store, cafAggregate, childId, opened);
  }
  const served = world === 'no team' ? [] : world === 'a family team' ? [ada, ben] : [ada];
  await tell(store, teamAggregate, ofCyd, serving(cyd));
  await settled(store, cyd, ofCyd);
  if (served.length > 0) await tell(store, teamAggregate, ofAda, serving(...served));
  for (const childId of served) await settled(store, childId, ofAda);
  await afterwards(store, 0n);
  const events: RecordedEvent[] = [];
  for await (const page of store.after(0n)) events.push(...page.events);
  return events;
};
const known = new Map<World, Promise<readonly RecordedEvent[]>>();
/** @returns a log in which all of that has happened, and how far it goes. */
const inWorld = async (world: World): Promise<{ readonly store: InMemoryEventStore; readonly head: bigint }> => {
  const events = await (known.get(world) ?? known.set(world, told(world)).get(world) ?? []);
  const store = new InMemoryEventStore();
  for (const event of events)
    await store.append(event.stream, [event], event.revision === 0n ? 'no-stream' : event.revision - 1n);
  return { store, head: await store.head() };
};

/** A process of its own: it shares the log with others and nothing else. */
const processOver = (store: EventStore, pause: () => Promise<void>, now = begun) => {
  const aggregates = new Aggregates(store, sealer);
  const reservations = new Reservations(aggregates, () => new Date(now), pause);
  const convening = new ConveneTeamHandler(aggregates, places, reservations);
  const changing = new ChangeTeamHandler(aggregates, places, reservations);
  const change = (tacId: string, request: TeamRequest) =>
    changing.execute(new ChangeTeam(tacId, enveloped<TeamRequest>(request)));
  const convene = (tacId: string, ...ids: readonly string[]) => {
    const { data } = convened;
    const request: ConveneTeamRequest = {
      ...{ type: 'ConveneTeam', on: data.on, children: ids, convenedBy: data.convenedBy, purpose: null },
      members: data.members.filter((member) => member.kind === 'agency'),
      ...{ conveningAgency: 'school', plannedAgency: null, familyAbsence: 'declined' },
    };
    return convening.execute(new ConveneTeamCommand(tacId, enveloped(request)));
  };
  const end = (ending: { readonly type: 'CloseCaf' } | { readonly type: 'VoidCaf' }) => {
    const said = { episode: 1, on: '2007-08-01', today: '2007-09-01' };
    const words = { outcomes: [], summary: 'Ends', childComment: null, parentComment: null };
    const command =
      ending.type === 'CloseCaf'
        ? { ...said, ...words, type: 'CloseCaf' as const, reason: 'consent-withdrawn' as const }
        : { ...said, type: 'VoidCaf' as const, reason: 'wrong-child' as const, explanation: 'Another child' };
    const request = enveloped(command);
    return endEpisode(aggregates, reservations, ada, async () => {
      const { state: file } = await aggregates.fold(cafAggregate, ada);
      return { ...request, command: { ...command, ...(await stillAtWork(aggregates, ada, file.episodes[0])) } };
    });
  };
  const on = '2007-06-11';
  const agreedBy = 'head-of-year';
  return {
    aggregates,
    reservations,
    commands: {
      'convene for ada': () => convene(fresh, ada),
      'convene for ben and ada': () => convene(another, ben, ada),
      'take ada into the team of cyd': () => change(ofCyd, { type: 'AddChild', on, childId: ada }),
      'merge her team into that of cyd': () =>
        change(ofCyd, { type: 'TakeInTeam', on, from: ofAda, without: [], agreedBy }),
      'merge the team of cyd into hers': () =>
        change(ofAda, { type: 'TakeInTeam', on, from: ofCyd, without: [], agreedBy }),
      'close her team': () => change(ofAda, { type: 'CloseTeam', on: '2007-07-18', reason: 'moved', note: null }),
      'let her leave it': () =>
        change(ofAda, { type: 'RemoveChild', childId: ada, on, reason: 'needs-met', note: null }),
      'close her CAF': () => end({ type: 'CloseCaf' }),
      'void her CAF': () => end({ type: 'VoidCaf' }),
    } satisfies Readonly<Record<string, () => Promise<Outcome>>>,
  };
};
type Name = keyof ReturnType<typeof processOver>['commands'];
const names = Object.keys(processOver(new InMemoryEventStore(), () => Promise.resolve()).commands) as Name[];

const nothing = { query: () => Promise.resolve([]) };
/** Lets everything that follows the log follow it, to its end. */
const afterwards = async (store: InMemoryEventStore, from: bigint): Promise<void> => {
  const aggregates = new Aggregates(store, sealer);
  const tools = { aggregates, clock: () => new Date(begun), store, database: nothing } as unknown as AutomationTools;
  const processes = processesRoom.automations?.(tools) ?? [];
  const follow: readonly Automation[] = [
    ...[cafRoom, teamRoom, childWorkRoom].flatMap(({ automations }) => automations?.(tools) ?? []),
    ...processes.filter(({ name }) => name === 'when-caf-ended-then-end-what-is-left'),
  ];
  for await (const { events } of store.after(from, { pageSize: 1 }))
    for (const event of events)
      for (const one of follow)
        if (one.prefixes.some((prefix) => event.type.startsWith(prefix))) await one.react(event);
};

/** The open teams that serve the child. */
const teamsOf = async (store: EventStore, childId: string): Promise<readonly string[]> => {
  const aggregates = new Aggregates(store, sealer);
  const teams = await Promise.all(
    teamIds.map(async (tacId) => {
      const { state } = await aggregates.fold(teamAggregate, tacId);
      return state.is === 'open' && currentChildren(state.children).some((one) => one.childId === childId)
        ? [tacId]
        : [];
    }),
  );
  return teams.flat();
};

/** What has to be so when all is done. */
const judge = async (store: InMemoryEventStore): Promise<void> => {
  const aggregates = new Aggregates(store, sealer);
  for (const childId of children) {
    const served = await teamsOf(store, childId);
    expect(served.length).toBeLessThanOrEqual(1);
    const { state: file } = await aggregates.fold(cafAggregate, childId);
    if (openEpisode(file) === undefined && served[0] !== ofCyd) expect(served).toEqual([]);
    const { state: work } = await aggregates.fold(childWorkAggregate, childId);
    expect(work.reserved).toBeNull();
    if (work.team !== null) expect(served).toEqual([work.team]);
  }
};

const scheduled = (scheduler: fc.Scheduler, store: InMemoryEventStore): EventStore => ({
  read: (stream, after) => scheduler.schedule(Promise.resolve()).then(() => store.read(stream, after)),
  append: (stream, events, expected) =>
    scheduler.schedule(Promise.resolve()).then(() => store.append(stream, events, expected)),
});
/** The commands sent at once, by a process each, in an order of the scheduler's. */
const atOnce = async (
  scheduler: fc.Scheduler,
  store: InMemoryEventStore,
  commands: readonly Name[],
): Promise<readonly Outcome[]> => {
  const slow = scheduled(scheduler, store);
  const pause = (): Promise<void> => scheduler.schedule(Promise.resolve());
  return scheduler.waitFor(Promise.all(commands.map((name) => processOver(slow, pause).commands[name]())));
};

describe('Two commands that touch one child at once', () => {
  const pairs = names.flatMap((one, nth) => names.slice(nth).map((other) => [one, other] as const));
  it.each(pairs)('%s, and %s: one team at most, and none without a CAF', async (one, other) =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.constantFrom(...worlds), async (scheduler, world) => {
        const { store, head } = await inWorld(world);
        await atOnce(scheduler, store, [one, other]);
        await afterwards(store, head);
        await judge(store);
      }),
      { numRuns: 6 },
    ),
  );
  it('makes one team of three that are convened at once, and says so to the others', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, head } = await inWorld('no team');
        const outcomes = await atOnce(scheduler, store, [
          'convene for ada',
          'convene for ben and ada',
          'take ada into the team of cyd',
        ]);
        const codes = outcomes.map((outcome) => (isRefusal(outcome) ? outcome.refused : 'done')).sort();
        expect(codes).toEqual(['done', 'team-already-open', 'team-already-open']);
        await afterwards(store, head);
        await judge(store);
      }),
      { numRuns: 30 },
    ));
  it('leaves nobody without a team where each of two takes the other in', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, head } = await inWorld('a family team');
        await atOnce(scheduler, store, ['merge her team into that of cyd', 'merge the team of cyd into hers']);
        await afterwards(store, head);
        await judge(store);
        for (const childId of children) expect(await teamsOf(store, childId)).toHaveLength(1);
      }),
      { numRuns: 30 },
    ));
  it('never has both a CAF closed and a team convened for it', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store } = await inWorld('no team');
        const outcomes = await atOnce(scheduler, store, ['convene for ada', 'close her CAF']);
        const codes = outcomes.map((outcome) => (isRefusal(outcome) ? outcome.refused : 'done'));
        expect([
          ['done', 'team-still-open'],
          ['caf-not-open', 'done'],
        ]).toContainEqual(codes);
      }),
      { numRuns: 30 },
    ));
});

describe('A process that is killed while it makes a team serve a child', () => {
  const killedAfter = (store: InMemoryEventStore, appends: number): EventStore => {
    let left = appends;
    return {
      read: (stream, after) => (left < 0 ? Promise.reject(new Error('killed')) : store.read(stream, after)),
      append: async (stream, events, expected) => {
        left -= 1;
        if (left < 0) throw new Error('killed');
        return store.append(stream, events, expected);
      },
    };
  };
  const making: readonly Name[] = [
    'convene for ben and ada',
    'take ada into the team of cyd',
    'merge her team into that of cyd',
    'close her CAF',
  ];
  const cases = making.flatMap((name) => [0, 1, 2, 3, 4].map((appends) => [name, appends] as const));
  it.each(cases)('%s, after %i writes: what it left is settled, and work goes on', async (name, appends) => {
    const { store, head } = await inWorld(name === 'merge her team into that of cyd' ? 'a team of her own' : 'no team');
    const pause = (): Promise<void> => Promise.resolve();
    await processOver(killedAfter(store, appends), pause)
      .commands[name]()
      .catch(() => undefined);
    await afterwards(store, head);
    const later = processOver(store, pause, begun + 31_000);
    for (const childId of children) await later.reservations.settleLapsed(childId);
    await afterwards(store, head);
    await judge(store);
    await later.commands['convene for ada']();
    await afterwards(store, head);
    await judge(store);
    // Somebody has a team or could have one made now, unless the CAF ended.
    const { state: file } = await later.aggregates.fold(cafAggregate, ada);
    const { state: work } = await later.aggregates.fold(childWorkAggregate, ada);
    expect(work.team !== null || openEpisode(file) === undefined).toBe(true);
  });

  it('writes nothing any more once it was settled without it', async () => {
    const { store, head } = await inWorld('no team');
    const pause = (): Promise<void> => Promise.resolve();
    // The team's own append waits until somebody has given the process up.
    let release: () => void = () => undefined;
    const held = new Promise<void>((go) => (release = go));
    let waits: () => void = () => undefined;
    const waiting = new Promise<void>((go) => (waits = go));
    const slow: EventStore = {
      read: (stream, after) => store.read(stream, after),
      append: async (stream, events, expected) => {
        if (stream.startsWith('teamAroundChild-')) {
          waits();
          await held;
        }
        return store.append(stream, events, expected);
      },
    };
    const answer = processOver(slow, pause).commands['convene for ada']();
    await waiting;
    const later = processOver(store, pause, begun + 31_000);
    const second = await later.commands['convene for ben and ada']();
    expect(isRefusal(second)).toBe(false);
    release();
    const first = await answer;
    expect(isRefusal(first) && first.refused).toBe('contended');
    await afterwards(store, head);
    await judge(store);
  });
});
