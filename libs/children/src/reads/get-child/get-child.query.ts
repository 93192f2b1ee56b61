import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { SEALER, type Sealer } from '@app/event-store';
import { type ChildRegistered } from '../../domain/child.events';
import { childCodec } from '../../children.codec';
import { ChildCardRow } from './child-card.row';

export interface ChildView {
  readonly childId: string;
  readonly ref: string;
  readonly status: string;
  readonly sex: string;
  readonly place: string;
  readonly localityBasis: string;
  readonly registeredOn: string;
  readonly revision: string;
  /** 'erased' once the child's key is destroyed. */
  readonly identity: ChildRegistered['personal'] | 'erased';
}

export class GetChild extends Query<ChildView | undefined> {
  constructor(readonly childId: string) {
    super();
  }
}

@QueryHandler(GetChild)
export class GetChildHandler implements IQueryHandler<GetChild> {
  constructor(
    private readonly database: DataSource,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ childId }: GetChild): Promise<ChildView | undefined> {
    const row = await this.database.getRepository(ChildCardRow).findOneBy({ childId });
    if (row === null) return undefined;
    const { identity, ...plain } = row;
    const [opened] = await this.sealer.open([{ subject: `child-${childId}`, ...identity }]);
    return {
      ...plain,
      identity:
        opened === undefined || opened === 'erased'
          ? 'erased'
          : (childCodec.liftPersonal(identity.type, opened) as ChildRegistered['personal']),
    };
  }
}
