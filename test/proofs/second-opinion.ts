import {
  policySetTextToParts,
  type PolicyJson,
  policyToJson,
  preparsePolicySet,
  statefulIsAuthorized,
  validate,
} from '@cedar-policy/cedar-wasm/nodejs';
import {
  type Action,
  allActions,
  consentTiers,
  decide,
  type Decision,
  type FieldsClass,
  isRead,
  type Question,
  relations,
  roles,
  type Sensitivity,
  workStandings,
} from '@app/access';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';

const sensitivities = ['open', 'shielded', 'sealed'] as const satisfies readonly Sensitivity[];
const SEES_ADDRESS = 'see-shielded-address';

const quoted = (names: readonly string[]): string => names.map((name) => JSON.stringify(name)).join(', ');
/** The names that the policies may use, so that a misspelt one is an error and not a rule that never holds. */
const schema = `
  entity Role enum [${quoted(roles)}];
  entity Standing enum [${quoted(relations)}];
  entity Consent enum [${quoted(consentTiers)}];
  entity Sensitivity enum [${quoted(sensitivities)}];
  entity Work enum [${quoted(workStandings)}];
  action ${quoted([...allActions, SEES_ADDRESS])} appliesTo {
    principal: [Role], resource: [Standing], context: { consent: Consent, record: Sensitivity, work: Work }
  };`;

const succeeded = <Answer extends { type: string }>(answer: Answer): Extract<Answer, { type: 'success' }> => {
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer));
  return answer as Extract<Answer, { type: 'success' }>;
};

const extents: readonly string[] = ['reference', 'aggregate', 'existence', 'summary', 'full'] satisfies FieldsClass[];

const concerns = ({ action }: PolicyJson, name: string): boolean => {
  if (action.op === 'All') return true;
  const named =
    action.op === 'in' && 'entities' in action ? action.entities : 'entity' in action ? [action.entity] : [];
  return named.some((one) => ('__entity' in one ? one.__entity : one).id === name);
};

/** The rules as policy.cedar has them, asked by an engine that knows nothing of ours. */
export class SecondOpinion {
  private readonly shows = new Map<string, string>();
  private readonly extentsKnown = new Map<string, number>();

  constructor(text = readFileSync(join(__dirname, 'policy.cedar'), 'utf8')) {
    const policies = succeeded(policySetTextToParts(text)).policies.map(
      (one, index) => [`rule-${index}`, one] as const,
    );
    const staticPolicies = Object.fromEntries(policies);
    const { validationErrors, validationWarnings } = succeeded(validate({ schema, policies: { staticPolicies } }));
    const faults = [...validationErrors, ...validationWarnings];
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    const parsed = policies.map(([id, one]) => [id, one, succeeded(policyToJson(one)).json] as const);
    for (const [id, , { annotations }] of parsed) this.shows.set(id, annotations?.['shows'] ?? 'full');
    // Prepared by action: a rule that does not name the action has no say in it, and most do not.
    for (const action of [...allActions, SEES_ADDRESS]) {
      const concerned = parsed.flatMap(([id, one, json]) => (concerns(json, action) ? [[id, one] as const] : []));
      succeeded(preparsePolicySet(action, { staticPolicies: Object.fromEntries(concerned) }));
    }
  }

  /** @returns what `decide` has to answer. Why not, and what rests on consent, follows from what would be otherwise. */
  decide(question: Question): Decision {
    return this.allows(question) ?? { allowed: false, reason: this.whyNot(question) };
  }

  /** @returns what is allowed, and nothing where it is denied. */
  allows(question: Question): Extract<Decision, { allowed: true }> | undefined {
    const extent = this.extentOf(question);
    if (extent < 0) return undefined;
    return {
      allowed: true,
      reason: question.relation,
      fields: (isRead(question.action) ? extents[extent] : 'full') as FieldsClass,
      withinConsent:
        (question.consent === 'basic' || question.consent === 'additional') &&
        this.extentOf({ ...question, consent: 'none' }) < extent,
      showsShielded: this.extentOf({ ...question, action: SEES_ADDRESS, sensitivity: 'open' }) >= 0,
    };
  }

  private whyNot(question: Question): Extract<Decision, { allowed: false }>['reason'] {
    const { sensitivity } = question;
    if (this.extentOf({ ...question, work: 'none' }) >= 0) return 'work-under-way';
    const open = { ...question, sensitivity: 'open', work: 'none' } as const;
    const agreedWith = (one: Question): boolean =>
      consentTiers.some((consent) => this.extentOf({ ...one, consent }) >= 0);
    if (sensitivity !== 'open' && this.extentOf(open) >= 0) return sensitivity;
    if (agreedWith(open)) return 'consent-does-not-cover';
    return relations.some((relation) => agreedWith({ ...open, relation })) ? 'not-related' : 'role-may-not';
  }

  /** @returns how much is shown, as a place in `extents`; below 0 it is denied. Each question is put to the engine once. */
  private extentOf(question: Omit<Question, 'action'> & { action: Action | typeof SEES_ADDRESS }): number {
    const { role, action, relation, consent, sensitivity, work } = question;
    const key = [role, action, relation, consent, sensitivity, work].join(' ');
    const known = this.extentsKnown.get(key);
    if (known !== undefined) return known;
    const { response } = succeeded(
      statefulIsAuthorized({
        principal: { type: 'Role', id: role },
        action: { type: 'Action', id: action },
        resource: { type: 'Standing', id: relation },
        context: {
          consent: { __entity: { type: 'Consent', id: consent } },
          record: { __entity: { type: 'Sensitivity', id: sensitivity } },
          work: { __entity: { type: 'Work', id: work } },
        },
        preparsedPolicySetId: action,
        entities: [],
      }),
    );
    const { reason, errors } = response.diagnostics;
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    const allowing = response.decision === 'allow' ? reason : [];
    const extent = Math.max(-1, ...allowing.map((id) => extents.indexOf(this.shows.get(id) as string)));
    this.extentsKnown.set(key, extent);
    return extent;
  }
}

/** Every question that there is. */
export const everyQuestion = (): Question[] =>
  roles.flatMap((role) =>
    allActions.flatMap((action) =>
      relations.flatMap((relation) =>
        consentTiers.flatMap((consent) =>
          sensitivities.flatMap((sensitivity) =>
            workStandings.map((work) => ({ role, action, relation, consent, sensitivity, work })),
          ),
        ),
      ),
    ),
  );

/** @returns the questions on which the table and the second opinion differ, with both answers. */
export const disagreements = (opinion: SecondOpinion, questions: readonly Question[]): unknown[] =>
  questions.flatMap((question) => {
    const [table, second] = [decide(question), opinion.decide(question)];
    return isDeepStrictEqual(table, second) ? [] : [{ ...question, table, second }];
  });

/** The same, but for the reasons of denials, for which many more questions have to be put. */
export const quickDisagreements = (opinion: SecondOpinion, questions: readonly Question[]): unknown[] =>
  questions.flatMap((question) => {
    const [table, second] = [decide(question), opinion.allows(question)];
    return isDeepStrictEqual(table.allowed ? table : undefined, second) ? [] : [{ ...question, table, second }];
  });
