import {
  ada,
  after,
  assessedChild,
  atWork,
  ben,
  episode,
  type Happened,
  inTeam,
  killAfterEachWrite,
  leads,
  planAgreed,
  stepUpAccepted,
  stepUpRequested,
  team,
  withLead,
  withTeam,
} from '../testing/county';
import { whenSocialCareTakesOverThenHandTheWorkToIt as process } from './when-social-care-takes-over-then-hand-the-work-to-it';

const accepted: Happened = async (told) => {
  await atWork(told, ada);
  await told.caf(ada, stepUpRequested('s17'), stepUpAccepted('s17'));
  return told.last(`caf-${ada}`);
};
const planned =
  (basis: 's17' | 's47', ...siblings: readonly string[]): Happened =>
  async (told) => {
    for (const childId of [ada, ...siblings]) await assessedChild(told, childId);
    await withTeam(told, ada, ...siblings);
    await told.caf(ada, stepUpRequested(basis), stepUpAccepted(basis), planAgreed(basis));
    return told.last(`caf-${ada}`);
  };

describe('When social care accepts a child', () => {
  it('ends the role of the Lead Professional, for a social worker leads now; team and CAF go on', async () => {
    const county = await after(process, accepted);
    expect((await county.folds.lead(ada)).all).toMatchObject([{ endReason: 'stepped-up', endedOn: '2007-06-21' }]);
    expect(await inTeam(county)).toHaveLength(4);
    expect((await episode(county))?.status).toBe('in-delivery');
  });
  it('has one effect when it is killed after any of its writes and hears it again', async () =>
    expect(await killAfterEachWrite(process, accepted)).toBe(3));
  it('ends the role of one who accepted it in the same moment', async () => {
    const county = await after(process, async (told) => {
      await assessedChild(told, ada);
      await told.caf(ada, stepUpRequested('s17'), stepUpAccepted('s17'));
      await withLead(told, ada);
      return told.last(`leadProfessional-${ada}`);
    });
    expect(await leads(county)).toBeUndefined();
  });
  it('lets the coordinator go who held the reins', async () => {
    const county = await after(process, async (told) => {
      await assessedChild(told, ada);
      const interim = { interim: 1, on: '2007-05-01', episode: 1, practitionerId: 'coordinator' };
      await told.lead(ada, { type: 'InterimMarked', data: interim });
      await told.caf(ada, stepUpRequested('s47'), stepUpAccepted('s47'));
      return told.last(`caf-${ada}`);
    });
    expect((await county.folds.lead(ada)).interim).toBeNull();
  });
});

describe("When social care's plan is agreed", () => {
  it.each(['s17', 's47'] as const)('closes team and CAF as stepped up (%s)', async (basis) => {
    const county = await after(process, planned(basis));
    expect(await county.folds.team(team)).toMatchObject({ closed: { on: '2007-07-10', reason: 'stepped-up' } });
    expect(await episode(county)).toMatchObject({ closures: [{ on: '2007-07-10', reason: `stepped-up-${basis}` }] });
  });
  it('has one effect when it is killed after any of its writes and hears it again', async () =>
    expect(await killAfterEachWrite(process, planned('s17'))).toBe(5));
  it('leaves the siblings with their team and their CAFs (edge case 4)', async () => {
    const county = await after(process, planned('s17', ben));
    expect(await inTeam(county)).toHaveLength(4);
    expect([(await episode(county))?.status, (await episode(county, ben))?.status]).toEqual(['closed', 'in-delivery']);
  });
  it('waits while social care has not answered another request', async () => {
    const county = await after(process, async (told) => {
      const agreed = await planned('s17')(told);
      await told.caf(ada, stepUpRequested('s47', 2));
      return agreed;
    });
    expect((await episode(county))?.status).toBe('in-delivery');
  });
});
