import { heldRoles, type Role, roles } from '../roles';
import { allActions, isRead } from './actions';
import { judge, relationsThatCount } from './judge';
import {
  type ConsentTier,
  consentTiers,
  decide,
  policy,
  type Question,
  type Relation,
  relations,
  showsEarlier,
  sensitivities,
  type Sensitivity,
  type WorkStanding,
  workStandings,
} from './policy';
import { type Standing } from './standings';

const ask = (question: Partial<Question>): ReturnType<typeof decide> =>
  decide({
    role: 'practitioner',
    action: 'view-caf',
    relation: 'none',
    consent: 'additional',
    sensitivity: 'open',
    work: 'none',
    ...question,
  });

describe('The policy table', () => {
  it('has a line for each of the twelve roles', () =>
    expect(new Set(policy.map(({ role }) => role))).toEqual(new Set(roles)));
  it('denies what no line allows', () =>
    expect(ask({ role: 'board' })).toEqual({ allowed: false, reason: 'role-may-not' }));
  it('shows a case to nobody who has nothing to do with it', () =>
    expect(ask({})).toEqual({ allowed: false, reason: 'not-related' }));
  it('lets the author of a CAF read it whatever the family says about sharing', () =>
    expect(ask({ role: 'caf-author', relation: 'author', consent: 'none' })).toMatchObject({ fields: 'full' }));
  it.each([
    ['lead-professional', 'lead'],
    ['lead-professional', 'deputy'],
    ['tac-member', 'member'],
  ] as const)('shows a %s as much as the family lets their agency have (%s)', (role, relation) => {
    expect(ask({ role, relation })).toMatchObject({ fields: 'full', withinConsent: true });
    expect(ask({ role, relation, consent: 'basic' })).toMatchObject({ fields: 'summary' });
    expect(ask({ role, relation, consent: 'none' })).toEqual({ allowed: false, reason: 'consent-does-not-cover' });
  });
  it('shows the team the plan and what its agency may have of the assessment, and of all else a summary', () => {
    const shown = (consent: ConsentTier): Readonly<Record<string, string>> =>
      Object.fromEntries(
        allActions.filter(isRead).flatMap((action) => {
          const answer = ask({ role: 'tac-member', relation: 'member', action, consent });
          return answer.allowed ? [[action, answer.fields]] : [];
        }),
      );
    const summaries = {
      'view-child': 'summary',
      'view-consent': 'summary',
      'view-caf-file': 'summary',
      'view-lead-professional': 'summary',
      'view-meeting-calls': 'existence',
    };
    expect(shown('additional')).toEqual({
      ...summaries,
      ...{ 'view-caf': 'full', 'view-enquiries': 'full', 'view-teams': 'full', 'view-team': 'full' },
    });
    expect(shown('basic')).toEqual({
      ...summaries,
      ...{ 'view-caf': 'summary', 'view-enquiries': 'summary', 'view-teams': 'summary', 'view-team': 'summary' },
    });
    expect(shown('none')).toEqual({});
  });
  it('lets the team write updates of its own, and what cannot wait for whoever leads', () =>
    expect(
      allActions.filter((action) => !isRead(action) && ask({ role: 'tac-member', relation: 'member', action }).allowed),
    ).toEqual([
      'record-consent',
      'change-consent',
      'share-without-consent',
      'call-meeting',
      'contribute',
      'report-progress',
      'request-step-up',
      'work-in-team',
    ]));
  it.each(['record-consent', 'record-enquiry', 'open-caf'] as const)(
    'lets whoever has no work with the child begin only what is not there yet (%s)',
    (action) => {
      expect(ask({ action, consent: 'none' })).toMatchObject({ allowed: true });
      const broken = { allowed: false, reason: 'work-under-way' };
      expect(ask({ action, consent: 'none', work: 'under-way' })).toEqual(broken);
      expect(ask({ action, consent: 'none', work: 'under-way', sensitivity: 'shielded' })).toMatchObject({
        reason: 'shielded',
      });
    },
  );
  it('lets an agency that the family has named go on where others work, but not speak for the family', () => {
    const named = { consent: 'basic', work: 'under-way' } as const;
    expect(ask({ action: 'open-caf', ...named }).allowed).toBe(true);
    expect(ask({ action: 'record-enquiry', ...named }).allowed).toBe(true);
    expect(ask({ action: 'record-consent', ...named }).allowed).toBe(false);
  });
  it.each([
    ['author', 'full', 'none', false],
    ['author', 'full', 'basic', false],
    ['author', 'full', 'additional', true],
    ['lead', 'summary', 'basic', true],
    ['lead', 'summary', 'none', false],
    ['coordinator', 'summary', 'none', true],
    ['break-glass', 'full', 'none', true],
  ] as const)(
    'shows a %s, who sees a record in %s, what was before where others heard that %s may be shared: %s',
    (relation, fields, confirmed, shown) => expect(showsEarlier(relation, fields, confirmed)).toBe(shown),
  );
  it.each(['coordinator', 'receiving-coordinator'] as const)('never shows a %s what people wrote', (relation) =>
    expect(ask({ role: 'locality-coordinator', relation })).toMatchObject({ fields: 'summary', showsShielded: true }),
  );
  it('shows the board counts and nothing else but what concerns nobody', () =>
    expect(allActions.filter((action) => ask({ role: 'board', action }).allowed)).toEqual([
      'view-reference',
      'view-counts',
    ]));
  it.each([
    ['step-up-s17', 'none', 'summary'],
    ['step-up-s17', 'additional', 'full'],
    ['step-up-s47', 'none', 'full'],
  ] as const)('shows social care a %s with consent %s: %s', (relation, consent, fields) =>
    expect(ask({ role: 'social-care-duty', relation, consent })).toMatchObject({ fields }),
  );
  it.each(['view-looks-at-child', 'view-looks-of-practitioner'] as const)(
    'shows information governance alone who looked at whom (%s)',
    (action) => {
      const lines = policy.filter(({ actions }) => actions.includes(action));
      expect(lines.map(({ role, relation, fields }) => [role, relation, fields])).toEqual([
        ['information-governance', 'none', 'summary'],
      ]);
    },
  );
  it('opens a sealed record to the county’s team alone', () => {
    const open = policy
      .filter(({ upTo, actions }) => upTo === 'sealed' && actions.includes('view-child'))
      .map(({ role }) => role);
    expect(new Set(open)).toEqual(new Set(['county-caf-team']));
  });
});

