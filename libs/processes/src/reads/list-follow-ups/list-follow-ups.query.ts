import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { FollowUpCardRow } from './follow-up-card.row';

/** What no process could do: ids and codes. */
export type FollowUpEntry = Omit<FollowUpCardRow, 'cardId' | 'position'>;
/** A place in the list: the position of the plan in the log, and the step. */
export interface Place {
  readonly position: string;
  readonly step: number;
}
export interface FollowUpPage {
  readonly entries: readonly FollowUpEntry[];
  /** Where the next page begins; null when there is none. */
  readonly next: Place | null;
}

/** What waits for a person, the longest first; of one locality, or of all. */
export class ListFollowUps extends Query<FollowUpPage> {
  constructor(
    readonly locality: string | undefined,
    readonly most: number,
    readonly after: Place | undefined,
    readonly reading: Reading,
  ) {
    super();
  }
}

@QueryHandler(ListFollowUps)
export class ListFollowUpsHandler implements IQueryHandler<ListFollowUps> {
  constructor(private readonly reads: SecuredReads) {}

  async execute({ locality, most, after, reading }: ListFollowUps): Promise<FollowUpPage> {
    const rows = await this.reads.as(reading, (seen) => {
      const query = seen
        .getRepository(FollowUpCardRow)
        .createQueryBuilder('card')
        .where(`card.status IN ('refused', 'asked')`)
        .orderBy('card.position')
        .addOrderBy('card.step')
        .limit(most + 1);
      if (locality !== undefined) query.andWhere('card.locality = :locality', { locality });
      if (after !== undefined) query.andWhere('(card.position, card.step) > (:position, :step)', { ...after });
      return query.getMany();
    });
    const page = rows.slice(0, most);
    const last = page.at(-1);
    return {
      entries: page.map(({ cardId, position, ...entry }) => entry),
      next: rows.length > most && last !== undefined ? { position: last.position, step: last.step } : null,
    };
  }
}
