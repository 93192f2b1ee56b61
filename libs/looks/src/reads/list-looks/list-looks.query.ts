import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { looksOf, type LooksAsked, type LooksPage } from '@app/access';

/** Whose looks: at one child, or of one person. */
export type Whose = { readonly childId: string } | { readonly practitionerId: string };

/** Who looked at one child, by any of its records, or at whom one person looked, the latest look first. */
export class ListLooks extends Query<LooksPage> {
  constructor(
    readonly of: Whose,
    readonly asked: LooksAsked,
  ) {
    super();
  }
}

@QueryHandler(ListLooks)
export class ListLooksHandler implements IQueryHandler<ListLooks> {
  constructor(private readonly database: DataSource) {}

  async execute({ of, asked }: ListLooks): Promise<LooksPage> {
    if ('practitionerId' in of) return looksOf(this.database, of, asked);
    const [{ children }] = await this.database.query<[{ children: string[] }]>(
      'SELECT read.records_of($1) AS children',
      [of.childId],
    );
    return looksOf(this.database, { children }, asked);
  }
}
