import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { childAggregate, ChildMatches } from '@app/children';
import { ownDatabase, type OwnDatabase } from '@app/database/testing';
import { type Aggregate, Aggregates, type Envelope, type RecordedEvent, sealedPart } from '@app/event-store';
import { type DomainEvent, isRefusal, type Refusal } from '@app/kernel';
import { retentionAggregate, retentionRoom } from '@app/retention';
import { rooms } from '@app/rooms';
import { type AutomationTools, erasing, logTo, openRuntime, readConfig, type Runtime } from '@app/runtime';
import { register } from '../../libs/children/src/domain/testing/ada';

const clock = () => new Date('2026-06-15T09:00:00Z');
const today = '2026-06-15';

class Killed extends Error {}

/** What an erasure consists of from outside: every step of it may be the last that the process takes. */
const stepsOf = <T extends object>(thing: T, methods: readonly (keyof T)[], step: () => void): T =>
  new Proxy(thing, {
    get: (target, name: string) => {
      const value: unknown = target[name as keyof T];
      if (typeof value !== 'function') return value;
      const method = (value as (...args: unknown[]) => Promise<unknown>).bind(target);
      if (!methods.includes(name as keyof T)) return method;
      return async (...args: unknown[]) => {
        const answer = await method(...args);
        step();
        return answer;
      };
    },
  });

describe('Erasing a child, killed after any of its steps and begun again', () => {
  let own: OwnDatabase;
  let home: string;
  let runtime: Runtime;
  let sent = 0;

  const send = async <C, E extends DomainEvent, S, R extends Refusal>(
    aggregate: Aggregate<C, E, S, R>,
    id: string,
    command: C,
  ): Promise<void> => {
    const commandId = `00000000-0000-4000-8000-${String((sent += 1)).padStart(12, '0')}`;
    const actor = { practitionerId: commandId, role: 'information-governance', agencyId: commandId };
    const about = { correlationId: commandId, causationId: commandId, purpose: 'retention', locality: null };
    const envelope: Envelope<C> = { command, commandId, commandDigest: '', actor, at: clock().toISOString(), ...about };
    const outcome = await runtime.aggregates.handle(aggregate, id, envelope);
    if (isRefusal(outcome)) throw new Error(outcome.refused);
  };
  const known = { today, record: 'open' } as const;
  /** A child with a duplicate, found by a number, whose destruction is approved. */
  const approvedChild = async (): Promise<{ child: string; copy: string; approval: RecordedEvent }> => {
    const [child, copy, proposalId] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [child, copy]) {
      await send(childAggregate, id, register);
      await new ChildMatches(runtime.dataSource, runtime.digests).keep(id, [{ kind: 'nhs-number', text: id }]);
    }
    const merge = { reason: 'registered-twice', on: today, survivor: 'open', survivorEnded: false, today } as const;
    await send(childAggregate, copy, { type: 'MergeChild', childId: copy, survivorId: child, ...merge });
    await send(childAggregate, child, { type: 'AbsorbDuplicate', duplicateId: copy, on: today });
    const ground = 'right-to-erasure' as const;
    await send(retentionAggregate, child, {
      type: 'RequestErasure',
      proposalId,
      ground,
      requestedBy: 'one',
      on: today,
      note: null,
      ...known,
    });
    await send(retentionAggregate, child, {
      type: 'ApproveDestruction',
      proposalId,
      approvedBy: 'other',
      on: today,
      heldElsewhere: false,
      ...known,
    });
    const approval = (await runtime.store.read(`retention-${child}`)).at(-1) as RecordedEvent;
    return { child, copy, approval };
  };
  /** A process that remembers nothing hears the approval, and is killed after its step number `last`. */
  const hear = async (approval: RecordedEvent, last: number): Promise<boolean> => {
    let taken = 0;
    const step = (): void => {
      if ((taken += 1) === last) throw new Killed();
    };
    const aggregates = new Aggregates(runtime.store, runtime.sealer);
    const { erasures, keyring, dataSource: database, digests } = runtime;
    const forgetting = rooms.map((room) => (room.forget === undefined ? room : stepsOf(room, ['forget'], step)));
    const erase = erasing({
      erasures: stepsOf(erasures, ['add'], step),
      keyring: stepsOf(keyring, ['erase'], step),
      aggregates,
      rooms: forgetting,
      tools: { database, digests },
    });
    const tools = { ...runtime, aggregates: stepsOf(aggregates, ['handle'], step), erase } as never as AutomationTools;
    const job = retentionRoom.automations?.(tools).find(({ name }) => name.endsWith('then-erase'));
    try {
      await job?.react(approval);
      return false;
    } catch (error) {
      if (error instanceof Killed) return true;
      throw error;
    }
  };

  beforeAll(async () => {
    own = await ownDatabase();
    home = await mkdtemp(join(tmpdir(), 'erasure-'));
    const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: own.url, TEAMAROUND_HOME: home });
    const log = logTo(() => undefined, 'silent', clock);
    runtime = await openRuntime(config, rooms, { clock, log });
  });
  afterAll(async () => {
    await runtime.close();
    await own.drop();
    await rm(home, { recursive: true });
  });

  it('has one effect', async () => {
    const bystander = randomUUID();
    await send(childAggregate, bystander, register);
    let kills = 0;
    for (let last = 1, killed = true; killed; last += 1) {
      const { child, copy, approval } = await approvedChild();
      killed = await hear(approval, last);
      kills += killed ? 1 : 0;
      // Delivered again to the next process, and once more though it was done.
      for (let again = 0; again < 2; again += 1) expect(await hear(approval, Infinity)).toBe(false);

      const events = await runtime.store.read(`retention-${child}`);
      expect(events.map(({ type }) => type.split('.')[1])).toEqual([
        'erasure-requested',
        'destruction-approved',
        'destruction-started',
        'record-destroyed',
      ]);
      const subjects = [`child-${child}`, `child-${copy}`];
      const lines = (await readFile(join(home, 'erasures.register'), 'utf8')).split('\n');
      for (const subject of subjects) expect(lines.filter((line) => line === subject)).toHaveLength(1);
      const found = await runtime.dataSource.query<unknown[]>('SELECT FROM read.child_match WHERE child_id = ANY($1)', [
        [child, copy],
      ]);
      expect(found).toEqual([]);
      for (const stream of subjects) expect(await opened(stream)).toEqual(['erased']);
    }
    // Beginning, register, two keys, two traces, certificate.
    expect(kills).toBe(7);
    expect(await opened(`child-${bystander}`)).toEqual([expect.objectContaining({ givenNames: 'Ada' })]);
  });

  const opened = async (stream: string): Promise<readonly (object | 'erased')[]> =>
    runtime.sealer.open((await runtime.store.read(stream)).flatMap((event) => sealedPart(event) ?? []));
});