/** Somebody who stands to a record like this. `asked` counts what was looked up. */
const standing = (
  held: readonly Relation[],
  tier: ConsentTier,
  is: Sensitivity | undefined,
  asked: string[] = [],
  work: WorkStanding = 'none',
): Standing => ({
  sensitivity: () => (asked.push('child'), Promise.resolve(is)),
  holds: (relation) => (asked.push(relation), Promise.resolve(held.includes(relation))),
  consent: () => (asked.push('consent'), Promise.resolve({ tier, confirmed: tier, withheldTopics: ['religion'] })),
  work: () => (asked.push('work'), Promise.resolve(work)),
});

describe('A judgement', () => {
  it('takes the best of what somebody is', async () => {
    const both = standing(['author', 'member'], 'basic', 'open');
    expect(await judge(['practitioner'], 'view-caf', both)).toMatchObject({ role: 'caf-author', fields: 'full' });
    const coordinatorToo = standing(['coordinator', 'member'], 'additional', 'open');
    expect(await judge(['locality-coordinator', 'practitioner'], 'view-caf', coordinatorToo)).toMatchObject({
      role: 'tac-member',
      fields: 'full',
      withheldTopics: ['religion'],
    });
  });
  it('of a read looks everything up, whether the record is there or not', async () => {
    const [there, absent]: [string[], string[]] = [[], []];
    await judge(['practitioner'], 'view-caf', standing([], 'none', 'shielded', there));
    await judge(['practitioner'], 'view-caf', standing([], 'none', undefined, absent));
    expect(absent).toEqual(there);
  });
  it('of a change asks no more than it needs', async () => {
    const asked: string[] = [];
    await judge(['practitioner'], 'work-in-team', standing(['author'], 'none', 'open', asked));
    expect(asked).toEqual(['author', 'child']);
  });
  it('agrees with the table, for every role, action, relation, consent and sensitivity', async () => {
    const byRelation: Partial<Record<Role, 'practitioner'>> = {
      'caf-author': 'practitioner',
      'lead-professional': 'practitioner',
      'tac-member': 'practitioner',
    };
    for (const role of roles)
      for (const action of allActions)
        for (const relation of relations)
          for (const consent of consentTiers)
            for (const sensitivity of sensitivities)
              for (const work of workStandings) {
                const decision = decide({ role, action, relation, consent, sensitivity, work });
                if (!decision.allowed) continue;
                const held = byRelation[role] ?? role;
                const judged = await judge(
                  heldRoles.filter((one) => one === held),
                  action,
                  standing([relation], consent, sensitivity, [], work),
                );
                expect([role, action, relation, judged.allowed]).toEqual([role, action, relation, true]);
              }
  });
});

describe('The ways to stand to a record by which somebody knows of it', () => {
  it('are those of their roles: whom a child was handed to counts for social care alone', () => {
    expect(relationsThatCount(['social-care-duty'])).toContain('step-up-s17');
    expect(relationsThatCount(['practitioner'])).not.toContain('step-up-s17');
    expect(relationsThatCount(['practitioner'])).toContain('author');
  });
  it.each(heldRoles)('to be nobody tells nothing (%s)', (role) =>
    expect(relationsThatCount([role])).not.toContain('none'),
  );
});
