import { type Aggregates, derivedId } from '@app/event-store';
import { systemEnvelope } from '@app/feeds';
import { addYears, type CalendarDate, type Clock, isRefusal } from '@app/kernel';
import { type Queries } from '@app/runtime';
import { type ProposeDestruction } from './domain/decide/propose';
import { dueOf, type Rules } from './domain/rules';
import { heldElsewhere, recordFactsOf, recordOf } from './record-facts';
import { retentionAggregate } from './retention.codec';
import { rulesOn } from './rules-book';

interface Tools {
  readonly aggregates: Aggregates;
  readonly database: Queries;
  readonly clock: Clock;
  /** The day whose list it is. */
  readonly today: CalendarDate;
}
interface Candidate {
  readonly child_id: string;
  readonly last_on: CalendarDate;
}

const PROPOSALS = '0a3f6c52-7d41-5b8e-9c06-1f2e3d4c5b6a';
const FIRST = '00000000-0000-0000-0000-000000000000';
const PAGE = 500;

/** Who could be due at all: the earliest by birth and the earliest by activity that any rule allows. */
const limitsOf = ({ rules }: Rules, today: CalendarDate): readonly [birthMonth: string, lastOn: CalendarDate] => {
  const least = (byBirth: boolean): number =>
    Math.min(200, ...rules.filter(({ basis }) => (basis === 'dob') === byBirth).map(({ years }) => years));
  return [addYears(today, -least(true)).slice(0, 7), addYears(today, -least(false))];
};

/**
 * The nightly list: proposes for destruction every record that need not be kept any more by the rules of its day. Each record is looked
 * at as it stands in the log. May run twice, on several machines at once, and be stopped anywhere.
 * @returns how many records were proposed now.
 */
export const proposeDue = async ({ aggregates, database, clock, today }: Tools): Promise<number> => {
  const rules = rulesOn(today);
  const [birthMonth, lastOn] = limitsOf(rules, today);
  let proposed = 0;
  for (let after = FIRST; ;) {
    const page = await database.query<readonly Candidate[]>(
      `SELECT child_id, last_on FROM read.retention_card
       WHERE status = 'kept' AND NOT merged AND (birth_month <= $1 OR last_on <= $2) AND child_id > $3
       ORDER BY child_id LIMIT ${PAGE}`,
      [birthMonth, lastOn, after],
    );
    for (const { child_id: childId, last_on: lastActivityOn } of page) {
      const facts = await recordFactsOf(aggregates, childId, lastActivityOn);
      const due = facts === undefined ? undefined : dueOf(facts, rules);
      if (due === undefined || due.dueOn > today) continue;
      const proposalId = derivedId(`${childId} ${today}`, PROPOSALS);
      const command: ProposeDestruction = {
        type: 'ProposeDestruction',
        proposalId,
        due,
        heldElsewhere: await heldElsewhere(aggregates, childId),
        record: await recordOf(aggregates, childId),
        today,
      };
      const outcome = await aggregates.handle(
        retentionAggregate,
        childId,
        // The same list made twice is one.
        systemEnvelope(command, proposalId, clock().toISOString(), 'retention'),
      );
      if (!isRefusal(outcome) && !outcome.repeated) proposed += 1;
    }
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return proposed;
    after = last.child_id;
  }
};
