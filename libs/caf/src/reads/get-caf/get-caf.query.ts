import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type EntityManager } from 'typeorm';
import { type Reading, SecuredReads } from '@app/access';
import { openParts, SEALER, type Sealer } from '@app/event-store';
import { type Clock, dayInLondon } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { cafCodec } from '../../caf.codec';
import { CafCardRow } from './caf-card.row';
import {
  type CafOutline,
  type CafShown,
  type CafSummary,
  type CafView,
  mayReadWords,
  summaryOf,
  viewOf,
  type Words,
} from './caf-view';
import { EnquiryCardRow } from './enquiry-card.row';

/** All episodes of one child, without what was written. */
export interface CafFileView {
  readonly childId: string;
  /** With the record of the child on which each stands: its own, or one that was merged into it. */
  readonly episodes: readonly (CafSummary & { readonly childId: string })[];
  readonly revision: string;
}
/** Checklists, and families that did not agree. */
export interface EnquiriesView {
  readonly childId: string;
  readonly enquiries: readonly (Omit<EnquiryCardRow, 'cardId' | 'childId' | 'sealed' | 'revision'> & {
    readonly written: Words | null;
  })[];
  readonly revision: string;
}

export class GetCaf extends Query<CafView | CafOutline | undefined> {
  constructor(
    readonly childId: string,
    readonly episode: number,
    readonly shown: CafShown & Reading,
  ) {
    super();
  }
}
export class GetCafFile extends Query<CafFileView> {
  constructor(
    readonly childId: string,
    readonly shown: CafShown & Reading,
  ) {
    super();
  }
}
export class GetEnquiries extends Query<EnquiriesView> {
  constructor(
    readonly childId: string,
    readonly shown: Pick<CafShown, 'fields'> & Reading,
  ) {
    super();
  }
}

/** Every event of the file concerns one card, so the newest card stands where the file stands. */
const newest = (rows: readonly { readonly revision: string }[]): string =>
  rows
    .map(({ revision }) => BigInt(revision))
    .reduce((one, other) => (one > other ? one : other), -1n)
    .toString();

/** Where the stream of the child's file stands, as the cards show it. */
const fileRevision = async (rows: EntityManager, childId: string, cards: readonly CafCardRow[]): Promise<string> => {
  const enquiries = await rows.getRepository(EnquiryCardRow).find({ select: { revision: true }, where: { childId } });
  return newest([...cards, ...enquiries]);
};

@QueryHandler(GetCaf)
export class GetCafHandler implements IQueryHandler<GetCaf> {
  constructor(
    private readonly reads: SecuredReads,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ childId, episode, shown }: GetCaf): Promise<CafView | CafOutline | undefined> {
    const { row, revision } = await this.reads.as(shown, async (seen) => {
      const rows = await seen.getRepository(CafCardRow).findBy({ childId });
      return { row: rows.find((one) => one.episode === episode), revision: await fileRevision(seen, childId, rows) };
    });
    if (row === undefined) return undefined;
    const today = dayInLondon(this.clock());
    if (!mayReadWords(row, shown)) return { ...summaryOf(row, today, shown), revision };
    return viewOf(
      row,
      await openParts(this.sealer, cafCodec, row.sealed, [`child-${childId}`]),
      today,
      revision,
      shown,
    );
  }
}

@QueryHandler(GetCafFile)
export class GetCafFileHandler implements IQueryHandler<GetCafFile> {
  constructor(
    private readonly reads: SecuredReads,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ childId, shown }: GetCafFile): Promise<CafFileView> {
    const { rows, revision } = await this.reads.as(shown, async (seen) => {
      const cards = await seen
        .getRepository(CafCardRow)
        .createQueryBuilder('card')
        .where('card.childId = ANY (read.records_of(:childId))', { childId })
        .orderBy('card.openedOn')
        .addOrderBy('card.episode')
        .getMany();
      const own = cards.filter((card) => card.childId === childId);
      return { rows: cards, revision: await fileRevision(seen, childId, own) };
    });
    const today = dayInLondon(this.clock());
    return {
      childId,
      episodes: rows.map((row) => ({ ...summaryOf(row, today, shown), childId: row.childId })),
      revision,
    };
  }
}

@QueryHandler(GetEnquiries)
export class GetEnquiriesHandler implements IQueryHandler<GetEnquiries> {
  constructor(
    private readonly reads: SecuredReads,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ childId, shown }: GetEnquiries): Promise<EnquiriesView> {
    const { cards, reached } = await this.reads.as(shown, async (seen) => ({
      cards: await seen.getRepository(CafCardRow).findBy({ childId }),
      reached: await seen.getRepository(EnquiryCardRow).find({ where: { childId }, order: { madeOn: 'ASC' } }),
    }));
    const isOwn = ({ madeBy, agencyId }: EnquiryCardRow): boolean =>
      madeBy === shown.by.practitionerId && agencyId === shown.by.agencyId;
    const rows = shown.fields === 'existence' ? reached.filter(isOwn) : reached;
    const enquiries = await Promise.all(
      rows.map(async (row) => {
        const { cardId, childId: _child, sealed, revision, ...plain } = row;
        if (shown.fields !== 'full' && !isOwn(row)) return { ...plain, written: 'withheld' as const };
        const { words } = await openParts(this.sealer, cafCodec, sealed, [`child-${childId}`]);
        return { ...plain, written: (words ?? null) as Words | null };
      }),
    );
    return { childId, enquiries, revision: newest([...cards, ...rows]) };
  }
}
