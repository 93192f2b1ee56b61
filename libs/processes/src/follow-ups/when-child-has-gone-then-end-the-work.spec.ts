import {
  ada,
  after,
  assessedChild,
  atWork,
  ben,
  type County,
  episode,
  type Happened,
  inTeam,
  killAfterEachWrite,
  leads,
  stepUpRequested,
  team,
  withLead,
  withTeam,
} from '../testing/county';
import { whenChildHasGoneThenEndTheWork as process } from './when-child-has-gone-then-end-the-work';

type Ending = Parameters<County['child']>[1];
const died: Ending = { type: 'ChildDied', data: { on: '2007-06-03' } };
const gone =
  (ending: Ending): Happened =>
  async (told) => {
    await atWork(told, ada);
    await told.child(ada, ending);
    return told.last(`child-${ada}`);
  };

describe('When a child dies (edge case 20)', () => {
  it('ends team, Lead Professional and CAF with that day and reason, so that no clock runs any more', async () => {
    const county = await after(process, gone(died));
    expect(await county.folds.team(team)).toMatchObject({ closed: { on: '2007-06-03', reason: 'deceased' } });
    expect((await county.folds.lead(ada)).all).toMatchObject([{ endReason: 'deceased', endedOn: '2007-06-03' }]);
    expect(await episode(county)).toMatchObject({ closures: [{ on: '2007-06-03', reason: 'deceased' }] });
  });
  it('has one effect when it is killed after any of its writes and hears it again', async () =>
    expect(await killAfterEachWrite(process, gone(died))).toBe(7));
  it('does not wait for social care', async () => {
    const county = await after(process, async (told) => {
      await atWork(told, ada);
      await told.caf(ada, stepUpRequested('s47'));
      await told.child(ada, died);
      return told.last(`child-${ada}`);
    });
    expect((await episode(county))?.status).toBe('closed');
  });
  it('leaves a sibling with the team', async () => {
    const county = await after(process, async (told) => {
      await assessedChild(told, ada);
      await assessedChild(told, ben);
      await withTeam(told, ada, ben);
      await told.child(ada, died);
      return told.last(`child-${ada}`);
    });
    expect(await county.folds.team(team)).toMatchObject({
      is: 'open',
      children: [{ until: '2007-06-03' }, { until: null }],
    });
    expect((await episode(county, ben))?.status).toBe('in-delivery');
  });
  it('ends what was begun in the same moment', async () => {
    const county = await after(process, async (told) => {
      await assessedChild(told, ada);
      await told.child(ada, died);
      await withTeam(told, ada);
      await withLead(told, ada);
      return told.last(`caf-${ada}`);
    });
    expect([await inTeam(county), await leads(county), (await episode(county))?.status]).toEqual([
      undefined,
      undefined,
      'closed',
    ]);
  });
  it('does nothing more where the death was recorded by mistake and taken back meanwhile', async () => {
    const county = await after(process, async (told) => {
      const event = await gone(died)(told);
      await told.child(ada, {
        type: 'EndingRetracted',
        data: { retracted: 'deceased' },
        personal: { reason: 'A namesake' },
      });
      return event;
    });
    expect((await episode(county))?.status).toBe('in-delivery');
  });
});

describe('When a pregnancy ends without a birth (edge case 3)', () => {
  it('ends all of it, and calls it nothing else', async () => {
    const county = await after(process, gone({ type: 'PregnancyEnded', data: { on: '2007-06-03' } }));
    expect(await county.folds.team(team)).toMatchObject({ closed: { reason: 'caf-ended' } });
    expect(await episode(county)).toMatchObject({ closures: [{ reason: 'pregnancy-ended' }] });
    expect((await county.log()).join()).not.toContain('deceased');
  });
});

describe('When a child is adopted (edge case 22)', () => {
  it('closes the CAF as looked after', async () => {
    const county = await after(process, gone({ type: 'ChildAdopted', data: { on: '2007-06-03' } }));
    expect(await episode(county)).toMatchObject({ closures: [{ reason: 'looked-after' }] });
  });
});
