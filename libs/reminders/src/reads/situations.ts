import { type CalendarDate } from '@app/kernel';
import { activeAssignment, vacancy } from '@app/lead-professional';
import { type Queries } from '@app/runtime';
import { flagsOf } from '@app/team-around-the-child';
import { teamReviewFrom } from '@app/timescales';
import {
  type EpisodeFacts,
  type LeadFacts,
  type LookBack,
  nobody,
  type Situation,
  type TeamFacts,
} from '../domain/situation';
import { type AttentionCafCard } from './attention-caf.projection';
import { type AttentionChildCard } from './attention-child.projection';
import { type AttentionTeamCard } from './attention-team.projection';
import { type ListPlace, listStart } from './list-place';

/** The read models that a situation is put together from. */
export const situationFeeds = ['attention-caf', 'attention-team', 'attention-child'] as const;

/** A situation with its place in the list: the longest open first. */
export interface PlacedSituation extends Situation {
  readonly at: ListPlace;
}

interface Row {
  readonly card_id: string;
  readonly child_id: string;
  readonly opened_on: CalendarDate;
  readonly facts: AttentionCafCard['facts'];
  readonly teams: readonly Pick<AttentionTeamCard, 'tac_id' | 'team' | 'planned_agency' | 'meetings'>[];
  readonly assignments: AttentionChildCard['assignments'] | null;
  readonly record_end: AttentionChildCard['record_end'];
}

const situations = (where: string): string => `
  SELECT c.card_id, c.child_id, c.opened_on::text AS opened_on, c.facts, k.assignments, k.record_end,
    coalesce((SELECT json_agg(json_build_object('tac_id', t.tac_id, 'team', t.team, 'planned_agency', t.planned_agency, 'meetings', t.meetings) ORDER BY t.tac_id)
                FROM read.attention_team t WHERE t.tac_id = ANY (read.teams_of_episode(c.card_id))), '[]') AS teams
    FROM read.attention_caf c LEFT JOIN read.attention_child k ON k.child_id = c.child_id
   WHERE ${where} ORDER BY c.opened_on, c.card_id`;

const leadOf = (assignments: Row['assignments'], episode: number): LeadFacts => {
  if (assignments === null) return nobody;
  const active = activeAssignment(assignments);
  const vacant = vacancy(assignments);
  return {
    activeId: active?.practitionerId ?? null,
    interim: assignments.interim,
    vacatedOn: vacant?.episode === episode ? vacant.on : null,
    mustHandOver: active?.handoverRequiredOn != null,
  };
};

/** What a team does not say itself here: what is due when depends on the pauses of each child. */
const untimed = ['review-overdue', 'drifting'];

const teamOf = (
  { tac_id: tacId, team, planned_agency: plannedAgency, meetings }: Row['teams'][number],
  childId: string,
  { number: episode, pauses }: EpisodeFacts,
  today: CalendarDate,
): TeamFacts => {
  const { convenedOn, followUp, closed } = team;
  const reviewDueOn = teamReviewFrom({ convenedOn, followUp }, pauses)?.dueOn ?? null;
  const flagged = { ...team, meetings, closedOn: closed?.on ?? null, plannedAgency };
  const served = team.children.findLast((child) => child.childId === childId && child.episode === episode);
  const serves = served?.until === null;
  return {
    tacId,
    open: team.is === 'open' && serves,
    endedOn: serves ? (closed?.on ?? null) : (served?.until ?? null),
    convenedOn,
    met: meetings.length > 0,
    followUp,
    reviews: team.reviews.flatMap(({ on, children }): readonly LookBack[] =>
      children
        .filter((child) => child.childId === childId)
        .map(({ outcomes }) => ({ on, progressed: outcomes.some(({ result }) => result !== 'not') })),
    ),
    flags: flagsOf(flagged, today, { reviewDueOn, drifts: false }).filter((flag) => !untimed.includes(flag)),
  };
};

const situationOf =
  (today: CalendarDate) =>
  ({ card_id: cardId, child_id: childId, opened_on: openedOn, facts, teams, ...child }: Row): PlacedSituation => ({
    childId,
    episode: facts,
    teams: teams.map((team) => teamOf(team, childId, facts, today)),
    lead: leadOf(child.assignments, facts.number),
    recordEnd: child.record_end,
    at: { on: openedOn, cardId },
  });

/** So many episodes of the county are looked at in one go. */
const CHUNK = 100;

/** Situations as the read models show them, to be looked at on one day. */
export class Situations {
  constructor(
    private readonly database: Queries,
    private readonly today: CalendarDate,
  ) {}

  /** Every episode of one child, ended ones included. */
  ofChild(childId: string): Promise<readonly PlacedSituation[]> {
    return this.rows('c.child_id = $1', [childId]);
  }

  /** The open episodes of some places, in the order of the list, after one of them. */
  openIn(places: readonly string[], most: number, after: ListPlace = listStart): Promise<readonly PlacedSituation[]> {
    return this.rows(
      'c.open AND c.place = ANY($1) AND (c.opened_on, c.card_id) > ($3::date, $4)',
      [places, most, after.on, after.cardId],
      'LIMIT $2',
    );
  }

  /** The open episodes of the county about which something is due by that day at the latest, chunk by chunk. */
  dueBy(day: CalendarDate): AsyncIterable<readonly PlacedSituation[]> {
    return this.chunks(
      `(c.due_on <= $1 OR k.vacated_on <= $1
         OR EXISTS (SELECT FROM read.attention_team t WHERE t.episodes @> ARRAY[c.card_id] AND t.due_on <= $1))`,
      day,
    );
  }

  /** The open episodes for which a Lead Professional is gone since that day or longer, chunk by chunk. */
  withoutLeadSince(day: CalendarDate): AsyncIterable<readonly PlacedSituation[]> {
    return this.chunks('k.vacated_on <= $1', day);
  }

  private async *chunks(where: string, day: CalendarDate): AsyncGenerator<readonly PlacedSituation[]> {
    for (let after: ListPlace | undefined = listStart; after !== undefined;) {
      const chunk: readonly PlacedSituation[] = await this.rows(
        `c.open AND (c.opened_on, c.card_id) > ($3::date, $4) AND ${where}`,
        [day, CHUNK, after.on, after.cardId],
        'LIMIT $2',
      );
      yield chunk;
      after = chunk.length === CHUNK ? chunk.at(-1)?.at : undefined;
    }
  }

  private async rows(where: string, parameters: readonly unknown[], limit = ''): Promise<readonly PlacedSituation[]> {
    const rows = await this.database.query<readonly Row[]>(`${situations(where)} ${limit}`, parameters);
    return rows.map(situationOf(this.today));
  }
}
