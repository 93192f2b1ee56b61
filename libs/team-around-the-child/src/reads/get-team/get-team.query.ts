import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Grant, type Reading, SecuredReads } from '@app/access';
import { cafAggregate } from '@app/caf';
import { Aggregates, openParts, SEALER, type Sealer } from '@app/event-store';
import { dayInLondon, type CalendarDate, type Clock, lastingPause, type Pause, pausedDaysSince } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { driftLimitFrom, teamReviewFrom } from '@app/timescales';
import { reviewsWithoutProgress } from '../../domain/reviews';
import { currentChildren } from '../../domain/children';
import { flagsOf, type TeamFlag } from '../../domain/flags';
import { remainingAgency } from '../../domain/members';
import { stageOf, type TeamStage } from '../../domain/stage';
import { teamCodec } from '../../team.codec';
import { TeamCardRow } from './team-card.row';

/** A team as it stands today, without what was written. */
export interface TeamSummary extends Omit<TeamCardRow, 'sealed'> {
  /** By when the next review has to be held; null once the team has agreed to close. */
  readonly reviewDueOn: CalendarDate | null;
  /** Asked together and yet to meet, at work, agreed to close, or closed. */
  readonly stage: TeamStage;
  /** Where the work has come down to one agency: the one that would go on alone. */
  readonly remainingAgency: string | null;
  /** What needs attention at the end of today. */
  readonly flags: readonly TeamFlag[];
}
/** A team with what people wrote, by the step in which they wrote it; 'erased' once the key of the person or team is destroyed. */
export interface TeamView extends TeamSummary {
  readonly written: Readonly<Record<string, object | 'erased'>> | 'withheld';
}

/**
 * Adds what depends on the day: computed for every answer, never stored.
 * @param pauses of each child whom the team serves. What is paused is not waited for; a team that works for others goes on for them.
 */
export const asOf = (
  row: Omit<TeamCardRow, 'sealed'>,
  pauses: readonly (readonly Pause[])[],
  today: CalendarDate,
): TeamSummary => {
  const working = pauses.filter((ofChild) => lastingPause(ofChild) === undefined);
  const isWorking = row.closedOn === null && working.length > 0;
  const due = working.flatMap((ofChild) => teamReviewFrom(row, ofChild)?.dueOn ?? []);
  const reviewDueOn = isWorking ? (due.toSorted()[0] ?? null) : null;
  const drifts = working.some((ofChild) => {
    const limit = driftLimitFrom(row.convenedOn, pausedDaysSince(ofChild, row.convenedOn));
    return limit !== undefined && (today > limit.after || reviewsWithoutProgress(row.reviews) >= limit.reviews);
  });
  return {
    ...row,
    reviewDueOn,
    stage: stageOf(row),
    remainingAgency: row.closedOn === null ? remainingAgency(row.members, row.plannedAgency) : null,
    flags: isWorking ? flagsOf(row, today, { reviewDueOn, drifts }) : [],
  };
};

/** @returns when the family of each child whom the team serves had paused the work, as the children's CAFs say at this moment. */
const pausesOf = (
  aggregates: Aggregates,
  { children }: Pick<TeamCardRow, 'children'>,
): Promise<readonly (readonly Pause[])[]> =>
  Promise.all(
    currentChildren(children).map(async ({ childId, episode }) => {
      const { state: file } = await aggregates.fold(cafAggregate, childId);
      return file.episodes[episode - 1]?.pauses ?? [];
    }),
  );

/** How much of a team's record somebody is shown. */
export type TeamShown = Pick<Grant, 'fields' | 'withheldChildren'>;

export class GetTeam extends Query<TeamView | undefined> {
  constructor(
    readonly tacId: string,
    readonly shown: TeamShown & Reading,
  ) {
    super();
  }
}
/** The teams that work or worked with a child, without what was written. */
export class GetTeamsOfChild extends Query<readonly TeamSummary[]> {
  constructor(
    readonly childId: string,
    readonly reading: Reading,
  ) {
    super();
  }
}

@QueryHandler(GetTeam)
export class GetTeamHandler implements IQueryHandler<GetTeam> {
  constructor(
    private readonly reads: SecuredReads,
    private readonly aggregates: Aggregates,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ tacId, shown }: GetTeam): Promise<TeamView | undefined> {
    const row = await this.reads.as(shown, (rows) => rows.getRepository(TeamCardRow).findOneBy({ tacId }));
    if (row === null) return undefined;
    const { sealed: _, ...plain } = row;
    const standing = asOf(plain, await pausesOf(this.aggregates, plain), dayInLondon(this.clock()));
    return { ...standing, written: await this.words(row, shown) };
  }

  /** What was written about a child of whom this person may see nothing stays sealed. */
  private words(
    { tacId, children, sealed }: TeamCardRow,
    { fields, withheldChildren }: TeamShown,
  ): Promise<TeamView['written']> {
    if (fields !== 'full') return Promise.resolve('withheld');
    const hidden = new Set(withheldChildren.map((childId) => `child-${childId}`));
    const shown = Object.entries(sealed).filter(([, { subject }]) => !hidden.has(subject));
    const subjects = [`team-${tacId}`, ...children.map(({ childId }) => `child-${childId}`)];
    return openParts(this.sealer, teamCodec, Object.fromEntries(shown), subjects);
  }
}

@QueryHandler(GetTeamsOfChild)
export class GetTeamsOfChildHandler implements IQueryHandler<GetTeamsOfChild> {
  constructor(
    private readonly reads: SecuredReads,
    private readonly aggregates: Aggregates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ childId, reading }: GetTeamsOfChild): Promise<readonly TeamSummary[]> {
    const rows = await this.reads.as(reading, (seen) =>
      seen
        .getRepository(TeamCardRow)
        .createQueryBuilder('team')
        .where(
          'team.tacId IN (SELECT unnest(read.teams_around(record)) FROM unnest(read.records_of(:childId)) AS record)',
          { childId },
        )
        .orderBy('team.convenedOn')
        .getMany(),
    );
    const today = dayInLondon(this.clock());
    return Promise.all(
      rows.map(async ({ sealed, ...plain }) => asOf(plain, await pausesOf(this.aggregates, plain), today)),
    );
  }
}
