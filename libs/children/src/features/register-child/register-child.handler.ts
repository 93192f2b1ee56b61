import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { childAggregate } from '../../children.codec';
import { type ChildRefusal, type RegisterChild } from '../../domain/child';
import { ChildRefs } from '../../postgres/child-refs';

/** What the caller knows; reference and places are found by the handler. */
export type RegisterChildRequest = Omit<RegisterChild, 'ref' | 'knownPlaces'>;

export class RegisterChildCommand extends Command<Outcome<ChildRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<RegisterChildRequest>,
  ) {
    super();
  }
}

@CommandHandler(RegisterChildCommand)
export class RegisterChildHandler implements ICommandHandler<RegisterChildCommand> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
    private readonly refs: ChildRefs,
  ) {}

  async execute({ childId, sent }: RegisterChildCommand): Promise<Outcome<ChildRefusal>> {
    const places = await this.places.asAt(sent.command.on);
    const command: RegisterChild = { ...sent.command, ref: await this.refs.next(), knownPlaces: places.codes };
    const locality = places.localityOf(sent.command.place) ?? null;
    return this.aggregates.handle(childAggregate, childId, { ...sent, command, locality });
  }
}
