import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { type ConveneTeam } from '../../domain/decide/convene-team';
import { type TeamRefusal } from '../../domain/team';
import { teamAggregate } from '../../team.codec';
import { childToServe } from '../child-to-serve';

/** What the caller knows; the CAFs, consents and other teams of the children are looked up. */
export interface ConveneTeamRequest extends Omit<ConveneTeam, 'today' | 'children'> {
  readonly children: readonly string[];
}

export class ConveneTeamCommand extends Command<Outcome<TeamRefusal>> {
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
  ) {}

  async execute({ tacId, sent }: ConveneTeamCommand): Promise<Outcome<TeamRefusal>> {
    const { command: request } = sent;
    const agencies = request.members.flatMap((member) => (member.kind === 'agency' ? [member.agencyId] : []));
    const children = await Promise.all(
      request.children.map((childId) => childToServe(this.aggregates, childId, [tacId], agencies, request.on)),
    );
    const place = children[0]?.episode?.place;
    const locality = place === undefined ? null : ((await this.places.asAt(request.on)).localityOf(place) ?? null);
    const command = { ...request, children, today: dayReceived(sent) };
    return this.aggregates.handle(teamAggregate, tacId, { ...sent, command, locality });
  }
}
