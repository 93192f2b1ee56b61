import { type CafEvent } from '@app/caf';
import {
  ada,
  after,
  assessedChild,
  ben,
  type Happened,
  killAfterEachWrite,
  leads,
  team,
  withLead,
  withTeam,
} from '../testing/county';
import { whenCafEndedThenEndWhatIsLeft as process } from './when-caf-ended-then-end-what-is-left';

const closed: CafEvent = {
  type: 'CafClosed',
  data: { episode: 1, on: '2007-07-20', reason: 'family-disengaged', outcomes: [] },
  personal: { summary: 'They moved on', childComment: null, parentComment: null },
};
const closing =
  (...siblings: readonly string[]): Happened =>
  async (told) => {
    for (const childId of [ada, ...siblings]) await assessedChild(told, childId);
    await withTeam(told, ada, ...siblings);
    await withLead(told, ada);
    await told.caf(ada, closed);
    return told.last(`caf-${ada}`);
  };

describe('When a CAF has ended while something was still at work', () => {
  it('closes the team and ends the Lead Professional, on the day on which the CAF ended', async () => {
    const county = await after(process, closing());
    expect(await county.folds.team(team)).toMatchObject({ closed: { on: '2007-07-20', reason: 'caf-ended' } });
    expect((await county.folds.lead(ada)).all).toMatchObject([{ endReason: 'episode-closed', endedOn: '2007-07-20' }]);
  });
  it('has one effect when it is killed after any of its writes and hears it again', async () =>
    expect(await killAfterEachWrite(process, closing())).toBe(5));
  it('lets the coordinator go who stepped in while the CAF was being closed', async () => {
    const county = await after(process, async (told) => {
      await assessedChild(told, ada);
      await told.caf(ada, closed);
      await told.lead(ada, {
        type: 'InterimMarked',
        data: { interim: 1, on: '2007-07-20', episode: 1, practitionerId: 'coordinator' },
      });
      return told.last(`leadProfessional-${ada}`);
    });
    expect((await county.folds.lead(ada)).interim).toBeNull();
  });
  it('leaves a team that serves a sibling whose CAF is open', async () => {
    const county = await after(process, closing(ben));
    expect((await county.folds.team(team)).is).toBe('open');
    expect(await leads(county)).toBeUndefined();
  });
});
