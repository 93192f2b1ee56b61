import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { CASELOAD_SOFT_CAP, isOverCap } from '../../domain/caseload';
import { LeadCardRow } from '../get-lead-professional/lead-card.row';

/** One child for whom the practitioner leads, or stands in. */
export interface CaseloadEntry {
  readonly childId: string;
  readonly assignment: number;
  readonly episode: number;
  readonly since: string | null;
  /** Since when the role has to be handed over; null when it has not. */
  readonly handoverRequiredOn: string | null;
}
/**
 * Counted from the cards for every answer: all that the practitioner leads. The lists leave out shielded children whom it is not for
 * the asker to keep safe.
 */
export interface Caseload {
  readonly practitionerId: string;
  readonly active: number;
  readonly softCap: number;
  readonly overCap: boolean;
  /** Must somebody take over before this person can leave? */
  readonly handoversOpen: number;
  /** Longest first. */
  readonly leads: readonly CaseloadEntry[];
  readonly deputyFor: readonly CaseloadEntry[];
}

export class GetCaseload extends Query<Caseload> {
  constructor(
    readonly practitionerId: string,
    readonly reading: Reading,
  ) {
    super();
  }
}

const entry = ({ childId, assignment, episode, acceptedOn, handoverRequiredOn }: LeadCardRow): CaseloadEntry => ({
  childId,
  assignment,
  episode,
  since: acceptedOn,
  handoverRequiredOn,
});

/** How much somebody leads, and of how much of it somebody else has to take over. */
interface Work {
  readonly active: number;
  readonly handovers: number;
}

@QueryHandler(GetCaseload)
export class GetCaseloadHandler implements IQueryHandler<GetCaseload> {
  constructor(private readonly reads: SecuredReads) {}

  async execute({ practitionerId, reading }: GetCaseload): Promise<Caseload> {
    const [rows, work] = await this.reads.as(reading, async (seen) => [
      await seen.getRepository(LeadCardRow).find({
        where: [
          { status: 'active', practitionerId },
          { status: 'active', deputyId: practitionerId },
        ],
        order: { acceptedOn: 'ASC', cardId: 'ASC' },
      }),
      await seen.query<readonly Work[]>('SELECT active, handovers FROM read.lead_work_of($1)', [practitionerId]),
    ]);
    const { active, handovers } = work[0] ?? { active: 0, handovers: 0 };
    const leads = rows.filter((row) => row.practitionerId === practitionerId).map(entry);
    return {
      practitionerId,
      active,
      softCap: CASELOAD_SOFT_CAP,
      overCap: isOverCap(active),
      handoversOpen: handovers,
      leads,
      deputyFor: rows.filter((row) => row.deputyId === practitionerId).map(entry),
    };
  }
}
