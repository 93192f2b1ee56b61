import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { looksOf, type LooksAsked, type LooksOf, type LooksPage } from '@app/access';

/** Who looked at one child, or at whom one person looked, the latest look first. */
export class ListLooks extends Query<LooksPage> {
  constructor(
    readonly of: LooksOf,
    readonly asked: LooksAsked,
  ) {
    super();
  }
}

@QueryHandler(ListLooks)
export class ListLooksHandler implements IQueryHandler<ListLooks> {
  constructor(private readonly database: DataSource) {}

  execute({ of, asked }: ListLooks): Promise<LooksPage> {
    return looksOf(this.database, of, asked);
  }
}
