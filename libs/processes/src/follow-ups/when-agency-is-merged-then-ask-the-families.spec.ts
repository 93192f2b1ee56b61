import {
  ada,
  after,
  agencyOnRegister,
  asked,
  assessedChild,
  atWork,
  ben,
  childWithCaf,
  type County,
  type Happened,
  inTeam,
  killAfterEachWrite,
  leads,
  type ProcessOver,
  team,
  withTeam,
} from '../testing/county';
import { whenAgencyIsMergedThenAskTheFamilies } from './when-agency-is-merged-then-ask-the-families';

const process: ProcessOver = (folds, now, places, work) =>
  whenAgencyIsMergedThenAskTheFamilies(folds, places, work, now);
const merged =
  (agencyId: string, into: string, tell = (county: County) => atWork(county, ada)): Happened =>
  async (county) => {
    await tell(county);
    await county.agency(into, agencyOnRegister);
    await county.agency(agencyId, agencyOnRegister, { type: 'AgencyMerged', data: { into, on: '2007-07-02' } });
    return county.last(`agency-${agencyId}`);
  };

describe('When an agency is merged into another (edge case 14)', () => {
  it('asks a person to speak with the family, whose consent does not name the one that takes over', async () => {
    const county = await after(process, merged('health', 'police'));
    expect(await asked(county)).toEqual(['{"step":0,"asked":"ask-the-family-about-the-successor"}']);
  });
  it('ends nothing, and the records keep the agency of the time', async () => {
    const county = await after(process, merged('health', 'police'));
    expect(await inTeam(county)).toEqual(['teacher', 'visitor', 'officer', 'mother']);
    expect(await leads(county)).toBe('health');
  });
  it('asks nobody where the family agreed to share with that one too', async () =>
    expect(await asked(await after(process, merged('health', 'housing')))).toEqual([]));
  it('asks for each child of a team once, and for a child whose assessment it holds', async () => {
    const siblings = await after(
      process,
      merged('health', 'police', async (county) => {
        for (const childId of [ada, ben]) await assessedChild(county, childId);
        await withTeam(county, ada, ben);
      }),
    );
    expect(await asked(siblings)).toHaveLength(2);
    const held = await after(
      process,
      merged('school', 'police', (county) => childWithCaf(county, ada)),
    );
    expect(await asked(held)).toHaveLength(1);
  });
  it('asks once when it is killed after any of its writes and hears it again', async () =>
    expect(await killAfterEachWrite(process, merged('health', 'police'))).toBe(2));
  it('asks nobody about a child for whom the agency is not at work any more', async () => {
    const county = await after(
      process,
      merged('health', 'police', async (told) => {
        await assessedChild(told, ada);
        await withTeam(told, ada);
        await told.team(team, {
          type: 'MemberRemoved',
          data: { memberId: 'visitor', on: '2007-06-01', reason: 'no-longer-involved', familyAbsence: null },
          personal: { note: null },
        });
      }),
    );
    expect(await asked(county)).toEqual([]);
  });
});
