import {
  ada,
  after,
  agreed,
  assessedChild,
  atWork,
  ben,
  childWithCaf,
  type County,
  endingAgreed,
  episode,
  type Happened,
  heardByOne,
  inTeam,
  killAfterEachWrite,
  leads,
  narrowed,
  stepUpAccepted,
  stepUpDeclined,
  stepUpRequested,
  team,
  withdrawn,
  withLead,
  withTeam,
} from '../testing/county';
import { whenConsentIsTakenBackThenEndWhatRestedOnIt as process } from './when-consent-is-taken-back-then-end-what-rested-on-it';

const everything = withdrawn(['assess', 'store', 'share']);
const overriding = (ground: 'significant-harm-to-child' | 'court-or-legal-duty') =>
  ({
    type: 'SharingWithoutConsentRecorded',
    data: {
      sharingId: 'decision',
      agencyId: 'police',
      tier: 'basic',
      topics: [],
      ground,
      recordedBy: 'of-school',
      byAgency: 'school',
      decidedBy: 'head',
      confirmBy: null,
      familyTold: true,
      whyNotTold: null,
      on: '2007-06-30',
      until: '2007-09-28',
    },
    personal: { what: 'The address', why: 'She may be in danger' },
  }) as const;

const withdrawal: Happened = async (county) => {
  await atWork(county, ada);
  await county.consent(ada, everything);
  return county.last(`consent-${ada}`);
};
describe('When a family withdraws its consent', () => {
  it('closes the team, ends the Lead Professional and closes the CAF, with that reason and day', async () => {
    const county = await after(process, withdrawal);
    expect(await county.folds.team(team)).toMatchObject({ closed: { on: '2007-07-02', reason: 'consent-withdrawn' } });
    expect((await county.folds.lead(ada)).all).toMatchObject([
      { endReason: 'consent-withdrawn', endedOn: '2007-07-02' },
    ]);
    expect(await episode(county)).toMatchObject({
      status: 'closed',
      closures: [{ on: '2007-07-02', reason: 'consent-withdrawn' }],
    });
  });

  it('has one effect when it is killed after any of its writes and hears the withdrawal again', async () =>
    expect(await killAfterEachWrite(process, withdrawal)).toBe(7));

  it('lets the child go from a team that goes on for a sibling', async () => {
    const county = await after(process, async (told) => {
      await assessedChild(told, ada);
      await assessedChild(told, ben);
      await withTeam(told, ada, ben);
      await told.consent(ada, everything);
      return told.last(`consent-${ada}`);
    });
    expect(await county.folds.team(team)).toMatchObject({
      is: 'open',
      children: [
        { childId: ada, until: '2007-07-02' },
        { childId: ben, until: null },
      ],
    });
    expect([(await episode(county))?.status, (await episode(county, ben))?.status]).toEqual(['closed', 'in-delivery']);
  });

  it('closes a CAF whose consent was refused by the child before the assessment was complete as consent not given', async () => {
    const county = await after(process, async (told) => {
      await childWithCaf(told, ben);
      await told.consent(ben, {
        type: 'ConsentRefused',
        data: {
          statementId: 'no',
          scopes: ['assess'],
          refusedBy: { kind: 'child', competenceBasis: 'presumed-from-12' },
          how: 'verbal',
          from: '2007-03-05',
        },
        personal: { name: 'Ben Example' },
      });
      return told.last(`consent-${ben}`);
    });
    expect(await episode(county, ben)).toMatchObject({ closures: [{ on: '2007-03-05', reason: 'consent-not-given' }] });
  });

  it('ends no role before it had begun, whatever day the withdrawal counts from', async () => {
    const county = await after(process, async (told) => {
      await atWork(told, ada);
      await told.consent(ada, withdrawn(['assess', 'store', 'share'], '2007-04-10'));
      return told.last(`consent-${ada}`);
    });
    expect((await county.folds.lead(ada)).all).toMatchObject([{ status: 'ended', endedOn: '2007-04-18' }]);
    expect(await episode(county)).toMatchObject({ closures: [{ on: '2007-04-10' }] });
  });

  it('ends what was begun in the same moment: a team noted, or a Lead Professional accepted, after the withdrawal', async () => {
    const county = await after(process, async (told) => {
      await assessedChild(told, ada);
      await told.consent(ada, everything);
      await withTeam(told, ada);
      await withLead(told, ada);
      return told.last(`leadProfessional-${ada}`);
    });
    expect([await inTeam(county), await leads(county), (await episode(county))?.status]).toEqual([
      undefined,
      undefined,
      'closed',
    ]);
  });

  it('does nothing where the family has agreed again meanwhile', async () => {
    const county = await after(process, async (told) => {
      await atWork(told, ada);
      await told.consent(ada, everything);
      const event = await told.last(`consent-${ada}`);
      await told.consent(ada, agreed('again', '2007-07-03'));
      return event;
    });
    expect((await episode(county))?.status).toBe('in-delivery');
  });
});

