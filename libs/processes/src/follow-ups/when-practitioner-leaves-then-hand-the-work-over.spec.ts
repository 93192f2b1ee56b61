import {
  ada,
  after,
  asked,
  atWork,
  childWithCaf,
  type County,
  deliver,
  emptyCounty,
  type Happened,
  inTeam,
  killAfterEachWrite,
  leads,
  onRegister,
  type ProcessOver,
  team,
  withAction,
  withLead,
  withProposal,
} from '../testing/county';
import { whenPractitionerLeavesThenHandTheWorkOver } from './when-practitioner-leaves-then-hand-the-work-over';

const process: ProcessOver = (folds, _clock, places, work, store) =>
  whenPractitionerLeavesThenHandTheWorkOver(folds, places, work, store);

/** Somebody of that agency leaves, after what was told. */
const leaves =
  (agencyId: string, ...told: readonly ((county: County) => Promise<void>)[]): Happened =>
  async (county) => {
    for (const tell of told) await tell(county);
    const id = `of-${agencyId}`;
    const left = { type: 'PractitionerLeft', data: { agencyId, on: '2007-07-20' } } as const;
    await county.practitioner(id, onRegister(agencyId), left);
    return county.last(`practitioner-${id}`);
  };
const adaAtWork = (county: County): Promise<void> => atWork(county, ada);
const handovers = async ({ folds }: County, id: string): Promise<readonly string[]> => {
  const person = await folds.practitioner(id);
  return person.is === 'unregistered' ? [] : person.handovers.map(({ work, record }) => `${work} ${record}`).sort();
};

describe('When a practitioner leaves (edge case 12)', () => {
  it('has the role of Lead Professional handed over, and leaves it with them until it is', async () => {
    const county = await after(process, leaves('health', adaAtWork));
    expect(await leads(county)).toBe('health');
    expect((await county.folds.lead(ada)).all).toMatchObject([
      { status: 'active', handoverRequiredOn: '2007-07-20', handoverReason: 'left-post' },
    ]);
  });
  it('takes them out of their teams from that day, and asks for somebody else of the agency', async () => {
    const county = await after(process, leaves('housing', adaAtWork));
    expect(await inTeam(county)).toEqual(['teacher', 'visitor', 'mother']);
    expect(await county.folds.team(team)).toMatchObject({
      members: [{}, {}, { memberId: 'officer', standing: 'removed', until: '2007-07-20' }, {}],
    });
    expect(await asked(county)).toEqual(['{"step":2,"asked":"ask-the-agency-for-somebody-else"}']);
  });
  it('lists what they were still to do, also where somebody had taken them out of the team before', async () => {
    const county = await after(process, leaves('health', adaAtWork, withAction));
    expect((await asked(county)).map((line) => /"asked":"(.*)"/.exec(line)?.[1])).toEqual([
      'ask-the-agency-for-somebody-else',
      'agree-who-takes-the-action-over',
    ]);
    const removed = (told: County): Promise<void> =>
      told.team(team, {
        type: 'MemberRemoved',
        data: { memberId: 'visitor', on: '2007-06-01', reason: 'left-post', familyAbsence: null },
        personal: { note: null },
      });
    const later = await after(process, leaves('health', adaAtWork, withAction, removed));
    expect((await asked(later)).map((line) => /"asked":"(.*)"/.exec(line)?.[1])).toEqual([
      'agree-who-takes-the-action-over',
    ]);
  });
  it('keeps on their record everything that has to be handed over', async () => {
    const county = await after(process, leaves('health', adaAtWork, withAction));
    expect(await handovers(county, 'of-health')).toEqual(['action action', `lead-professional ${ada}`, `team ${team}`]);
  });
  it('is seen to by the people of the locality of each child and team', async () => {
    const county = await after(process, leaves('health', adaAtWork, withAction));
    const planned = (await county.log()).find((line) => line.includes(' processes.planned.v1 '));
    expect(planned?.match(/"locality":"BAN"/g)).toHaveLength(7);
  });
  it('ends what a deputy did: there is nothing to hand over', async () => {
    const county = await after(
      process,
      leaves(
        'housing',
        (told) => childWithCaf(told, ada),
        (told) => withLead(told, ada, 'health', 'housing'),
      ),
    );
    expect((await county.folds.lead(ada)).all).toMatchObject([{ status: 'active', deputy: null }]);
    expect(await handovers(county, 'of-housing')).toEqual([]);
  });
  it('asks for another coordinator where they held the reins meanwhile', async () => {
    const county = await after(
      process,
      leaves('health', async (told) => {
        await childWithCaf(told, ada);
        await told.lead(ada, {
          type: 'InterimMarked',
          data: { interim: 1, on: '2007-04-20', episode: 1, practitionerId: 'of-health' },
        });
      }),
    );
    expect(await asked(county)).toEqual(['{"step":0,"asked":"find-another-coordinator"}']);
  });
  it('takes the question back and asks for another nominee where they had not answered, once for all deliveries of what named them', async () => {
    const county = emptyCounty();
    const left = await leaves('health', async (told) => {
      await childWithCaf(told, ada);
      await withProposal(told, ada);
    })(county);
    const proposal = await county.last(`leadProfessional-${ada}`);
    await deliver(process, left, county.store);
    await deliver(process, proposal, county.store);
    expect(await asked(county)).toEqual(['{"step":1,"asked":"propose-another-lead-professional"}']);
    // Somebody else can be asked: whoever has gone does not keep the place.
    expect((await county.folds.lead(ada)).all).toMatchObject([{ status: 'withdrawn' }]);
  });
  it('has one effect when it is killed after any of its writes and hears it again', async () =>
    // Plan; role, team and action on the leaver's record; role, member; two questions; and a note of each of the seven steps.
    expect(await killAfterEachWrite(process, leaves('health', adaAtWork, withAction))).toBe(13));
  it('does the same where the leaver was named in the very same moment', async () => {
    const county = emptyCounty();
    await leaves('health', (told) => childWithCaf(told, ada))(county);
    await withLead(county, ada);
    await deliver(process, await county.last(`leadProfessional-${ada}`), county.store);
    expect((await county.folds.lead(ada)).all).toMatchObject([{ handoverRequiredOn: '2007-07-20' }]);
    expect(await handovers(county, 'of-health')).toEqual([`lead-professional ${ada}`]);
  });
  it('does nothing where they had nothing to do, or have come back meanwhile', async () => {
    const idle = await after(process, leaves('police', adaAtWork));
    expect((await idle.log()).filter((line) => line.startsWith('followUp-'))).toEqual([]);
    const back = await after(process, async (county) => {
      const event = await leaves('health', adaAtWork)(county);
      await county.practitioner('of-health', onRegister('health'));
      return event;
    });
    expect((await back.log()).filter((line) => line.startsWith('followUp-'))).toEqual([]);
  });
  it('does nothing about practitioners whom nobody has registered', async () => {
    const county = await after(process, async (told) => {
      await adaAtWork(told);
      return told.last(`leadProfessional-${ada}`);
    });
    expect((await county.log()).filter((line) => line.startsWith('followUp-'))).toEqual([]);
  });
});
