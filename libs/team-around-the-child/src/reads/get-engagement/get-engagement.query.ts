import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { type AgencyEngagement, engagementOf } from '../../domain/engagement';
import { cancelledInARow } from '../../domain/schedule';
import { TeamCardRow } from '../get-team/team-card.row';

/** Codes and counts only: it may be put before those to whom it is escalated. */
export interface EngagementReport {
  readonly tacId: string;
  readonly agencies: readonly AgencyEngagement[];
  readonly meetingsHeld: number;
  readonly meetingsCancelled: number;
  /** Meetings cancelled since the last one that was held. */
  readonly cancelledInARow: number;
}

export class GetEngagement extends Query<EngagementReport | undefined> {
  constructor(
    readonly tacId: string,
    readonly reading: Reading,
  ) {
    super();
  }
}

@QueryHandler(GetEngagement)
export class GetEngagementHandler implements IQueryHandler<GetEngagement> {
  constructor(private readonly reads: SecuredReads) {}

  async execute({ tacId, reading }: GetEngagement): Promise<EngagementReport | undefined> {
    const team = await this.reads.as(reading, (rows) => rows.getRepository(TeamCardRow).findOneBy({ tacId }));
    if (team === null) return undefined;
    const { members, meetings, escalations, schedule } = team;
    return {
      tacId,
      agencies: engagementOf(members, meetings, escalations),
      meetingsHeld: meetings.length,
      meetingsCancelled: schedule.filter(({ status }) => status === 'cancelled').length,
      cancelledInARow: cancelledInARow(schedule, meetings.at(-1)?.on),
    };
  }
}
