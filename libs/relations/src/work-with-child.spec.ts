import { type CafFile } from '@app/caf';
import { type Child } from '@app/children';
import { type Consent } from '@app/consent';
import { type Team } from '@app/team-around-the-child';
import {
  consentFor,
  endedBefore,
  heardBefore,
  inTeamAs,
  isAsked,
  isAuthor,
  isEarlier,
  isRegistrar,
  workWith,
} from './standing-to-child';

const childId = 'child';
const today = '2007-07-31';
const head = { practitionerId: 'head-of-year', agencyId: 'school' };
const nurse = { practitionerId: 'nurse', agencyId: 'health' };

const file = (...episodes: readonly object[]): CafFile =>
  ({
    episodes: episodes.map((one, index) => ({ number: index + 1, contributions: [], ...one })),
  }) as unknown as CafFile;
const by = ({ practitionerId: authorId, agencyId }: typeof head): object => ({ authorId, agencyId });
const open = (who = head, openedOn = '2007-03-02'): object => ({
  ...by(who),
  status: 'assessing',
  openedOn,
  closures: [],
});
const closed = (on: string, who = head, openedOn = '2007-01-08'): object => ({
  ...{ ...by(who), status: 'closed', openedOn },
  closures: [{ on, reopenedOn: null }],
});
const nobody: CafFile = file();
const silent: Consent = {
  sayings: [],
  sharedWithout: [],
  notShared: [],
  recorded: [],
  corrections: [],
  wishes: [],
  endings: [],
};
const given = (from: string, expiresOn: string | null = null): Consent =>
  ({
    ...silent,
    sayings: [
      {
        ...{ kind: 'given', from, statementId: 'statement', by: { kind: 'parent' } },
        statement: { scopes: ['assess', 'store'], validFrom: from, expiresOn },
      },
    ],
  }) as unknown as Consent;

describe('Who put a child on the register', () => {
  const child = (by: Partial<Record<'registeredBy' | 'registeredByAgency', string | null>> = {}): Child =>
    ({ is: 'registered', registeredBy: head.practitionerId, registeredByAgency: head.agencyId, ...by }) as Child;

  it('goes on with its record until a CAF is opened', () => {
    expect(isRegistrar(child(), nobody, head)).toBe(true);
    expect(isRegistrar(child(), file(open(nurse)), head)).toBe(false);
  });
  it('does not come back when that CAF has been closed, but does where it never counted', () => {
    expect(isRegistrar(child(), file(closed('2007-02-01', nurse)), head)).toBe(false);
    expect(isRegistrar(child(), file({ ...open(nurse), status: 'void' }), head)).toBe(true);
  });
  it('keeps nothing after a change of agency (e)', () =>
    expect(isRegistrar(child(), nobody, { ...head, agencyId: 'another-school' })).toBe(false));
  it('is nobody where it was for no agency', () =>
    expect(isRegistrar(child({ registeredByAgency: null }), nobody, head)).toBe(false));
});

describe('Who is the author of an assessment', () => {
  it('is who holds the open one, of the episode that is asked for', () => {
    expect(isAuthor(file(open()), head, undefined, today)).toBe(true);
    expect(isAuthor(file(open()), head, 1, today)).toBe(true);
    expect(isAuthor(file(open()), nurse, undefined, today)).toBe(false);
  });
  it('is so until the last day on which it may be reopened, and no longer', () => {
    expect(isAuthor(file(closed('2007-07-01')), head, 1, today)).toBe(true);
    expect(isAuthor(file(closed('2007-06-30')), head, 1, today)).toBe(false);
  });
  it('is nobody of an earlier one once another was opened, of their own or of others (d)', () => {
    expect(isAuthor(file(closed('2007-07-20'), open(nurse)), head, undefined, today)).toBe(false);
    expect(isAuthor(file(closed('2007-07-20'), open(nurse)), head, 1, today)).toBe(false);
    expect(isAuthor(file(closed('2007-02-01', nurse), open(head)), head, 1, today)).toBe(false);
  });
  it('is nobody of one that never counted', () =>
    expect(isAuthor(file({ ...open(), status: 'void' }), head, 1, today)).toBe(false));
});