describe('When consent is withdrawn although somebody has to be kept safe', () => {
  const heldUp =
    (...before: readonly Parameters<County['caf']>[1][]) =>
    async (told: County) => {
      await atWork(told, ada);
      await told.caf(ada, ...before);
      await told.consent(ada, everything);
      return told.last(`consent-${ada}`);
    };

  it('changes nothing while significant harm is looked into, or was found (edge case 10)', async () => {
    for (const asked of [[stepUpRequested('s47')], [stepUpRequested('s47'), stepUpAccepted('s47')]]) {
      const county = await after(process, heldUp(...asked));
      expect(await inTeam(county)).toHaveLength(4);
      expect([await leads(county), (await episode(county))?.status]).toEqual(['health', 'in-delivery']);
    }
  });
  it('ends all of it as soon as social care has declined', async () => {
    const county = await after(process, async (told) => {
      await heldUp(stepUpRequested('s47'))(told);
      await told.caf(ada, stepUpDeclined);
      return told.last(`caf-${ada}`);
    });
    expect([await inTeam(county), await leads(county)]).toEqual([undefined, undefined]);
    expect(await episode(county)).toMatchObject({ closures: [{ on: '2007-07-04', reason: 'consent-withdrawn' }] });
  });
  it('ends team and Lead Professional, and keeps the CAF open, while social care considers a child in need', async () => {
    const county = await after(process, heldUp(stepUpRequested('s17')));
    expect([await inTeam(county), await leads(county), (await episode(county))?.status]).toEqual([
      undefined,
      undefined,
      'in-delivery',
    ]);
  });
  it('keeps the CAF open where it was decided to share without consent because of harm', async () => {
    const decided = (reason: Parameters<typeof overriding>[0]) => async (told: County) => {
      await atWork(told, ada);
      await told.consent(ada, overriding(reason), everything);
      return told.last(`consent-${ada}`);
    };
    const harm = await after(process, decided('significant-harm-to-child'));
    expect([await inTeam(harm), (await episode(harm))?.status]).toEqual([undefined, 'in-delivery']);
    const court = await after(process, decided('court-or-legal-duty'));
    expect((await episode(court))?.status).toBe('closed');
  });
});

describe('When a family takes one agency out of its consent', () => {
  const without =
    (agencyId: string, deputyOf?: string): Happened =>
    async (told) => {
      await assessedChild(told, ada);
      await withTeam(told, ada);
      await withLead(told, ada, 'health', deputyOf);
      await told.consent(ada, narrowed(agencyId));
      return told.last(`consent-${ada}`);
    };

  it('takes the members of that agency out of the team, and nothing else ends', async () => {
    const county = await after(process, without('housing'));
    expect(await inTeam(county)).toEqual(['teacher', 'visitor', 'mother']);
    expect(await county.folds.team(team)).toMatchObject({
      members: [{}, {}, { standing: 'removed', until: '2007-07-02' }, {}],
    });
    expect([await leads(county), (await episode(county))?.status]).toEqual(['health', 'in-delivery']);
  });
  it('has one effect when it is killed after any of its writes and hears it again', async () =>
    expect(await killAfterEachWrite(process, without('health'))).toBe(5));
  it('ends the role of a Lead Professional of that agency too, for the agency may know nothing any more', async () => {
    const county = await after(process, without('health'));
    expect([await inTeam(county), await leads(county)]).toEqual([['teacher', 'officer', 'mother'], undefined]);
    expect((await episode(county))?.status).toBe('in-delivery');
  });
  it('ends the standing in of a deputy of that agency', async () => {
    const county = await after(process, without('housing', 'housing'));
    expect((await county.folds.lead(ada)).all).toMatchObject([{ status: 'active', deputy: null }]);
  });
  it('leaves the agency that holds the assessment in the team', async () =>
    expect(await inTeam(await after(process, without('school')))).toHaveLength(4));
  it('takes out an agency that was invited in the same moment', async () => {
    const county = await after(process, async (told) => {
      await without('police')(told);
      const member = {
        kind: 'agency',
        memberId: 'constable',
        practitionerId: null,
        agencyId: 'police',
        agencyType: 'police',
        role: 'constable',
      } as const;
      await told.team(team, {
        type: 'MemberInvited',
        data: { on: '2007-07-03', member, invitedBy: 'of-school' },
        personal: { familyName: null },
      });
      return told.last(`teamAroundChild-${team}`);
    });
    expect(await inTeam(county)).toEqual(['teacher', 'visitor', 'officer', 'mother']);
  });
});

