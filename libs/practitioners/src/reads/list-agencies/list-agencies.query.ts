import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource, LessThanOrEqual } from 'typeorm';
import { type AgencyType, type CalendarDate } from '@app/kernel';
import { type AgencyStanding, nameOn, standingOn, successorOn } from '../../domain/agency';
import { AgencyCardRow } from './agency-card.row';

export interface AgencyView {
  readonly agencyId: string;
  /** What it was called on that day. */
  readonly name: string;
  readonly agencyType: AgencyType;
  readonly standing: Exclude<AgencyStanding, 'unknown'>;
  readonly since: CalendarDate;
  /** Who did its work on that day: itself, or the agency that it was merged into. */
  readonly workDoneBy: string;
}
export interface AgenciesView {
  readonly asAt: CalendarDate;
  /** Those that had been registered by then, also those that had left. */
  readonly agencies: readonly AgencyView[];
}

export class ListAgencies extends Query<AgenciesView> {
  constructor(readonly asAt: CalendarDate) {
    super();
  }
}

@QueryHandler(ListAgencies)
export class ListAgenciesHandler implements IQueryHandler<ListAgencies> {
  constructor(private readonly database: DataSource) {}

  async execute({ asAt }: ListAgencies): Promise<AgenciesView> {
    const rows = await this.database
      .getRepository(AgencyCardRow)
      .find({ where: { since: LessThanOrEqual(asAt) }, order: { agencyId: 'ASC' } });
    const all = new Map(rows.map(({ agencyId, agency }) => [agencyId, agency]));
    const agencies = rows.flatMap(({ agencyId, agency }): readonly AgencyView[] => {
      const [name, standing] = [nameOn(agency, asAt), standingOn(agency, asAt)];
      if (name === undefined || standing === 'unknown') return [];
      const { agencyType, since } = agency;
      return [{ agencyId, name, agencyType, standing, since, workDoneBy: successorOn(all, agencyId, asAt) }];
    });
    return { asAt, agencies };
  }
}
