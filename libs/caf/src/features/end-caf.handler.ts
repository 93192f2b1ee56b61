import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { cafAggregate } from '../caf.codec';
import { type CafRefusal } from '../domain/caf';
import { type CloseCaf, type StillOpen } from '../domain/decide/close-caf';
import { type VoidCaf } from '../domain/decide/void-caf';
import { stillAtWork } from '../still-at-work';

type Known = 'today' | keyof StillOpen;
/** What the caller knows; teams and Lead Professional are looked up. */
export type EndCafRequest = Omit<CloseCaf, Known> | Omit<VoidCaf, Known>;

/** Closes or voids an episode. */
export class EndCaf extends Command<Outcome<CafRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<EndCafRequest>,
  ) {
    super();
  }
}

@CommandHandler(EndCaf)
export class EndCafHandler implements ICommandHandler<EndCaf> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
  ) {}

  async execute({ childId, sent }: EndCaf): Promise<Outcome<CafRefusal>> {
    const { episode: number, on } = sent.command;
    const { state: file } = await this.aggregates.fold(cafAggregate, childId);
    const episode = file.episodes[number - 1];
    const command = {
      ...sent.command,
      ...(await stillAtWork(this.aggregates, childId, episode)),
      today: dayReceived(sent),
    };
    const locality = episode === undefined ? null : ((await this.places.asAt(on)).localityOf(episode.place) ?? null);
    return this.aggregates.handle(cafAggregate, childId, { ...sent, command, locality });
  }
}
