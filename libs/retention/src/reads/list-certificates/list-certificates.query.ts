import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { type CalendarDate } from '@app/kernel';

/** What was destroyed on one day: which class, by which rules, how many, who approved it. */
export interface Certificate {
  readonly on: CalendarDate;
  /** Null for records erased again after a restore. */
  readonly recordClass: string | null;
  readonly rulesVersion: string | null;
  readonly approvedBy: string | null;
  readonly records: number;
  readonly keys: number;
}

/** The certificates of a time, both days included; every number is counted from the records themselves. */
export class ListCertificates extends Query<readonly Certificate[]> {
  constructor(
    readonly from: CalendarDate,
    readonly to: CalendarDate,
    readonly reading: Reading,
  ) {
    super();
  }
}

@QueryHandler(ListCertificates)
export class ListCertificatesHandler implements IQueryHandler<ListCertificates> {
  constructor(private readonly reads: SecuredReads) {}

  execute({ from, to, reading }: ListCertificates): Promise<readonly Certificate[]> {
    return this.reads.as(reading, (rows) =>
      rows.query<Certificate[]>(
        `SELECT destroyed_on AS "on", d->>'recordClass' AS "recordClass", d->>'rulesVersion' AS "rulesVersion",
              d->>'approvedBy' AS "approvedBy", count(*)::int AS records, sum((d->>'keys')::int)::int AS keys
       FROM read.retention_card, jsonb_extract_path(retention, 'destroyed') AS d
       WHERE destroyed_on BETWEEN $1 AND $2 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
        [from, to],
      ),
    );
  }
}