describe('When a family agrees no longer that anything is shared', () => {
  const notShared =
    (leadOf: string): Happened =>
    async (told) => {
      await assessedChild(told, ada);
      await withTeam(told, ada);
      await withLead(told, ada, leadOf);
      await told.consent(ada, withdrawn(['share']));
      return told.last(`consent-${ada}`);
    };
  it('ends what several agencies do together, and the school goes on with its assessment', async () => {
    const county = await after(process, notShared('health'));
    expect([await inTeam(county), await leads(county), (await episode(county))?.status]).toEqual([
      undefined,
      undefined,
      'in-delivery',
    ]);
  });
  it('keeps a Lead Professional of the agency that holds the assessment', async () =>
    expect(await leads(await after(process, notShared('school')))).toBe('school'));
});

describe('When one person alone has recorded that the family took consent back', () => {
  const statementId = 'withdrawn-assess-store-share';
  const byOne: Happened = async (county) => {
    await atWork(county, ada);
    await county.consent(ada, heardByOne(everything));
    return county.last(`consent-${ada}`);
  };
  const stands = async (county: County) => [await leads(county), (await episode(county))?.status];

  it('nothing ends, and nobody leaves', async () => {
    const county = await after(process, byOne);
    expect(await inTeam(county)).toHaveLength(4);
    expect(await stands(county)).toEqual(['health', 'in-delivery']);
  });
  it.each([
    ['a second person agrees', 'of-health'],
    ['the time is over', null],
  ] as const)('it all ends when %s', async (_, agreedBy) => {
    const county = await after(process, async (told) => {
      await byOne(told);
      await told.consent(ada, endingAgreed(statementId, agreedBy));
      return told.last(`consent-${ada}`);
    });
    expect(await inTeam(county)).toBeUndefined();
    expect(await stands(county)).toEqual([undefined, 'closed']);
  });
  it('has one effect when it is killed after any of its writes', async () =>
    expect(
      await killAfterEachWrite(process, async (told) => {
        await byOne(told);
        await told.consent(ada, endingAgreed(statementId));
        return told.last(`consent-${ada}`);
      }),
    ).toBe(7));
  it('nothing ends where it was never said', async () => {
    const county = await after(process, async (told) => {
      await assessedChild(told, ada);
      await withTeam(told, ada);
      await told.consent(ada, heardByOne(everything), {
        type: 'ConsentCorrected',
        data: { correctionId: 'wrong', statementId, old: {}, new: {}, neverSaid: true },
        personal: { reason: 'Meant for another child' },
      });
      await withLead(told, ada, 'health');
      return told.last(`leadProfessional-${ada}`);
    });
    expect(await stands(county)).toEqual(['health', 'in-delivery']);
  });
  it('an agency that is taken out stays in the team until then, whatever begins meanwhile', async () => {
    const county = await after(process, async (told) => {
      await assessedChild(told, ada);
      await withTeam(told, ada);
      await told.consent(ada, heardByOne(narrowed('housing')));
      await withLead(told, ada, 'health');
      return told.last(`leadProfessional-${ada}`);
    });
    expect(await inTeam(county)).toHaveLength(4);
  });
});
