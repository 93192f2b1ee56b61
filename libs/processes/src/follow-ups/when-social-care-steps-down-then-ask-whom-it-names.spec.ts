import { activeAssignment } from '@app/lead-professional';
import {
  ada,
  after,
  agencyOnRegister,
  asked,
  childWithCaf,
  type Happened,
  killAfterEachWrite,
  onRegister,
  withLead,
  withProposal,
  type County,
  type ProcessOver,
} from '../testing/county';
import { whenSocialCareStepsDownThenAskWhomItNames } from './when-social-care-steps-down-then-ask-whom-it-names';

const process: ProcessOver = (folds, _, places) => whenSocialCareStepsDownThenAskWhomItNames(folds, places);

interface Named {
  readonly leadProfessionalId?: string;
  readonly interimCoordinatorId?: string;
}
const handedOver =
  (named: Named, before: (county: County) => Promise<void> = async () => {}): Happened =>
  async (county) => {
    await county.locality(
      'BAN',
      { type: 'LocalityEstablished', data: { code: 'BAN', name: 'Banbury', area: 'North', from: '2006-09-01' } },
      { type: 'CoordinatorAppointed', data: { practitionerId: 'coordinator', from: '2006-09-01' } },
    );
    await childWithCaf(county, ada);
    await county.practitioner('of-health', onRegister('health'));
    await county.practitioner('of-police', onRegister('police'));
    await county.agency('health', agencyOnRegister);
    await county.agency('police', agencyOnRegister);
    await before(county);
    await county.caf(ada, {
      type: 'StepDownReceived',
      data: {
        ...{ episode: 1, on: '2007-03-02', from: 's17', socialWorkerId: 'social-worker', firstTeamOn: '2007-03-16' },
        ...{ leadProfessionalId: null, interimCoordinatorId: null },
        ...named,
      },
    });
    return county.last(`caf-${ada}`);
  };
const both = { leadProfessionalId: 'of-health', interimCoordinatorId: 'coordinator' };
const refusals = async (county: County): Promise<readonly string[]> =>
  (await county.log()).flatMap((line) => /processes\.step-refused\.v1 (.*)/.exec(line)?.slice(1) ?? []);

describe('When social care hands a child over', () => {
  it('whoever it names is asked to lead, and the coordinator stands in until they have accepted', async () => {
    const lead = await (await after(process, handedOver(both))).folds.lead(ada);
    expect(lead).toMatchObject({
      all: [
        {
          ...{ status: 'proposed', practitionerId: 'of-health', agencyId: 'health', episode: 1 },
          proposedOn: '2007-03-02',
        },
      ],
      interim: { practitionerId: 'coordinator', since: '2007-03-02' },
    });
    expect(activeAssignment(lead)).toBeUndefined();
  });
  it('has one effect when it is killed after any of its writes and hears it again', async () =>
    expect(await killAfterEachWrite(process, handedOver(both))).toBe(5));
  it('asks a person where the one who is to stand in does not coordinate the place', async () => {
    const county = await after(process, handedOver({ interimCoordinatorId: 'of-health' }));
    expect((await county.folds.lead(ada)).interim).toBeNull();
    expect(await asked(county)).toEqual(['{"step":0,"asked":"find-another-coordinator"}']);
  });
  it.each([
    ['nobody knows', 'stranger', 'unknown-nominee'],
    ['the family has not agreed to', 'of-police', 'consent-does-not-cover-agency'],
  ])('says so to people where it names somebody whom %s', async (_, leadProfessionalId, code) => {
    const county = await after(process, handedOver({ leadProfessionalId }));
    expect((await county.folds.lead(ada)).all).toEqual([]);
    expect(await refusals(county)).toEqual([`{"step":0,"refused":"${code}"}`]);
  });
  it('leaves it to whoever leads or was asked meanwhile', async () => {
    const led = await after(
      process,
      handedOver(both, (county) => withLead(county, ada)),
    );
    expect(await led.folds.lead(ada)).toMatchObject({ all: [{ status: 'active' }], interim: null });
    const proposed = await after(
      process,
      handedOver(both, (county) => withProposal(county, ada, 'housing')),
    );
    expect(await proposed.folds.lead(ada)).toMatchObject({ all: [{ practitionerId: 'of-housing' }] });
  });
});
