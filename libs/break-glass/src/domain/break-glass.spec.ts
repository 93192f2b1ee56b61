import { given } from '@app/kernel/testing';
import { breakGlass, type BreakGlass, type EndBreakGlass, holdsFor, type ReviewBreakGlass } from './break-glass';
import {
  type BreakGlassEnded,
  type BreakGlassReviewed,
  type GlassBroken,
  type NoticeGiven,
  type Told,
} from './break-glass.events';
import { whomToTell } from './notice';

const breakGlassId = 'the-use';
const duty = { practitionerId: 'duty', agencyId: 'social-care', role: 'social-care-duty' };
const coordinator: Told = { level: 'locality', code: 'BAN', practitionerId: 'coordinator' };
const governance: Told = { level: 'information-governance', code: null, practitionerId: null };
const [at, until] = ['2007-06-18T21:40:00.000Z', '2007-06-19T21:40:00.000Z'];
const early = '2007-06-18T23:05:00.000Z';

const command: BreakGlass = {
  type: 'BreakGlass',
  breakGlassId,
  by: duty,
  at,
  reason: 'child-missing',
  why: 'Has not come home from school',
  childIsKnown: true,
  coordination: coordinator,
};
const end: EndBreakGlass = { type: 'EndBreakGlass', breakGlassId, by: 'duty', at: early, anybodys: false };
const review: ReviewBreakGlass = {
  type: 'ReviewBreakGlass',
  breakGlassId,
  by: 'officer',
  at: until,
  outcome: 'justified',
  note: null,
};

const broken: GlassBroken = {
  type: 'GlassBroken',
  data: { breakGlassId, by: duty, reason: 'child-missing', reasonsVersion: 1, brokenAt: at, until },
  personal: { why: 'Has not come home from school' },
};
const notice = (to: Told): NoticeGiven => ({ type: 'NoticeGiven', data: { breakGlassId, at, to } });
const noticed = [notice(coordinator), notice(governance)] as const;
const ended: BreakGlassEnded = { type: 'BreakGlassEnded', data: { breakGlassId, at: early, by: 'duty' } };
const reviewed: BreakGlassReviewed = {
  type: 'BreakGlassReviewed',
  data: { breakGlassId, at: until, by: 'officer', outcome: 'justified' },
};

describe('Breaking the glass', () => {
  it('lasts 24 hours, and tells the coordinator and information governance in the same append', () =>
    given(breakGlass)
      .when(command)
      .then(broken, ...noticed));
  it.each([
    ['2007-03-24T12:00:00.000Z', '2007-03-25T12:00:00.000Z'],
    ['2007-10-28T00:30:00.000Z', '2007-10-29T00:30:00.000Z'],
    ['2007-12-31T23:59:59.999Z', '2008-01-01T23:59:59.999Z'],
    ['2008-02-28T10:00:00.000Z', '2008-02-29T10:00:00.000Z'],
  ])('lasts 24 hours from %s, clocks put forward or back', (brokenAt, over) => {
    const state = given(breakGlass, { ...broken, data: { ...broken.data, brokenAt, until: over } }).state();
    const [decided] = breakGlass.decide({ ...command, at: brokenAt }, breakGlass.initial) as [GlassBroken];
    expect(decided.data.until).toBe(over);
    expect([holdsFor(state, duty, brokenAt), holdsFor(state, duty, over)]).toEqual([true, false]);
  });
  it('takes the same request for one', () =>
    given(breakGlass, broken, ...noticed)
      .when({ ...command, breakGlassId: 'another' })
      .thenAlready('glass-already-broken', breakGlassId));
  it('needs a reason', () =>
    given(breakGlass)
      .when({ ...command, reason: null })
      .thenRefused('missing-reason', '/reason'));
  it.each([null, '', ' \n '])('needs words of one’s own (%j)', (why) =>
    given(breakGlass)
      .when({ ...command, why })
      .thenRefused('missing-explanation', '/why'),
  );
  it('needs a child who is on the register', () =>
    given(breakGlass)
      .when({ ...command, childIsKnown: false })
      .thenRefused('child-not-found'));
  it('cannot be made longer by another request while it holds', () =>
    given(breakGlass, broken)
      .when({ ...command, breakGlassId: 'another', at: early })
      .thenRefused('glass-already-broken'));
  it.each([
    ['it has ended by itself', [broken], until],
    ['it was ended', [broken, ended], early],
  ] as const)('can be done again when %s', (_, past, later) => {
    const again = { ...command, breakGlassId: 'another', at: later };
    expect(breakGlass.decide(again, given(breakGlass, ...past).state())).toHaveLength(3);
  });
  it('is everybody’s own: a colleague gives a reason of theirs', () => {
    const other = { ...command, breakGlassId: 'another', by: { ...duty, practitionerId: 'colleague' } };
    expect(breakGlass.decide(other, given(breakGlass, broken).state())).toHaveLength(3);
  });
  it('holds for who gave the reason, for that agency, from then until it ends', () => {
    const holding = given(breakGlass, broken).state();
    expect(holdsFor(holding, duty, at)).toBe(true);
    expect(holdsFor(holding, duty, '2007-06-19T21:39:59.999Z')).toBe(true);
    expect(holdsFor(holding, duty, until)).toBe(false);
    expect(holdsFor(holding, { ...duty, agencyId: 'school' }, at)).toBe(false);
    expect(holdsFor(holding, { ...duty, practitionerId: 'colleague' }, at)).toBe(false);
    expect(holdsFor(given(breakGlass, broken, ended).state(), duty, early)).toBe(false);
  });
});

