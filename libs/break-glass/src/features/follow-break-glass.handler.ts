import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, type Envelope, type Outcome } from '@app/event-store';
import { breakGlassAggregate } from '../break-glass.codec';
import { type BreakGlassRefusal, type EndBreakGlass, type ReviewBreakGlass } from '../domain/break-glass';

/** A use of break-glass is ended before its time, or reviewed. */
export class FollowBreakGlass extends Command<Outcome<BreakGlassRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<EndBreakGlass | ReviewBreakGlass>,
  ) {
    super();
  }
}

@CommandHandler(FollowBreakGlass)
export class FollowBreakGlassHandler implements ICommandHandler<FollowBreakGlass> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ childId, sent }: FollowBreakGlass): Promise<Outcome<BreakGlassRefusal>> {
    return this.aggregates.handle(breakGlassAggregate, childId, sent);
  }
}
