import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type AssignPlace, type LocalityCommand, type LocalityRefusal } from '../domain/locality';
import { localityAggregate } from '../localities.codec';
import { PlaceBook } from '../reads/place-book';

/** What the caller knows; the day and the map are found by the handler. */
export type LocalityRequest = Omit<AssignPlace, 'today' | 'heldBy'> | Requested<Exclude<LocalityCommand, AssignPlace>>;
type Requested<C> = C extends unknown ? Omit<C, 'today'> : never;

/** Any change of one locality. */
export class ChangeLocality extends Command<Outcome<LocalityRefusal>> {
  constructor(
    readonly code: string,
    readonly sent: Envelope<LocalityRequest>,
  ) {
    super();
  }
}

@CommandHandler(ChangeLocality)
export class ChangeLocalityHandler implements ICommandHandler<ChangeLocality> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
  ) {}

  async execute({ code, sent }: ChangeLocality): Promise<Outcome<LocalityRefusal>> {
    const command = await this.complete(sent.command, dayReceived(sent));
    return this.aggregates.handle(localityAggregate, code, { ...sent, command, locality: code });
  }

  private async complete(request: LocalityRequest, today: string): Promise<LocalityCommand> {
    if (request.type !== 'AssignPlace') return { ...request, today };
    const map = await this.places.asAt(request.from);
    return { ...request, today, heldBy: map.localityOf(request.place) };
  }
}
