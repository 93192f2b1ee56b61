import {
  ada,
  after,
  agencyOnRegister,
  asked,
  atWork,
  type County,
  deliver,
  emptyCounty,
  type Happened,
  inTeam,
  killAfterEachWrite,
  type ProcessOver,
  team,
  withAction,
} from '../testing/county';
import { whenAgencyLeavesThenItsPeopleLeave } from './when-agency-leaves-then-its-people-leave';

const process: ProcessOver = (folds, _clock, places, work, store) =>
  whenAgencyLeavesThenItsPeopleLeave(folds, places, work, store);
const gone = (agencyId: string) => (county: County) =>
  county.agency(agencyId, agencyOnRegister, { type: 'AgencyLeft', data: { on: '2007-07-02' } });
const leaves =
  (agencyId: string): Happened =>
  async (county) => {
    await atWork(county, ada);
    await withAction(county);
    await gone(agencyId)(county);
    return county.last(`agency-${agencyId}`);
  };
const questions = async (county: County): Promise<readonly (string | undefined)[]> =>
  (await asked(county)).map((line) => /"asked":"(.*)"/.exec(line)?.[1]);

describe('When an agency leaves (edge case 14)', () => {
  it('takes its people out of the teams, and asks who does their work', async () => {
    const county = await after(process, leaves('health'));
    expect(await inTeam(county)).toEqual(['teacher', 'officer', 'mother']);
    expect(await county.folds.team(team)).toMatchObject({ members: [{}, { until: '2007-07-02' }, {}, {}] });
    expect(await questions(county)).toEqual([
      'agree-who-does-the-work-of-the-agency',
      'agree-who-takes-the-action-over',
    ]);
  });
  it('has the role of Lead Professional handed over', async () => {
    const county = await after(process, leaves('health'));
    expect((await county.folds.lead(ada)).all).toMatchObject([
      { status: 'active', handoverRequiredOn: '2007-07-02', handoverReason: 'agency-withdrew' },
    ]);
  });
  it('asks who holds the assessment that it held', async () => {
    const county = await after(process, leaves('school'));
    expect(await questions(county)).toEqual(['agree-who-holds-the-caf', 'agree-who-does-the-work-of-the-agency']);
  });
  it('has one effect when it is killed after any of its writes and hears it again', async () =>
    // Plan, role, member; and a note of each of those two steps and of the two questions.
    expect(await killAfterEachWrite(process, leaves('health'))).toBe(7));
  it('does the same for a team that was convened in the very same moment', async () => {
    const county = emptyCounty();
    await gone('housing')(county);
    await atWork(county, ada);
    await deliver(process, await county.last(`teamAroundChild-${team}`), county.store);
    expect(await inTeam(county)).toEqual(['teacher', 'visitor', 'mother']);
  });
  it('leaves everybody else where they are', async () => {
    const county = await after(process, leaves('police'));
    expect(await inTeam(county)).toEqual(['teacher', 'visitor', 'officer', 'mother']);
    expect((await county.log()).filter((line) => line.startsWith('followUp-'))).toEqual([]);
  });
});
