import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { openParts, SEALER, type Sealer } from '@app/event-store';
import { latestPost, type Post, type RegisteredPractitioner } from '../../domain/practitioner';
import { practitionerCodec } from '../../practitioners.codec';
import { PractitionerCardRow } from './practitioner-card.row';

export interface PractitionerView extends Omit<RegisteredPractitioner, 'is' | 'posts'> {
  readonly practitionerId: string;
  readonly status: RegisteredPractitioner['is'];
  /** The post taken up last. */
  readonly post: Post;
  /** All of them, oldest first. */
  readonly posts: readonly Post[];
  /** Name and contact, or that they were erased. */
  readonly written: Readonly<Record<string, object | 'erased'>>;
  readonly revision: string;
}

export class GetPractitioner extends Query<PractitionerView | undefined> {
  constructor(
    readonly practitionerId: string,
    readonly reading: Reading,
  ) {
    super();
  }
}

@QueryHandler(GetPractitioner)
export class GetPractitionerHandler implements IQueryHandler<GetPractitioner> {
  constructor(
    private readonly reads: SecuredReads,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ practitionerId, reading }: GetPractitioner): Promise<PractitionerView | undefined> {
    const row = await this.reads.as(reading, (rows) =>
      rows.getRepository(PractitionerCardRow).findOneBy({ practitionerId }),
    );
    if (row === null) return undefined;
    const { is: status, posts, leftOn, handovers } = row.practitioner;
    const written = await openParts(this.sealer, practitionerCodec, row.sealed, [`practitioner-${practitionerId}`]);
    const post = latestPost(row.practitioner);
    return { practitionerId, status, post, posts, leftOn, handovers, written, revision: row.revision };
  }
}
