import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { agencyCovered, cafAggregate } from '@app/caf';
import { consentAggregate } from '@app/consent';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { deadlineOf, timescalesOn, workingDays } from '@app/timescales';
import { type ConveneTeam } from '../domain/decide/convene-team';
import { agenciesOf } from '../domain/members';
import { type TeamCommand, type TeamRefusal } from '../domain/team';
import { type ServedChild } from '../domain/team.events';
import { teamAggregate } from '../team.codec';

type Requested<C> = C extends unknown
  ? Omit<C, 'today' | 'agenciesNotCovered' | 'latestReviewOn' | 'assessedElements'>
  : never;
/** What the caller knows; the day it is, and which agencies the consents cover, are looked up. */
export type TeamRequest = Requested<Exclude<TeamCommand, ConveneTeam>>;

/** The last day on which the timescales allow the review after something of the day `on`. */
const latestReviewOn = (on: string, today: string): string =>
  deadlineOf(timescalesOn(today), workingDays, 'next-review', on).dueOn;

/** Any change of a team that is there. */
export class ChangeTeam extends Command<Outcome<TeamRefusal>> {
  constructor(
    readonly tacId: string,
    readonly sent: Envelope<TeamRequest>,
  ) {
    super();
  }
}

@CommandHandler(ChangeTeam)
export class ChangeTeamHandler implements ICommandHandler<ChangeTeam> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
  ) {}

  async execute({ tacId, sent }: ChangeTeam): Promise<Outcome<TeamRefusal>> {
    // Whom the team serves, and where, is settled when it is convened.
    const team = await this.aggregates.lastSeen(teamAggregate, tacId);
    const known = team.is === 'not-convened' ? undefined : team;
    const command = await this.complete(sent.command, known?.children ?? [], dayReceived(sent));
    const locality =
      known === undefined ? null : ((await this.places.asAt(command.on)).localityOf(known.place) ?? null);
    return this.aggregates.handle(teamAggregate, tacId, { ...sent, command, locality });
  }

  private async complete(request: TeamRequest, children: readonly ServedChild[], today: string): Promise<TeamCommand> {
    switch (request.type) {
      case 'RecordMeeting':
        return {
          ...request,
          today,
          latestReviewOn: latestReviewOn(request.on, today),
          agenciesNotCovered: await this.notCovered(children, agenciesOf(request.walkIns), request.on),
        };
      case 'RecordReview':
        return { ...request, today, latestReviewOn: latestReviewOn(request.on, today) };
      case 'AgreeAction': {
        const assessedElements = await this.assessedElements(children, request.childId);
        return { ...request, today, assessedElements };
      }
      case 'InviteMember':
        return {
          ...request,
          today,
          agenciesNotCovered: await this.notCovered(children, agenciesOf([request.member]), request.on),
        };
      default:
        return { ...request, today };
    }
  }

  /** Elements about which the assessment of this child says anything; none for a child whom the team does not serve. */
  private async assessedElements(children: readonly ServedChild[], childId: string): Promise<readonly string[]> {
    const served = children.find((child) => child.childId === childId);
    if (served === undefined) return [];
    const { state: file } = await this.aggregates.fold(cafAggregate, childId);
    return Object.keys(file.episodes[served.episode - 1]?.elements ?? {});
  }

  private async notCovered(
    children: readonly ServedChild[],
    agencies: readonly string[],
    on: string,
  ): Promise<readonly string[]> {
    if (agencies.length === 0) return [];
    const refused = await Promise.all(
      children.map(async ({ childId, episode: number }) => {
        const [{ state: file }, { state: consent }] = await Promise.all([
          this.aggregates.fold(cafAggregate, childId),
          this.aggregates.fold(consentAggregate, childId),
        ]);
        const episode = file.episodes[number - 1];
        return agencies.filter((agencyId) => episode === undefined || !agencyCovered(episode, consent, agencyId, on));
      }),
    );
    return refused.flat();
  }
}
