import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { openParts, SEALER, type Sealer } from '@app/event-store';
import { leadProfessionalCodec } from '../../lead-professional.codec';
import { InterimCardRow } from './interim-card.row';
import { LeadCardRow } from './lead-card.row';

export interface AssignmentView extends Omit<LeadCardRow, 'cardId' | 'childId' | 'sealed' | 'revision'> {
  readonly written: Readonly<Record<string, object | 'erased'>> | 'withheld';
}
export interface LeadProfessionalView {
  readonly childId: string;
  /** Who leads now; null is something to chase, not an error. */
  readonly active: AssignmentView | null;
  /** Who was asked and has not answered. */
  readonly proposed: AssignmentView | null;
  /** The coordinator who holds the reins while there is none, and since when. */
  readonly interim: Pick<InterimCardRow, 'practitionerId' | 'since'> | null;
  /** All of them, oldest first. */
  readonly assignments: readonly AssignmentView[];
  readonly revision: string;
}

export class GetLeadProfessional extends Query<LeadProfessionalView> {
  constructor(
    readonly childId: string,
    readonly withWords: boolean,
    readonly reading: Reading,
  ) {
    super();
  }
}

@QueryHandler(GetLeadProfessional)
export class GetLeadProfessionalHandler implements IQueryHandler<GetLeadProfessional> {
  constructor(
    private readonly reads: SecuredReads,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ childId, withWords, reading }: GetLeadProfessional): Promise<LeadProfessionalView> {
    // Who leads on any record of the child leads the work around the child.
    const { rows, interim } = await this.reads.as(reading, async (seen) => ({
      rows: await seen
        .getRepository(LeadCardRow)
        .createQueryBuilder('card')
        .where('card.childId = ANY (read.records_of(:childId))', { childId })
        .orderBy('card.assignment')
        .getMany(),
      interim: await seen
        .getRepository(InterimCardRow)
        .createQueryBuilder('card')
        .where('card.childId = ANY (read.records_of(:childId)) AND card.until IS NULL', { childId })
        .getOne(),
    }));
    const assignments = await Promise.all(rows.map((row) => this.view(row, withWords)));
    const revision = rows
      .map((row) => BigInt(row.revision))
      .reduce((newest, one) => (one > newest ? one : newest), -1n);
    return {
      childId,
      active: assignments.find(({ status }) => status === 'active') ?? null,
      proposed: assignments.find(({ status }) => status === 'proposed') ?? null,
      interim: interim && { practitionerId: interim.practitionerId, since: interim.since },
      assignments,
      revision: revision.toString(),
    };
  }

  private async view(
    { cardId, childId, sealed, revision, ...plain }: LeadCardRow,
    withWords: boolean,
  ): Promise<AssignmentView> {
    const written = withWords
      ? await openParts(this.sealer, leadProfessionalCodec, sealed, [`child-${childId}`])
      : 'withheld';
    return { ...plain, written };
  }
}
