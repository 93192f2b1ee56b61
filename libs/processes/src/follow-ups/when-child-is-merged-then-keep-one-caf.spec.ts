import {
  ada,
  after,
  assessedChild,
  atWork,
  ben,
  childWithCaf,
  type County,
  episode,
  type Happened,
  killAfterEachWrite,
  leads,
  opened,
  registered,
  team,
} from '../testing/county';
import { whenChildIsMergedThenKeepOneCaf as process } from './when-child-is-merged-then-keep-one-caf';

/** Ben's record turns out to be Ada's. */
const merge = async (told: County): Promise<void> => {
  await told.child(ben, {
    type: 'ChildMerged',
    data: { survivorId: ada, reason: 'registered-twice', on: '2007-06-01' },
  });
  await told.child(ada, { type: 'DuplicateAbsorbed', data: { duplicateId: ben, on: '2007-06-01' } });
};
const both: Happened = async (told) => {
  await assessedChild(told, ada);
  await atWork(told, ben);
  await merge(told);
  return told.last(`child-${ben}`);
};

describe('When two records are one child (edge case 2)', () => {
  it('keeps the CAF of the record that is used, and voids the other as a duplicate with its team and Lead Professional', async () => {
    const county = await after(process, both);
    expect([(await episode(county))?.status, (await episode(county, ben))?.status]).toEqual(['assessed', 'void']);
    expect(await county.folds.team(team)).toMatchObject({ closed: { reason: 'caf-ended' } });
    expect(await leads(county, ben)).toBeUndefined();
    expect((await county.log()).filter((line) => line.includes('caf.voided.v1'))).toEqual([
      expect.stringContaining('"reason":"duplicate"'),
    ]);
  });
  it('has one effect when it is killed after any of its writes and hears it again', async () =>
    expect(await killAfterEachWrite(process, both)).toBe(7));
  it('leaves a CAF that only the duplicate has', async () => {
    const county = await after(process, async (told) => {
      await registered(told, ada);
      await childWithCaf(told, ben);
      await merge(told);
      return told.last(`child-${ben}`);
    });
    expect((await episode(county, ben))?.status).toBe('assessing');
  });
  it('voids it once the record that is used has one too', async () => {
    const county = await after(process, async (told) => {
      await registered(told, ada);
      await childWithCaf(told, ben);
      await merge(told);
      await told.caf(ada, opened);
      return told.last(`caf-${ada}`);
    });
    expect([(await episode(county))?.status, (await episode(county, ben))?.status]).toEqual(['assessing', 'void']);
  });
  it('does nothing where the merge was undone meanwhile', async () => {
    const county = await after(process, async (told) => {
      const event = await both(told);
      await told.child(ben, { type: 'ChildUnmerged', data: { survivorId: ada, on: '2007-06-02' } });
      await told.child(ada, { type: 'DuplicateReleased', data: { duplicateId: ben, on: '2007-06-02' } });
      return event;
    });
    expect((await episode(county, ben))?.status).toBe('in-delivery');
  });
});
