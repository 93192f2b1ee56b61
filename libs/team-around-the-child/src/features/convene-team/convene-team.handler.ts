import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ReservationRefusal, Reservations } from '@app/child-work';
import { type SharingPaused, whileSharingIsPaused } from '@app/consent';
import { Aggregates, dayReceived, type Envelope, type Honoured, type Outcome } from '@app/event-store';
import { isRefusal, type Refusal } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { type ConveneTeam } from '../../domain/decide/convene-team';
import { type TeamRefusal } from '../../domain/team';
import { teamAggregate } from '../../team.codec';
import { childToServe } from '../child-to-serve';
import { letsIn } from '../lets-in';

/** What the caller knows; the CAFs, consents and other teams of the children are looked up. */
export interface ConveneTeamRequest extends Omit<ConveneTeam, 'today' | 'children' | 'reservationId'> {
  readonly children: readonly string[];
}

export class ConveneTeamCommand extends Command<Outcome<TeamRefusal | ReservationRefusal | SharingPaused>> {
  constructor(
    readonly tacId: string,
    readonly sent: Envelope<ConveneTeamRequest>,
  ) {
    super();
  }
}

@CommandHandler(ConveneTeamCommand)
export class ConveneTeamHandler implements ICommandHandler<ConveneTeamCommand> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
    private readonly reservations: Reservations,
  ) {}

  async execute({
    tacId,
    sent,
  }: ConveneTeamCommand): Promise<Outcome<TeamRefusal | ReservationRefusal | SharingPaused>> {
    const outcome = await this.convene(tacId, sent);
    return isRefusal(outcome) && outcome.refused === 'team-already-open' ? this.unlessRepeated(sent, outcome) : outcome;
  }

  private async convene(
    tacId: string,
    sent: Envelope<ConveneTeamRequest>,
  ): Promise<Outcome<TeamRefusal | ReservationRefusal | SharingPaused>> {
    const { state: team } = await this.aggregates.fold(teamAggregate, tacId);
    const looked = await this.complete(tacId, sent);
    // What is refused anyway, or was done before, needs no reservation.
    const { children: ids } = sent.command;
    const rules = await whileSharingIsPaused(this.aggregates, teamAggregate, ids, letsIn);
    if (isRefusal(rules.decider.decide(looked.command, team)) || team.is !== 'not-convened')
      return this.aggregates.handle(rules, tacId, looked);
    const children = ids.map((childId) => ({ childId, from: [tacId] }));
    const pointTo = (childId: string): string => `/children/${ids.indexOf(childId)}`;
    return this.reservations.forTeam({ tacId, children, pointTo }, looked, async (reservationId) => {
      const { command, ...rest } = await this.complete(tacId, sent);
      return this.aggregates.handle(rules, tacId, { ...rest, command: { ...command, reservationId } });
    });
  }

  /** The team in the way may be what the very same request has made before: it would have had an id of its own now. */
  private async unlessRepeated<R extends Refusal>(
    sent: Envelope<ConveneTeamRequest>,
    refusal: R,
  ): Promise<Honoured | R> {
    const { command, ...rest } = await this.complete('', sent);
    const open = command.children.find(({ openTeam }) => openTeam !== undefined)?.openTeam;
    if (open === undefined) return refusal;
    const outcome = await this.aggregates.handle(teamAggregate, open, { ...rest, command });
    // What else is known of that team is not for everybody who may convene one.
    return isRefusal(outcome) ? refusal : outcome;
  }

  /** What the request needs of other streams, as they are at this moment. */
  private async complete(tacId: string, sent: Envelope<ConveneTeamRequest>): Promise<Envelope<ConveneTeam>> {
    const { command: request } = sent;
    const agencies = request.members.flatMap((member) => (member.kind === 'agency' ? [member.agencyId] : []));
    const children = await Promise.all(
      request.children.map((childId) => childToServe(this.aggregates, childId, [tacId], agencies, request.on)),
    );
    const place = children[0]?.episode?.place;
    const locality = place === undefined ? null : ((await this.places.asAt(request.on)).localityOf(place) ?? null);
    return { ...sent, command: { ...request, children, today: dayReceived(sent) }, locality };
  }
}
