import { type FieldsClass } from '../record/access-record';
import { capacitiesOf, type HeldRole, type Role } from '../roles';
import { type Action, allActions, isRead } from './actions';
import {
  decide,
  type Decision,
  type DenialReason,
  needsOf,
  type Relation,
  rowsFor,
  type Row,
  showsEarlier,
  type Sensitivity,
} from './policy';
import { type ConsentStanding, type Standing } from './standings';

/** Why a request was denied: by the table, or before it was asked. */
export interface Denial {
  readonly allowed: false;
  readonly reason: DenialReason | 'no-such-record' | 'not-at-work';
}

/** What was decided about one record, and in which capacity. */
export type Judgement =
  | (Extract<Decision, { allowed: true }> & {
      readonly role: Role;
      readonly held: HeldRole;
      readonly withheldTopics: readonly string[];
      /** Whether what others recorded before the work at hand is shown. */
      readonly showsEarlier: boolean;
      /** How carefully the record has to be kept from view, as far as the decision asked for it. */
      readonly sensitivity: Sensitivity;
    })
  | Denial;

interface Candidate {
  readonly held: HeldRole;
  readonly role: Role;
  readonly relation: Relation;
  readonly rows: readonly Row[];
}

const candidates = new Map<string, readonly Candidate[]>();

/** Every capacity and relation in which the table allows the action to somebody with this role, in its order. */
const candidatesFor = (held: HeldRole, action: Action): readonly Candidate[] => {
  const key = `${held} ${action}`;
  const known = candidates.get(key);
  if (known !== undefined) return known;
  const found = capacitiesOf(held).flatMap((role) => {
    const rows = rowsFor(role, action);
    return [...new Set(rows.map(({ relation }) => relation))].map((relation) => ({
      held,
      role,
      relation,
      rows: rows.filter((row) => row.relation === relation),
    }));
  });
  candidates.set(key, found);
  return found;
};

/** @returns whether somebody with these roles may ever do this, whatever the record. */
export const everAllowed = (held: readonly HeldRole[], action: Action): boolean =>
  held.some((role) => candidatesFor(role, action).length > 0);

/** @returns the ways to stand to a record by which the table allows these roles anything at all: only so somebody knows of it. */
export const relationsThatCount = (held: readonly HeldRole[]): ReadonlySet<Relation> =>
  new Set(
    held
      .flatMap(capacitiesOf)
      .flatMap((role) => allActions.flatMap((action) => rowsFor(role, action)))
      .map(({ relation }) => relation)
      .filter((relation) => relation !== 'none'),
  );

const nothingNeeded: ConsentStanding = { tier: 'none', confirmed: 'none', withheldTopics: [] };
const rank: readonly FieldsClass[] = ['reference', 'aggregate', 'existence', 'summary', 'full'];
/** Of two denials the one that came further tells more. */
const denials: readonly Denial['reason'][] = [
  'role-may-not',
  'not-related',
  'consent-does-not-cover',
  'shielded',
  'sealed',
  'work-under-way',
  'no-such-record',
];

const better = (one: Judgement, other: Judgement): Judgement => {
  if (one.allowed && other.allowed) {
    const more = rank.indexOf(other.fields) - rank.indexOf(one.fields);
    return more > 0 || (more === 0 && other.showsEarlier && !one.showsEarlier) ? other : one;
  }
  if (one.allowed || other.allowed) return one.allowed ? one : other;
  return denials.indexOf(other.reason) > denials.indexOf(one.reason) ? other : one;
};

const judgeOne = async (
  { held, role, relation, rows }: Candidate,
  action: Action,
  standing: Standing,
): Promise<Judgement> => {
  const needs = rows.map(needsOf);
  if (relation !== 'none' && !(await standing.holds(relation))) return { allowed: false, reason: 'not-related' };
  const work = needs.some((need) => need.work) ? await standing.work() : 'none';
  // A change goes through on the line that asks least; of a read the line that shows most is wanted.
  const least = needs.filter((need) => !need.work || work === 'none');
  const asksConsent = isRead(action) ? needs.some(({ consent }) => consent) : least.every(({ consent }) => consent);
  const asked = asksConsent || isRead(action);
  const { tier, confirmed, withheldTopics } = asked ? await standing.consent() : nothingNeeded;
  const asksChild = isRead(action) || needs.some(({ child }) => child);
  const sensitivity = asksChild ? await standing.sensitivity() : 'open';
  if (sensitivity === undefined) return { allowed: false, reason: 'no-such-record' };
  const decision = decide({ role, action, relation, consent: tier, sensitivity, work });
  if (!decision.allowed) return decision;
  return {
    ...{ role, held, sensitivity, withheldTopics: decision.withinConsent ? withheldTopics : [] },
    showsEarlier: showsEarlier(relation, decision.fields, confirmed),
    ...decision,
  };
};

/** Of a read everything is asked at once and all of it waited for: what is hidden takes as long as what is not there. */
const everything = async (standing: Standing, tried: readonly Candidate[]): Promise<Standing> => {
  const relations = [...new Set(tried.map(({ relation }) => relation))].filter((relation) => relation !== 'none');
  const [is, agreed, held] = await Promise.all([
    standing.sensitivity(),
    standing.consent(),
    Promise.all(relations.map(async (relation) => ((await standing.holds(relation)) ? [relation] : []))),
  ]);
  const found = held.flat();
  return {
    sensitivity: () => Promise.resolve(is),
    consent: () => Promise.resolve(agreed),
    holds: (relation) => Promise.resolve((found as readonly Relation[]).includes(relation)),
    work: () => standing.work(),
  };
};

/**
 * Whether somebody with these roles may do this with this record: the best that any of the roles allows, in any capacity that
 * the look-ups confirm. A change stops at the first line that allows it, so that a command asks no more than it has to.
 */
export const judge = async (roles: readonly HeldRole[], action: Action, standing: Standing): Promise<Judgement> => {
  const tried = roles.flatMap((held) => candidatesFor(held, action));
  const known = isRead(action) ? await everything(standing, tried) : standing;
  if (isRead(action) && (await known.sensitivity()) === undefined) return { allowed: false, reason: 'no-such-record' };
  let best: Judgement = { allowed: false, reason: tried.length === 0 ? 'role-may-not' : 'not-related' };
  for (const candidate of tried) {
    best = better(best, await judgeOne(candidate, action, known));
    if (best.allowed && (!isRead(action) || (best.fields === 'full' && best.showsEarlier))) return best;
  }
  return best;
};
