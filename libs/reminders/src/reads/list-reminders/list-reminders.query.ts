import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Grant, type Reading, SecuredReads } from '@app/access';
import { HIDDEN } from '@app/children';
import { type CalendarDate, type Clock as WorldClock, dayInLondon } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { CLOCK } from '@app/runtime';
import { type Clock } from '../../domain/clocks';
import { type Escalation, type Stage } from '../../domain/reminders.events';
import { type ListPlace, listStart } from '../list-place';
import { placesIn } from '../places-in';

/** Something that somebody still has to do: ids, dates and codes. */
export interface ReminderEntry {
  readonly childId: string;
  readonly reminder: number;
  readonly episode: number;
  /** Of a shielded child only for whoever keeps it safe. */
  readonly place: string;
  readonly clock: Clock;
  readonly subject: string | null;
  readonly startedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly stage: Stage;
  readonly version: string;
  readonly raisedOn: CalendarDate;
  /**
   * Who has to act now: the Lead Professional, else the coordinator who stands in, else the author of the CAF. Null for a shielded
   * child of whom the list tells no more than a reference: who works with it would tell where it lives.
   */
  readonly responsibleId: string | null;
  /** To whom it was taken when it was raised. */
  readonly escalatedTo: Escalation | null;
}
export interface RemindersPage {
  readonly entries: readonly ReminderEntry[];
  readonly next: ListPlace | null;
}

/** Whose reminders: those a person has to act on, those of a locality, or what was taken to an area. */
export type RemindersOf =
  { readonly practitionerId: string } | { readonly locality: string } | { readonly area: string };

/** Open reminders, the earliest due first; undefined when there is no such locality or area. */
export class ListReminders extends Query<RemindersPage | undefined> {
  constructor(
    readonly of: RemindersOf,
    readonly stage: Stage | undefined,
    readonly most: number,
    readonly after: ListPlace | undefined,
    readonly reading: Reading & Pick<Grant, 'showsShielded'>,
  ) {
    super();
  }
}

const responsible = `coalesce(k.lead_id, c.facts->>'authorId')`;
const openReminders = (where: string): string => `
  SELECT r.card_id AS "cardId", r.child_id AS "childId", r.reminder, r.episode,
    CASE WHEN c.place IS NULL OR NOT $6 AND read.is_shielded(r.child_id) THEN '${HIDDEN}' ELSE c.place END AS place, r.clock, r.subject,
    r.started_on::text AS "startedOn", r.due_on::text AS "dueOn", r.stage, r.version, r.raised_on::text AS "raisedOn",
    ${responsible} AS "responsibleId",
    CASE WHEN r.escalated_level IS NULL THEN NULL
         ELSE json_build_object('level', r.escalated_level, 'code', r.escalated_code) END AS "escalatedTo"
    FROM read.reminder_card r
    LEFT JOIN read.attention_caf c ON c.card_id = r.child_id || '.' || r.episode
    LEFT JOIN read.attention_child k ON k.child_id = r.child_id
   WHERE r.settled_on IS NULL AND (r.due_on, r.card_id) > ($1::date, $2) AND ($3::text IS NULL OR r.stage = $3) AND ${where}
   ORDER BY r.due_on, r.card_id LIMIT $4`;

@QueryHandler(ListReminders)
export class ListRemindersHandler implements IQueryHandler<ListReminders> {
  constructor(
    private readonly reads: SecuredReads,
    private readonly places: PlaceBook,
    @Inject(CLOCK) private readonly clock: WorldClock,
  ) {}

  async execute({ of, stage, most, after = listStart, reading }: ListReminders): Promise<RemindersPage | undefined> {
    const wanted = await this.wanted(of);
    if (wanted === undefined) return undefined;
    // One more than wanted: whether there is a next page.
    const parameters = [after.on, after.cardId, stage ?? null, most + 1, wanted.by, reading.showsShielded];
    const rows = await this.reads.as(reading, (seen) =>
      seen.query<(ReminderEntry & { cardId: string })[]>(openReminders(wanted.where), parameters),
    );
    const last = rows[most - 1];
    return {
      entries: rows.slice(0, most).map(({ cardId, ...entry }) => entry),
      next: rows.length > most && last !== undefined ? { on: last.dueOn, cardId: last.cardId } : null,
    };
  }

  private async wanted(
    of: RemindersOf,
  ): Promise<{ readonly where: string; readonly by: string | readonly string[] } | undefined> {
    if ('practitionerId' in of) return { where: `${responsible} = $5`, by: of.practitionerId };
    const map = await this.places.asAt(dayInLondon(this.clock()));
    if ('area' in of)
      return map.localities.some(({ area }) => area === of.area)
        ? { where: `r.escalated_level = 'area' AND r.escalated_code = $5`, by: of.area }
        : undefined;
    const places = placesIn(map, of.locality);
    return places && { where: 'c.place = ANY($5)', by: places };
  }
}
