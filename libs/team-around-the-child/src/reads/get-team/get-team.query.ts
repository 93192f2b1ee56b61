import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { openParts, SEALER, type Sealer } from '@app/event-store';
import { teamCodec } from '../../team.codec';
import { TeamCardRow } from './team-card.row';

/** A team with what people wrote, by the step in which they wrote it; 'erased' once the key of the person or team is destroyed. */
export interface TeamView extends Omit<TeamCardRow, 'sealed'> {
  readonly written: Readonly<Record<string, object | 'erased'>>;
}

export class GetTeam extends Query<TeamView | undefined> {
  constructor(readonly tacId: string) {
    super();
  }
}
/** The teams that work or worked with a child, without what was written. */
export class GetTeamsOfChild extends Query<readonly Omit<TeamCardRow, 'sealed'>[]> {
  constructor(readonly childId: string) {
    super();
  }
}

@QueryHandler(GetTeam)
export class GetTeamHandler implements IQueryHandler<GetTeam> {
  constructor(
    private readonly database: DataSource,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ tacId }: GetTeam): Promise<TeamView | undefined> {
    const row = await this.database.getRepository(TeamCardRow).findOneBy({ tacId });
    if (row === null) return undefined;
    const { sealed, ...plain } = row;
    return { ...plain, written: await openParts(this.sealer, teamCodec, sealed) };
  }
}

@QueryHandler(GetTeamsOfChild)
export class GetTeamsOfChildHandler implements IQueryHandler<GetTeamsOfChild> {
  constructor(private readonly database: DataSource) {}

  async execute({ childId }: GetTeamsOfChild): Promise<readonly Omit<TeamCardRow, 'sealed'>[]> {
    const rows = await this.database
      .getRepository(TeamCardRow)
      .createQueryBuilder('team')
      .where('team.children @> :served::jsonb', { served: JSON.stringify([{ childId }]) })
      .orderBy('team.convenedOn')
      .getMany();
    return rows.map(({ sealed, ...plain }) => plain);
  }
}
