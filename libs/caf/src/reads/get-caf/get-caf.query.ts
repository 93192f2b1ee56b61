import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { openParts, SEALER, type Sealer } from '@app/event-store';
import { cafCodec } from '../../caf.codec';
import { CafCardRow } from './caf-card.row';
import { type CafRecord } from './caf-card.projection';

/** An episode with what people wrote, by the step in which they wrote it; 'erased' once the child's key is destroyed. */
export interface CafView extends Omit<CafCardRow, 'cardId' | 'sealed' | 'record' | 'revision'>, CafRecord {
  readonly written: Readonly<Record<string, object | 'erased'>>;
  /** Of the child's whole file: what `If-Match` is compared with. */
  readonly revision: string;
}
/** All episodes of one child, without what was written. */
export interface CafFileView {
  readonly childId: string;
  readonly episodes: readonly Omit<CafView, 'written' | 'revision'>[];
  readonly revision: string;
}

export class GetCaf extends Query<CafView | undefined> {
  constructor(
    readonly childId: string,
    readonly episode: number,
  ) {
    super();
  }
}
export class GetCafFile extends Query<CafFileView> {
  constructor(readonly childId: string) {
    super();
  }
}

const plain = (row: CafCardRow): CafFileView['episodes'][number] => {
  const { cardId, sealed, record, revision, ...columns } = row;
  return { ...columns, ...record };
};

/** Every event of the file concerns one episode, so the newest card stands where the file stands. */
const fileRevision = (rows: readonly CafCardRow[]): string =>
  rows
    .map(({ revision }) => BigInt(revision))
    .reduce((newest, one) => (one > newest ? one : newest), -1n)
    .toString();

@QueryHandler(GetCaf)
export class GetCafHandler implements IQueryHandler<GetCaf> {
  constructor(
    private readonly database: DataSource,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ childId, episode }: GetCaf): Promise<CafView | undefined> {
    const rows = await this.database.getRepository(CafCardRow).findBy({ childId });
    const row = rows.find((one) => one.episode === episode);
    if (row === undefined) return undefined;
    const written = await openParts(this.sealer, cafCodec, row.sealed);
    return { ...plain(row), written, revision: fileRevision(rows) };
  }
}

@QueryHandler(GetCafFile)
export class GetCafFileHandler implements IQueryHandler<GetCafFile> {
  constructor(private readonly database: DataSource) {}

  async execute({ childId }: GetCafFile): Promise<CafFileView> {
    const rows = await this.database.getRepository(CafCardRow).find({ where: { childId }, order: { episode: 'ASC' } });
    return { childId, episodes: rows.map(plain), revision: fileRevision(rows) };
  }
}
