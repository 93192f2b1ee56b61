import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { type CalendarDate } from '@app/kernel';
import { type Retention } from '../../domain/retention.state';

/** Where a page of the list begins: behind this proposal. */
export interface After {
  readonly dueOn: CalendarDate;
  readonly childId: string;
}
export interface ProposalsView {
  readonly proposals: readonly ({ readonly childId: string } & NonNullable<Retention['proposal']>)[];
  /** Hand it back to go on; null at the end. */
  readonly next: After | null;
}

/** Records that somebody has to decide about, the longest due first. */
export class ListProposals extends Query<ProposalsView> {
  constructor(
    readonly after: After | undefined,
    readonly most: number,
    readonly reading: Reading,
  ) {
    super();
  }
}

@QueryHandler(ListProposals)
export class ListProposalsHandler implements IQueryHandler<ListProposals> {
  constructor(private readonly reads: SecuredReads) {}

  async execute({ after, most, reading }: ListProposals): Promise<ProposalsView> {
    const rows = await this.reads.as(reading, (seen) =>
      seen.query<{ child_id: string; due_on: string; retention: Retention }[]>(
        `SELECT child_id, due_on, retention FROM read.retention_card
       WHERE due_on IS NOT NULL AND ($1::date IS NULL OR (due_on, child_id) > ($1::date, $2::uuid))
       ORDER BY due_on, child_id LIMIT $3`,
        [after?.dueOn ?? null, after?.childId ?? null, most + 1],
      ),
    );
    const page = rows.slice(0, most);
    const last = page.at(-1);
    return {
      proposals: page.flatMap(({ child_id: childId, retention: { proposal } }) =>
        proposal === null ? [] : [{ childId, ...proposal }],
      ),
      next: rows.length > most && last !== undefined ? { dueOn: last.due_on, childId: last.child_id } : null,
    };
  }
}
