import { asIfNarrowed } from '@app/consent';
import {
  ada,
  after,
  assessedChild,
  type Happened,
  inTeam,
  leads,
  narrowed,
  team,
  withLead,
  withTeam,
} from '../testing/county';
import { whenConsentIsTakenBackThenEndWhatRestedOnIt as process } from '../follow-ups/when-consent-is-taken-back-then-end-what-rested-on-it';
import { wouldEnd } from './what-would-end';

/** A team of school, health, housing and a mother; health leads, and somebody may stand in. */
const together =
  (deputyOf?: string): Happened =>
  async (told) => {
    await assessedChild(told, ada);
    await withTeam(told, ada);
    await withLead(told, ada, 'health', deputyOf);
    return told.last(`leadProfessional-${ada}`);
  };

describe('What a narrowing would end', () => {
  const shown = async (agencyId: string, deputyOf?: string): Promise<unknown> => {
    const county = await after(process, together(deputyOf));
    const narrowing = narrowed(agencyId);
    if (narrowing.type !== 'ConsentNarrowed') throw new Error('not a narrowing');
    const before = await county.folds.consent(ada);
    const shownFirst = await wouldEnd(county.folds, ada, asIfNarrowed(before, narrowing.data), '2007-07-02');
    expect([await inTeam(county), await leads(county)]).toEqual([
      ['teacher', 'visitor', 'officer', 'mother'],
      'health',
    ]);
    return shownFirst;
  };
  it('is the membership of the agency that leaves', async () =>
    expect(await shown('housing')).toEqual({
      members: [{ tacId: team, memberId: 'officer', agencyId: 'housing' }],
      leadProfessional: null,
      deputy: null,
    }));
  it('is the role of a Lead Professional of that agency, and with it the deputy', async () =>
    expect(await shown('health', 'housing')).toMatchObject({
      members: [{ tacId: team, memberId: 'visitor', agencyId: 'health' }],
      leadProfessional: { agencyId: 'health' },
      deputy: { agencyId: 'housing' },
    }));
  it('is the deputy alone where the Lead Professional goes on', async () =>
    expect(await shown('housing', 'housing')).toMatchObject({
      leadProfessional: null,
      deputy: { agencyId: 'housing' },
    }));
  it('is nothing for the agency that holds the assessment, or one that is not there', async () => {
    const nothing = { members: [], leadProfessional: null, deputy: null };
    expect([await shown('school'), await shown('police')]).toEqual([nothing, nothing]);
  });
});
