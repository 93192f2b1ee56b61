import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { type CalendarDate, type Clock, dayInLondon } from '@app/kernel';
import { type BeyondRecovery, beyondRecovery, Keyring } from '@app/privacy';
import { CLOCK, CONFIG, type Config } from '@app/runtime';

/** What was destroyed on one day: which class, by which rules, how many, who approved it. */
export interface Certificate {
  readonly on: CalendarDate;
  /** Null for records erased again after a restore. */
  readonly recordClass: string | null;
  readonly rulesVersion: string | null;
  readonly approvedBy: string | null;
  readonly records: number;
  readonly keys: number;
  /** From when on nothing that is left of it opens any more: in backups, in the heap or in the journal of the database. */
  readonly beyondRecovery: BeyondRecovery;
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
  constructor(
    private readonly reads: SecuredReads,
    private readonly keyring: Keyring,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ from, to, reading }: ListCertificates): Promise<readonly Certificate[]> {
    const [destroyed, keys] = await Promise.all([
      this.reads.as(reading, (rows) =>
        rows.query<Omit<Certificate, 'beyondRecovery'>[]>(
          `SELECT destroyed_on AS "on", d->>'recordClass' AS "recordClass", d->>'rulesVersion' AS "rulesVersion",
              d->>'approvedBy' AS "approvedBy", count(*)::int AS records, sum((d->>'keys')::int)::int AS keys
       FROM read.retention_card, jsonb_extract_path(retention, 'destroyed') AS d
       WHERE destroyed_on BETWEEN $1 AND $2 GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
          [from, to],
        ),
      ),
      this.keyring.wrappingKeys(),
    ]);
    const today = dayInLondon(this.clock());
    return destroyed.map((one) => ({
      ...one,
      beyondRecovery: beyondRecovery(one.on, keys, this.config.rotation, today),
    }));
  }
}
