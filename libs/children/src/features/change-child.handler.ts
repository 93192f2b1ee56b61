import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { childAggregate } from '../children.codec';
import { type ChildRefusal } from '../domain/child';
import { ChildFacts, type ChildRequest } from './child-facts';

/** Any change of a child who is on the register. */
export class ChangeChild extends Command<Outcome<ChildRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<ChildRequest>,
  ) {
    super();
  }
}

@CommandHandler(ChangeChild)
export class ChangeChildHandler implements ICommandHandler<ChangeChild> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly facts: ChildFacts,
    private readonly places: PlaceBook,
  ) {}

  async execute({ childId, sent }: ChangeChild): Promise<Outcome<ChildRefusal>> {
    const today = dayReceived(sent);
    const command = await this.facts.complete(childId, sent.command, today);
    const { state } = await this.aggregates.fold(childAggregate, childId);
    const locality =
      state.is === 'unregistered' ? null : ((await this.places.asAt(today)).localityOf(state.place) ?? null);
    return this.aggregates.handle(childAggregate, childId, { ...sent, command, locality });
  }
}