describe('Who is told beside information governance', () => {
  const locality = { code: 'BAN', area: 'North', coordinatorId: 'coordinator' };
  it('is the coordinator of the locality', () => expect(whomToTell(locality, 'duty')).toEqual(coordinator));
  it.each([
    ['the post is vacant', { ...locality, coordinatorId: undefined }],
    ['it is the coordinator who broke the glass', { ...locality, coordinatorId: 'duty' }],
  ])('is the area where %s', (_, where) =>
    expect(whomToTell(where, 'duty')).toEqual({ level: 'area', code: 'North', practitionerId: null }),
  );
  it('is the county’s team for a child outside the localities', () =>
    expect(whomToTell(undefined, 'duty')).toEqual({ level: 'county', code: null, practitionerId: null }));
});

describe('Ending it before its time', () => {
  it('is for who began it', () => given(breakGlass, broken).when(end).then(ended));
  it('is for the coordinator and information governance, whoever began it', () =>
    given(breakGlass, broken)
      .when({ ...end, by: 'officer', anybodys: true })
      .then({ ...ended, data: { ...ended.data, by: 'officer' } }));
  it('is for nobody else, who is told no more than that there is none', () =>
    given(breakGlass, broken)
      .when({ ...end, by: 'colleague' })
      .thenRefused('break-glass-not-found'));
  it('is refused where there is none', () => given(breakGlass).when(end).thenRefused('break-glass-not-found'));
  it.each([
    ['it was ended before', [broken, ended], early],
    ['it has ended by itself', [broken], until],
  ] as const)('is refused when %s', (_, past, later) =>
    given(breakGlass, ...past)
      .when({ ...end, at: later })
      .thenRefused('break-glass-already-ended'),
  );
  it('takes the same request for one', () =>
    given(breakGlass, broken, ended)
      .when({ ...end, at: early })
      .thenAlready('break-glass-already-ended', breakGlassId));
});

describe('Reviewing it', () => {
  it('says whether it was justified, once it has ended by itself', () =>
    given(breakGlass, broken).when(review).then(reviewed));
  it('comes as soon as it was ended, and keeps what the reviewer wrote', () =>
    given(breakGlass, broken, ended)
      .when({ ...review, at: early, outcome: 'referred', note: 'To the school' })
      .then({
        type: 'BreakGlassReviewed',
        data: { breakGlassId, at: early, by: 'officer', outcome: 'referred' },
        personal: { note: 'To the school' },
      }));
  it('is never for who broke the glass', () =>
    given(breakGlass, broken)
      .when({ ...review, by: 'duty' })
      .thenRefused('second-person-needed'));
  it('waits until nothing more can be looked at', () =>
    given(breakGlass, broken)
      .when({ ...review, at: early })
      .thenRefused('break-glass-still-open'));
  it('is refused where there is none', () => given(breakGlass).when(review).thenRefused('break-glass-not-found'));
  it('takes the same request for one', () =>
    given(breakGlass, broken, reviewed).when(review).thenAlready('break-glass-already-reviewed', breakGlassId));
  it.each([{ by: 'coordinator' }, { outcome: 'not-justified' as const }])('happens once (%j)', (other) =>
    given(breakGlass, broken, reviewed)
      .when({ ...review, ...other })
      .thenRefused('break-glass-already-reviewed'),
  );
});
