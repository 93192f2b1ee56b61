import {
  ada,
  after,
  agencyOnRegister,
  agreed,
  asked,
  atWork,
  childWithCaf,
  type County,
  deliver,
  emptyCounty,
  type Happened,
  inTeam,
  killAfterEachWrite,
  onRegister,
  type ProcessOver,
  team,
  withAction,
} from '../testing/county';
import { whenPractitionerChangesAgencyThenWorkForTheOldOneEnds } from './when-practitioner-changes-agency-then-work-for-the-old-one-ends';

const process: ProcessOver = (folds, now, places, work, store) =>
  whenPractitionerChangesAgencyThenWorkForTheOldOneEnds(folds, places, work, store, now);

/** The health visitor works for another agency from the second of July on, and was at work for Ada before. */
const movesTo =
  (agencyId: string, ...told: readonly ((county: County) => Promise<void>)[]): Happened =>
  async (county) => {
    await atWork(county, ada);
    for (const tell of told) await tell(county);
    await county.practitioner('of-health', onRegister('health'), {
      type: 'PostChanged',
      data: { from: 'health', agencyId, role: 'family worker', on: '2007-07-02' },
    });
    return county.last('practitioner-of-health');
  };
const questions = async (county: County): Promise<readonly (string | undefined)[]> =>
  (await asked(county)).map((line) => /"asked":"(.*)"/.exec(line)?.[1]);
const followUps = async (county: County): Promise<readonly string[]> =>
  (await county.log()).filter((line) => line.startsWith('followUp-'));

describe('When a practitioner changes agency (edge case 13)', () => {
  it('ends what they did for the old one: consent is to an agency', async () => {
    const county = await after(process, movesTo('police'));
    expect(await inTeam(county)).toEqual(['teacher', 'officer', 'mother']);
    expect(await county.folds.team(team)).toMatchObject({ members: [{}, { until: '2007-07-02' }, {}, {}] });
    expect(await questions(county)).toEqual(['ask-the-agency-for-somebody-else']);
  });
  it('has the role of Lead Professional handed over, and leaves the family a name to call until it is', async () => {
    const county = await after(process, movesTo('police'));
    expect((await county.folds.lead(ada)).all).toMatchObject([
      { status: 'active', agencyId: 'health', handoverRequiredOn: '2007-07-02', handoverReason: 'left-post' },
    ]);
  });
  it('asks whether they go on for the new one where the family shares with that too', async () => {
    const county = await after(process, movesTo('housing'));
    expect(await inTeam(county)).toEqual(['teacher', 'officer', 'mother']);
    expect(await questions(county)).toEqual(['propose-again-for-the-new-agency', 'invite-again-for-the-new-agency']);
  });
  it('goes by the consent that the family gives now', async () => {
    const newer = agreed('newer', '2007-06-01');
    const toPolice = {
      ...newer,
      data: { ...newer.data, allowedAgencies: ['school', 'health', 'police'] },
    } as typeof newer;
    const county = await after(
      process,
      movesTo('police', (told) => told.consent(ada, toPolice)),
    );
    expect(await questions(county)).toEqual(['propose-again-for-the-new-agency', 'invite-again-for-the-new-agency']);
  });
  it('asks for another coordinator where they stood in, and not where they began to after the move', async () => {
    const standsIn =
      (on: string): Happened =>
      async (county) => {
        await childWithCaf(county, ada);
        await county.lead(ada, {
          type: 'InterimMarked',
          data: { interim: 1, on, episode: 1, practitionerId: 'of-health' },
        });
        await county.practitioner('of-health', onRegister('health'), {
          type: 'PostChanged',
          data: { from: 'health', agencyId: 'police', role: 'family worker', on: '2007-07-02' },
        });
        return county.last('practitioner-of-health');
      };
    expect(await questions(await after(process, standsIn('2007-07-01')))).toEqual(['find-another-coordinator']);
    expect(await questions(await after(process, standsIn('2007-07-02')))).toEqual([]);
  });
  it('lists what they were still to do', async () => {
    const county = await after(process, movesTo('police', withAction));
    expect(await questions(county)).toEqual(['ask-the-agency-for-somebody-else', 'agree-who-takes-the-action-over']);
  });
  it('has one effect when it is killed after any of its writes and hears it again', async () =>
    // Plan, role, member; and a note of each of those two steps and of the three questions.
    expect(await killAfterEachWrite(process, movesTo('housing', withAction))).toBe(8));
  it('does the same where a late entry names them for the old agency afterwards', async () => {
    const county = emptyCounty();
    await county.practitioner('of-health', onRegister('health'), {
      type: 'PostChanged',
      data: { from: 'health', agencyId: 'police', role: 'family worker', on: '2007-07-02' },
    });
    await atWork(county, ada);
    await deliver(process, await county.last(`leadProfessional-${ada}`), county.store);
    await deliver(process, await county.last(`teamAroundChild-${team}`), county.store);
    expect((await county.folds.lead(ada)).all).toMatchObject([{ handoverRequiredOn: '2007-07-02' }]);
    expect(await inTeam(county)).toEqual(['teacher', 'officer', 'mother']);
  });
  it('changes nothing for another role in the same agency', async () => {
    expect(await followUps(await after(process, movesTo('health')))).toEqual([]);
  });
  it('changes nothing where the old agency was merged into the new one: they have not moved', async () => {
    const county = await after(
      process,
      movesTo('police', (told) =>
        told.agency('health', agencyOnRegister, { type: 'AgencyMerged', data: { into: 'police', on: '2007-07-02' } }),
      ),
    );
    expect(await followUps(county)).toEqual([]);
  });
  it('does nothing more where they have gone back meanwhile', async () => {
    const county = await after(process, async (told) => {
      const event = await movesTo('police')(told);
      await told.practitioner('of-health', {
        type: 'PostChanged',
        data: { from: 'police', agencyId: 'health', role: 'worker', on: '2007-07-09' },
      });
      return event;
    });
    expect(await inTeam(county)).toEqual(['teacher', 'visitor', 'officer', 'mother']);
  });
});
