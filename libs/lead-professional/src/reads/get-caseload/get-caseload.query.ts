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
/** Counted from the cards for every answer. */
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

@QueryHandler(GetCaseload)
export class GetCaseloadHandler implements IQueryHandler<GetCaseload> {
  constructor(private readonly reads: SecuredReads) {}

  async execute({ practitionerId, reading }: GetCaseload): Promise<Caseload> {
    const rows = await this.reads.as(reading, (seen) =>
      seen.getRepository(LeadCardRow).find({
        where: [
          { status: 'active', practitionerId },
          { status: 'active', deputyId: practitionerId },
        ],
        order: { acceptedOn: 'ASC', cardId: 'ASC' },
      }),
    );
    const leads = rows.filter((row) => row.practitionerId === practitionerId).map(entry);
    return {
      practitionerId,
      active: leads.length,
      softCap: CASELOAD_SOFT_CAP,
      overCap: isOverCap(leads.length),
      handoversOpen: leads.filter(({ handoverRequiredOn }) => handoverRequiredOn !== null).length,
      leads,
      deputyFor: rows.filter((row) => row.deputyId === practitionerId).map(entry),
    };
  }
}
