import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessTable } from '@app/access';
import { sampleEntry } from '@app/access/testing';
import { type OwnDatabase, ownDatabase } from '@app/database/testing';
import { rooms } from '@app/rooms';
import { logTo, openRuntime, readConfig, type Runtime } from '@app/runtime';
import {
  acceptRecords,
  noteHead,
  type Records,
  recordsOf,
  RecordsReplaced,
  requireHeads,
  type Verified,
  verifyRecords,
} from './index';

const clock = (): Date => new Date('2007-07-31T10:00:00Z');
const meta = {} as never;
const id = (n: number): string => `0d2f6c1e-0000-5000-8000-${String(n).padStart(12, '0')}`;

describe('The records, compared with what was noted outside of the database', () => {
  let own: OwnDatabase;
  let home: string;
  let runtime: Runtime;
  let records: Records;
  let looks: AccessTable;

  const event = (stream: string, n: number): Promise<unknown> =>
    runtime.store.append(stream, [{ id: id(n), type: 'spec.noted.v1', data: { n }, meta }], 'no-stream');
  beforeEach(async () => {
    own = await ownDatabase();
    home = await mkdtemp(join(tmpdir(), 'teamaround-records-'));
    const config = readConfig({ NODE_ENV: 'test', DATABASE_URL: own.url, TEAMAROUND_HOME: home });
    runtime = await openRuntime(config, rooms, { clock, log: logTo(() => undefined, 'silent', clock) });
    records = recordsOf(runtime);
    looks = new AccessTable(runtime.application.pool, runtime.digests);
    await event('spec-1', 1);
    await event('spec-2', 2);
    for (let n = 0; n < 3; n += 1) await looks.write(sampleEntry());
    await noteHead(records, clock);
  });
  afterEach(async () => {
    await runtime.close();
    await own.drop();
    await rm(home, { recursive: true, force: true });
  });

  /** What the owner's account could do by hand. */
  const damage = async (...statements: readonly string[]): Promise<void> => {
    const triggers = ['ALTER TABLE log.event DISABLE TRIGGER ALL', 'ALTER TABLE audit.access DISABLE TRIGGER ALL'];
    await runtime.pool.query([...triggers, ...statements].join(';'));
  };
  const found = ({ log, access }: Verified): readonly unknown[] => [
    log.faults.map(({ kind, stream, position }) => [kind, stream ?? position]),
    access.broken,
  ];

  it('are sound while they are only added to, and noted once for each addition', async () => {
    await requireHeads(records);
    expect(await noteHead(records, clock)).toBeUndefined();
    await event('spec-3', 3);
    expect((await noteHead(records, clock))?.streams).toEqual(new Map([['spec-3', 0n]]));
    await looks.write(sampleEntry());
    expect((await noteHead(records, clock))?.streams).toEqual(new Map());
    await requireHeads(records);
    expect(found(await verifyRecords(records))).toEqual([[], undefined]);
  });

  it('keep a start away when the end of the log is gone, and the check names the stream and the end', async () => {
    await damage(`DELETE FROM log.event WHERE stream = 'spec-2'`);
    await expect(requireHeads(records)).rejects.toThrow(RecordsReplaced);
    expect(found(await verifyRecords(records))).toEqual([
      [
        ['cut', 2n],
        ['stream-removed', 'spec-2'],
      ],
      undefined,
    ]);
  });

  it('keep a start away when the end of the record of access is gone, and the check says from where', async () => {
    await damage('DELETE FROM audit.access WHERE entry > 1');
    await expect(requireHeads(records)).rejects.toThrow('The record of access does not hold');
    expect(found(await verifyRecords(records))).toEqual([[], { kind: 'cut', entry: 2n }]);
  });

  it('keep a start away when everything was replaced by a log that is sound in itself', async () => {
    await damage('TRUNCATE log.event', `SELECT setval('log.event_position', 1, false)`);
    await event('spec-8', 8);
    await event('spec-9', 9);
    await expect(requireHeads(records)).rejects.toThrow(RecordsReplaced);
    await expect(noteHead(records, clock)).rejects.toThrow(RecordsReplaced);
    expect(found(await verifyRecords(records))).toEqual([
      [
        ['replaced', 2n],
        ['stream-removed', 'spec-1'],
        ['stream-removed', 'spec-2'],
      ],
      undefined,
    ]);
  });

  it('tell of a change in what stood long before the last end, whoever made it', async () => {
    await damage(`UPDATE log.event SET data = '{"n":7}' WHERE position = 1`);
    await requireHeads(records);
    expect(found(await verifyRecords(records))).toEqual([[['altered', 'spec-1']], undefined]);
  });

  it('count as they are once somebody accepted them, and from then on they are kept to that', async () => {
    await damage(`DELETE FROM log.event WHERE stream = 'spec-2'`);
    const accepted = { by: id(1), agencyId: id(2), reason: 'restored-from-backup' } as const;
    await acceptRecords(records, accepted, clock);
    await requireHeads(records);
    expect(found(await verifyRecords(records))).toEqual([[], undefined]);
    expect(await records.heads.heads()).toMatchObject([{ accepted, log: { position: 1n } }]);
    await damage('DELETE FROM log.event');
    await expect(requireHeads(records)).rejects.toThrow(RecordsReplaced);
  });
});
