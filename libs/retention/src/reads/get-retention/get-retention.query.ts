import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { Aggregates } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { type Retention } from '../../domain/retention.state';
import { classOf, dueOf } from '../../domain/rules';
import { holdsOfDuplicates, recordFactsOf } from '../../record-facts';
import { rulesOn } from '../../rules-book';
import { RetentionCardRow } from './retention-card.row';

export interface RetentionView extends Pick<Retention, 'holds' | 'proposal' | 'keptUntil' | 'destroyed'> {
  readonly childId: string;
  readonly recordClass: string;
  /** The first day on which the record need not be kept any more; null while work goes on or its class is held. */
  readonly dueOn: CalendarDate | null;
  readonly rulesVersion: string;
  readonly lastActivityOn: CalendarDate;
}

export class GetRetention extends Query<RetentionView | undefined> {
  constructor(
    readonly childId: string,
    readonly today: CalendarDate,
    readonly reading: Reading,
  ) {
    super();
  }
}

@QueryHandler(GetRetention)
export class GetRetentionHandler implements IQueryHandler<GetRetention> {
  constructor(
    private readonly reads: SecuredReads,
    private readonly aggregates: Aggregates,
  ) {}

  async execute({ childId, today, reading }: GetRetention): Promise<RetentionView | undefined> {
    const row = await this.reads.as(reading, (rows) => rows.getRepository(RetentionCardRow).findOneBy({ childId }));
    if (row === null) return undefined;
    const facts = await recordFactsOf(this.aggregates, childId, row.lastOn);
    if (facts === undefined) return undefined;
    const rules = rulesOn(today);
    const { holds, proposal, keptUntil, destroyed } = row.retention;
    return {
      childId,
      recordClass: classOf(facts),
      dueOn: dueOf(facts, rules)?.dueOn ?? null,
      rulesVersion: rules.version,
      lastActivityOn: row.lastOn,
      // What was merged into it goes with it, and so holds it; a merged record says of itself what it said before.
      holds: [...holds, ...(await holdsOfDuplicates(this.aggregates, childId))],
      proposal,
      keptUntil,
      destroyed,
    };
  }
}