describe('What the family lets an agency have of what was there before', () => {
  const named = (receivedBy: string | null, kind = 'given'): Consent =>
    ({
      ...silent,
      sayings: [
        {
          ...{ kind, from: '2007-07-01', statementId: kind, by: { kind: 'parent' } },
          receivedBy: receivedBy === null ? null : { practitionerId: 'somebody', agencyId: receivedBy },
          statement: {
            ...{ scopes: ['assess', 'store', 'share'], tier: 'additional', validFrom: '2007-07-01', expiresOn: null },
            ...{ allowedAgencies: [head.agencyId], excludedAgencies: [], excludedTopics: [] },
          },
        },
      ],
    }) as unknown as Consent;
  const standing = (consent: Consent, earlier = false): unknown =>
    consentFor(consent, head.agencyId, today, { earlier });

  it('is what somebody of another agency has heard, and not what its own people say (b)', () => {
    expect(standing(named(nurse.agencyId))).toMatchObject({ tier: 'additional', confirmed: 'additional' });
    expect(standing(named(head.agencyId))).toMatchObject({ tier: 'additional', confirmed: 'unspoken' });
    expect(standing(named(null))).toMatchObject({ tier: 'additional', confirmed: 'unspoken' });
  });
  it('is as well what their own people reported and somebody of another agency confirmed', () => {
    const confirmedBy = (agencyId: string): Consent =>
      ({
        ...named(head.agencyId),
        wishes: [{ wishId: 'wish', answer: { is: 'confirmed', statementId: 'given', by: { agencyId } } }],
      }) as unknown as Consent;
    expect(standing(confirmedBy(nurse.agencyId))).toMatchObject({ confirmed: 'additional' });
    expect(standing(confirmedBy(head.agencyId))).toMatchObject({ confirmed: 'unspoken' });
  });
  it('is all that counts of an earlier episode', () => {
    expect(standing(named(head.agencyId), true)).toMatchObject({ tier: 'unspoken' });
    expect(standing(named(nurse.agencyId), true)).toMatchObject({ tier: 'additional' });
  });
  it('is nothing by what is left over from the CAF before', () => {
    const since = (day: string): unknown => consentFor(named(nurse.agencyId), head.agencyId, today, { since: day });
    expect(since('2007-07-01')).toMatchObject({ confirmed: 'additional' });
    expect(since('2007-07-02')).toMatchObject({ tier: 'additional', confirmed: 'unspoken' });
    expect(endedBefore(file(closed('2007-02-01', nurse), open()))).toBe('2007-02-01');
    expect(endedBefore(file(open()))).toBeNull();
  });
  it('is nothing by what a CAF rested on that somebody has declared void since, on whatever day', () => {
    const voided = { ...open(nurse, '2007-03-02'), status: 'void', heard: 1 };
    const heard = heardBefore(file(voided, { ...open(), heard: 1 }));
    expect([heard, heardBefore(file({ ...open(), heard: 1 }))]).toEqual([1, 0]);
    const used = { ...named(nurse.agencyId), recorded: ['given'] };
    const again = { ...named(nurse.agencyId), recorded: ['of the void one', 'given'] };
    expect(consentFor(used, head.agencyId, today, { heard })).toMatchObject({ confirmed: 'unspoken' });
    expect(consentFor(again, head.agencyId, today, { heard })).toMatchObject({ confirmed: 'additional' });
  });
  it('is what was before the latest episode', () => {
    const both = file(closed('2007-02-01', nurse), open());
    expect([isEarlier(both, 1), isEarlier(both, 2), isEarlier(both, undefined)]).toEqual([true, false, false]);
  });
});

describe('What somebody is in a team', () => {
  const invited = (askedBy: string, is = 'open', standing = 'accepted'): Team =>
    ({
      ...{ is, askedBy: { member: askedBy } },
      members: [{ kind: 'agency', memberId: 'member', ...nurse, standing, until: null }],
    }) as unknown as Team;

  it('is a member by the word of somebody else, and never by their own (f)', () => {
    expect(inTeamAs(invited(head.practitionerId), nurse)).toEqual(['member', 'invited']);
    expect(inTeamAs(invited(nurse.practitionerId), nurse)).toEqual(['invited']);
  });
  it('is somebody who is asked, and no member, until they say yes', () => {
    expect(inTeamAs(invited(head.practitionerId, 'open', 'invited'), nurse)).toEqual(['invited', 'invitee']);
    expect(inTeamAs(invited(head.practitionerId, 'open', 'declined'), nurse)).toEqual(['invited']);
  });
  it('is nothing once the team has closed', () =>
    expect(inTeamAs(invited(head.practitionerId, 'closed'), nurse)).toEqual([]));
});

describe('Whether an agency was asked to contribute', () => {
  const asked = (status: string): CafFile => file({ ...open(), status, contributions: [{ agencyId: nurse.agencyId }] });
  it('is so while the assessment is open', () => {
    expect(isAsked(asked('assessing'), nurse)).toBe(true);
    expect(isAsked(asked('assessing'), head)).toBe(false);
    expect(isAsked(asked('closed'), nurse)).toBe(false);
  });
});

describe('Whether there is work with a child', () => {
  const team = (is: string, until: string | null): Team => ({ is, children: [{ childId, until }] }) as unknown as Team;
  const work = (
    of: { readonly file?: CafFile; readonly teams?: readonly Team[]; readonly consent?: Consent } = {},
  ): string => workWith(childId, of.file ?? nobody, of.teams ?? [], of.consent ?? silent, today);

  it('is not so where nothing has begun', () => expect(work()).toBe('none'));
  it('is so while a CAF is open, or closed so lately that it may be reopened', () => {
    expect(work({ file: file(open()) })).toBe('under-way');
    expect(work({ file: file(closed('2007-07-01')) })).toBe('under-way');
    expect(work({ file: file(closed('2007-06-30')) })).toBe('none');
  });
  it('is so while a team serves the child', () => {
    expect(work({ teams: [team('open', null)] })).toBe('under-way');
    expect(work({ teams: [team('open', '2007-06-01')] })).toBe('none');
    expect(work({ teams: [team('closed', null)] })).toBe('none');
  });
  it('is so while consent waits to be used, for ninety days', () => {
    expect(work({ consent: given('2007-05-02') })).toBe('under-way');
    expect(work({ consent: given('2007-05-01') })).toBe('none');
    expect(work({ consent: given('2007-07-01', '2007-07-20') })).toBe('none');
  });
  it('is not so by consent on which a CAF was opened that is over', () => {
    const over = file(closed('2007-06-01', head, '2007-05-14'));
    expect(work({ file: over, consent: given('2007-05-10') })).toBe('none');
    expect(work({ file: over, consent: given('2007-06-20') })).toBe('under-way');
  });
});
