import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { Aggregates, type EventMeta, InMemoryEventStore } from '@app/event-store';
import { PlainSealer } from '@app/event-store/testing';
import { subjectsOf } from './subjects-of';

const [ada, ben, copy, copyOfCopy] = ['a', 'b', 'c', 'd'].map((n) => `5d8f2c1a-3b4e-4f6a-8c9d-0e1f2a3b4c5${n}`) as [
  string,
  string,
  string,
  string,
];
const tac = '6e9a3d2b-4c5f-4a7b-9dae-1f2a3b4c5d6e';

describe('Whose keys are destroyed with a child', () => {
  let store: InMemoryEventStore;
  /** Appends what a room once stored, with some of it changed. */
  const happened = async (stream: string, room: string, type: string, change: object = {}): Promise<void> => {
    const file = join(__dirname, '../..', room, 'src/domain/samples', `${type}.json`);
    const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: object };
    const past = await store.read(stream);
    const meta = { commandId: randomUUID(), commandDigest: '' } as EventMeta;
    await store.append(
      stream,
      [{ id: randomUUID(), type, data: { ...data, ...change }, meta }],
      past.at(-1)?.revision ?? 'no-stream',
    );
  };
  const ofTeam = (...children: readonly string[]) => ({
    children: children.map((childId) => ({ childId, episode: 1 })),
  });
  const subjects = (childId: string): Promise<readonly string[]> =>
    subjectsOf(new Aggregates(store, new PlainSealer()), childId);

  beforeEach(async () => {
    store = new InMemoryEventStore();
    for (const child of [ada, ben]) {
      await happened(`child-${child}`, 'children', 'children.child-registered.v1');
      await happened(`caf-${child}`, 'caf', 'caf.opened.v1');
    }
  });

  it('is the child’s own', async () => expect(await subjects(ada)).toEqual([`child-${ada}`]));
  it('are also those of duplicates, and of duplicates of those', async () => {
    await happened(`child-${ada}`, 'children', 'children.duplicate-absorbed.v1', { duplicateId: copy });
    await happened(`child-${copy}`, 'children', 'children.child-registered.v1');
    await happened(`child-${copy}`, 'children', 'children.duplicate-absorbed.v1', { duplicateId: copyOfCopy });
    expect(await subjects(ada)).toEqual([ada, copy, copyOfCopy].map((id) => `child-${id}`));
  });
  it('is also that of a team that served nobody else', async () => {
    await happened(`teamAroundChild-${tac}`, 'team-around-the-child', 'team.convened.v1', ofTeam(ada));
    await happened(`caf-${ada}`, 'caf', 'caf.team-noted.v1', { tacId: tac });
    expect(await subjects(ada)).toEqual([`child-${ada}`, `team-${tac}`]);
  });
  it('is not that of a family’s team until the last of its children goes, one whom it let go included', async () => {
    await happened(`teamAroundChild-${tac}`, 'team-around-the-child', 'team.convened.v1', ofTeam(ada));
    await happened(`teamAroundChild-${tac}`, 'team-around-the-child', 'team.child-added.v1', { childId: ben });
    await happened(`teamAroundChild-${tac}`, 'team-around-the-child', 'team.child-removed.v1', { childId: ben });
    for (const child of [ada, ben]) await happened(`caf-${child}`, 'caf', 'caf.team-noted.v1', { tacId: tac });
    expect(await subjects(ada)).toEqual([`child-${ada}`]);
    await happened(`retention-${ben}`, 'retention', 'retention.erasure-reapplied.v1');
    expect(await subjects(ada)).toEqual([`child-${ada}`, `team-${tac}`]);
  });
});
