import { type Held, type PackRequest } from './held';
import { packOf } from './pack';
import {
  atGraces,
  atPauls,
  brother,
  forChild,
  forParent,
  grace,
  held,
  ids,
  meeting,
  paul,
  registered,
  school,
  shielded,
  team,
  throughCoordinator,
  told,
  unshielded,
  views,
} from './testing/a-family';

const given = (record: Held) => ({
  when: (request: PackRequest) => {
    const { pack, note } = packOf(record, request);
    const text = JSON.stringify(pack);
    return {
      pack,
      note,
      shows: (...texts: readonly string[]) => texts.forEach((one) => expect(text).toContain(one)),
      hides: (...texts: readonly string[]) => texts.forEach((one) => expect(text).not.toContain(one)),
    };
  },
});
const home = [atGraces, atPauls, grace, paul] as const;

describe('A pack of all that is held about a child', () => {
  it('says for whom, why, when and by whom it was made, and has its reference on each part', () => {
    const { pack } = given(held(...home)).when(forChild);
    expect(pack).toMatchObject({ ...forChild, childId: ids.ada });
    for (const { watermark } of pack.sections) expect(watermark).toContain('SAR-1');
  });

  it('is the same for the same record and request', () => {
    expect(packOf(held(...home), forChild)).toEqual(packOf(held(...home), forChild));
  });

  it('shows what was erased as erased', () => {
    const erased = { ...registered, personal: 'erased' as const };
    const { pack } = given({ ...held(), events: [erased] }).when(forChild);
    expect(pack.sections[0]?.entries).toMatchObject([{ what: 'children.child-registered', words: 'erased' }]);
  });

  it('leaves out, and counts for the officer, a kind of event of which nobody has decided what may be shown', () => {
    const { note, hides } = given(held(told('children.something-new', {}, { said: 'undecided' }))).when(forChild);
    expect(note.leftOut).toEqual({ 'unknown-kind': 1 });
    hides('undecided');
  });

  it('says who looked at the record, and does not name the other children of the same look', () => {
    const look = { at: '2007-05-01T09:00:00.000Z', practitionerId: 'nurse', role: 'tac-member', agencyId: 'health' };
    const more = { verb: 'view', action: 'view-caf', decision: 'allowed', reason: 'member' };
    const looks = [{ ...look, ...more, purpose: 'early-help', fields: 'full' }];
    const { pack } = given({ ...held(), looks }).when(forChild);
    expect(pack.sections.at(-1)).toMatchObject({
      section: 'who-looked',
      entries: [{ what: 'who-looked.view', by: { practitionerId: 'nurse' }, facts: { action: 'view-caf' } }],
    });
  });
});

describe('Addresses in a pack (edge case 5)', () => {
  it('are both shown to the child, who lives at both', () =>
    given(held(...home))
      .when(forChild)
      .shows('4 Willow Row', '77 Quarry Bank'));

  it('of the other parent are never shown to a parent, also not where somebody wrote them into a text', () => {
    const note = told('caf.opened', { episode: 1 }, { whatLedToThis: 'Moved to 77 quarry bank, OX9 1AA, in Banbury' });
    const { shows, hides } = given(held(...home, note)).when(forParent(ids.grace));
    shows('4 Willow Row', 'Banbury', 'Moved to withheld, withheld, in Banbury');
    hides('77', 'Quarry', 'OX9 1AA', 'phone of Paul', 'desk of Paul');
  });

  it('of which nobody noted who lives there are not shown to a parent', () => {
    const unknown = { ...atPauls, data: { ...atPauls.data, livesWith: null } };
    given(held(grace, paul, unknown))
      .when(forParent(ids.grace))
      .hides('Quarry Bank');
  });

  it('stay hidden where they were corrected', () => {
    const of = { fact: 'address', addressId: 'OX9' };
    const corrected = told(
      'children.fact-corrected',
      { correctionId: 'c', of, old: {}, new: {} },
      { old: { lines: ['7 Quarry Bank'] }, new: { lines: ['77 Quarry Bank'] }, reason: 'Paul moved next door' },
    );
    given(held(...home, corrected))
      .when(forParent(ids.grace))
      .hides('Quarry Bank', 'next door');
  });

  it('a parent has their own telephone and the child nobody’s', () => {
    given(held(...home))
      .when(forParent(ids.grace))
      .shows('phone of Grace', 'desk of Grace');
    given(held(...home))
      .when(forChild)
      .hides('phone of', 'desk of');
  });
});

describe('A shielded child', () => {
  const record = held(
    ...home,
    school,
    shielded,
    told('caf.opened', { place: 'BAN' }, { whatLedToThis: 'At Millbrook Primary' }),
  );

  it.each([
    ['the child by post', { ...forChild, handover: 'by-post' as const }],
    ['a parent', forParent(ids.grace)],
  ])('has no address, school or place in a pack for %s', (_, request) =>
    given(record).when(request).hides('Willow Row', 'Quarry Bank', 'Millbrook', 'BAN"', 'OX1 1AA'),
  );

  it('has them in a pack that the coordinator goes through with the child', () =>
    given(record).when(throughCoordinator).shows('4 Willow Row', 'Millbrook Primary'));

  it('has them again once the shielding is lifted', () =>
    given({ ...record, events: [...record.events, unshielded] })
      .when(forChild)
      .shows('4 Willow Row', 'Millbrook Primary'));

  it('is not known to be shielded by a parent who asks', () => {
    const { note, hides } = given(record).when(forParent(ids.grace));
    hides('shield', 'domestic-abuse');
    expect(note.leftOut).toEqual({ shielding: 1 });
  });
});

