import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type ReservationRefusal, Reservations } from '@app/child-work';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { cafAggregate } from '../caf.codec';
import { type CafRefusal } from '../domain/caf';
import { type CloseCaf, type StillOpen } from '../domain/decide/close-caf';
import { type VoidCaf } from '../domain/decide/void-caf';
import { endEpisode } from '../end-episode';
import { stillAtWork } from '../still-at-work';

type Known = 'today' | keyof StillOpen;
/** What the caller knows; teams and Lead Professional are looked up. */
export type EndCafRequest = Omit<CloseCaf, Known> | Omit<VoidCaf, Known>;

/** Closes or voids an episode. */
export class EndCaf extends Command<Outcome<CafRefusal | ReservationRefusal>> {
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
    private readonly reservations: Reservations,
  ) {}

  async execute({ childId, sent }: EndCaf): Promise<Outcome<CafRefusal | ReservationRefusal>> {
    return endEpisode(this.aggregates, this.reservations, childId, () => this.complete(childId, sent));
  }

  private async complete(
    childId: string,
    sent: Envelope<EndCafRequest>,
  ): Promise<Envelope<CloseCaf> | Envelope<VoidCaf>> {
    const { episode: number, on } = sent.command;
    const { state: file } = await this.aggregates.fold(cafAggregate, childId);
    const episode = file.episodes[number - 1];
    const command = {
      ...sent.command,
      ...(await stillAtWork(this.aggregates, childId, episode)),
      today: dayReceived(sent),
    };
    const locality = episode === undefined ? null : ((await this.places.asAt(on)).localityOf(episode.place) ?? null);
    return { ...sent, command, locality } as Envelope<CloseCaf> | Envelope<VoidCaf>;
  }
}
