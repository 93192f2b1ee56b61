import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { cafAggregate } from '../caf.codec';
import { type CafCommand, type CafRefusal } from '../domain/caf';

/** Commands that need no more than the CAF itself and the day it is. */
type OnItsOwn = Extract<CafCommand, { type: 'CompleteAssessment' | 'DecideNextStep' }>;
type Requested<C> = C extends unknown ? Omit<C, 'today'> : never;
export type CafRequest = Requested<OnItsOwn>;

/** Any step of an episode that rests on nothing outside it. */
export class ChangeCaf extends Command<Outcome<CafRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<CafRequest>,
  ) {
    super();
  }
}

@CommandHandler(ChangeCaf)
export class ChangeCafHandler implements ICommandHandler<ChangeCaf> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
  ) {}

  async execute({ childId, sent }: ChangeCaf): Promise<Outcome<CafRefusal>> {
    const { episode: number, on } = sent.command;
    const { state: file } = await this.aggregates.fold(cafAggregate, childId);
    const place = file.episodes[number - 1]?.place;
    const locality = place === undefined ? null : ((await this.places.asAt(on)).localityOf(place) ?? null);
    const command = { ...sent.command, today: dayReceived(sent) };
    return this.aggregates.handle(cafAggregate, childId, { ...sent, command, locality });
  }
}