describe('Other children', () => {
  const family = [team(ids.ada, ids.ben), meeting(ids.ada, ids.ben), views(ids.ada), views(ids.ben)] as const;

  it('of the same team are not in it: neither their views, nor the minutes about all, nor who they are', () => {
    const { shows, hides, note } = given(held(brother, ...family)).when(forChild);
    shows('views of ada', 'Grace Example');
    hides('views of ben', '"ben"', 'Benedict', 'minutes of the meeting', 'purpose for everybody', 'interpreter');
    expect(note.leftOut).toEqual({ 'another-child': 1 });
  });

  it('are covered where a text names them, in whatever letters, and the child is not', () => {
    const said = told('caf.element-recorded', {}, { needs: 'Ada hits BENEDICT; the Example family; benediction' });
    const { shows } = given(held(said)).when(forChild);
    shows('Ada hits withheld; the Example family; benediction');
  });

  it('are no reason to hold back the minutes of a team for one child', () =>
    given(held(team(ids.ada), meeting(ids.ada)))
      .when(forChild)
      .shows('minutes of the meeting', 'purpose for everybody'));

  it('have to themselves what their team did before this child came and after it left', () => {
    const came = told('team.child-added', { childId: ids.ada, episode: 1, on: '2007-05-01' });
    const left = told(
      'team.child-removed',
      { childId: ids.ada, episode: 1, on: '2007-06-01' },
      { note: 'own goodbye' },
    );
    const scheduled = (day: string) => told('team.meeting-scheduled', { plannedFor: day }, { venue: null });
    const { shows, hides } = given(
      held(team(ids.ben), scheduled('2007-04-20'), came, scheduled('2007-05-20'), left, scheduled('2007-06-20')),
    ).when(forChild);
    shows('2007-05-20', 'own goodbye');
    hides('2007-04-20', '2007-06-20');
  });

  it('who are twins have their own record', () => {
    const twin = told('children.twin-recorded', { twinId: ids.twin, motherId: null }, 'of-another');
    given(held(twin)).when(forChild).hides('zoe', 'twin-recorded');
  });
});

describe('Who said something in confidence', () => {
  const sharing = (familyTold: boolean, whyNotTold: string | null) =>
    told(
      'consent.sharing-without-consent-recorded',
      { sharingId: 's', agencyId: 'police', familyTold, whyNotTold },
      { what: 'what was told', why: 'A neighbour saw it' },
    );
  const stepUp = (sharingRecordId: string | null) =>
    told(
      'caf.step-up-requested',
      { episode: 1, stepUp: 1, basis: 's47', sharingRecordId },
      { concern: 'Mrs Reed saw it' },
    );
  const look = {
    ...{ at: '2007-05-01T09:00:00.000Z', practitionerId: 'constable', role: 'practitioner', agencyId: 'police' },
    ...{ verb: 'view', action: 'view-child', decision: 'allowed', reason: '', purpose: 'early-help', fields: 'full' },
  };

  it('is not given away by what the family must not know, by what rests on it, or by who looked', () => {
    const record = { ...held(sharing(false, 'would-increase-risk'), stepUp('s')), looks: [look] };
    const { hides, note } = given(record).when(forChild);
    hides('what was told', 'neighbour', 'police', 'constable', 'step-up');
    expect(note.leftOut).toEqual({ 'family-not-told': 3 });
  });

  it('is shown where the family was told, or only could not be reached', () => {
    given(held(sharing(true, null)))
      .when(forChild)
      .shows('what was told');
    given(held(sharing(false, 'could-not-be-reached')))
      .when(forChild)
      .shows('what was told');
  });

  it('is not named by the concern that led to an enquiry into harm', () => {
    const { shows, hides } = given(held(stepUp(null))).when(forChild);
    shows('caf.step-up-requested');
    hides('Mrs Reed');
  });

  it('is not named by the note of a complaint, or by who was at the assessment', () => {
    const complaint = told('retention.record-held', { reason: 'complaint' }, { note: 'The grandmother complained' });
    const started = told('caf.assessment-started', {}, { peoplePresent: 'Mrs Reed and her son' });
    given(held(complaint, started)).when(forChild).hides('grandmother', 'Mrs Reed');
  });
});

describe('What one parent said', () => {
  const said = (personId: string | null) =>
    told(
      'consent.consent-withdrawn',
      { statementId: 's', withdrawnBy: { kind: 'parent', parentalResponsibility: true, personId } },
      { name: 'Paul Example', note: 'said by Paul' },
    );
  const completed = told('caf.assessment-completed', {}, { conclusions: 'own end', parentComment: 'said by one' });

  it('is not told to the other, also where nobody noted which of them it was', () => {
    for (const who of [ids.paul, null])
      given(held(...home, said(who)))
        .when(forParent(ids.grace))
        .hides('said by');
    const { shows, hides } = given(held(...home, completed)).when(forParent(ids.grace));
    shows('own end');
    hides('said by one');
  });

  it('is told to that parent, and to the child', () => {
    given(held(...home, said(ids.paul)))
      .when(forParent(ids.paul))
      .shows('said by Paul');
    given(held(...home, said(ids.paul), completed))
      .when(forChild)
      .shows('said by Paul', 'said by one');
    given(held(grace, completed)).when(forParent(ids.grace)).shows('said by one');
  });
});
