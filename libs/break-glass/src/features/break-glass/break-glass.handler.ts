import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { childAggregate, placeOn } from '@app/children';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type CalendarDate, inForce } from '@app/kernel';
import { localityAggregate, PlaceBook } from '@app/localities';
import { breakGlassAggregate } from '../../break-glass.codec';
import { type BreakGlass, type BreakGlassRefusal } from '../../domain/break-glass';
import { type LocalityOfChild, whomToTell } from '../../domain/notice';

/** Somebody gives a reason to see a record that is closed to them. */
export class BreakTheGlass extends Command<Outcome<BreakGlassRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<Pick<BreakGlass, 'type' | 'breakGlassId' | 'reason' | 'why'>>,
  ) {
    super();
  }
}

@CommandHandler(BreakTheGlass)
export class BreakTheGlassHandler implements ICommandHandler<BreakTheGlass> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
  ) {}

  async execute({ childId, sent }: BreakTheGlass): Promise<Outcome<BreakGlassRefusal>> {
    const { actor, at } = sent;
    const { state: child } = await this.aggregates.fold(childAggregate, childId);
    const today = dayReceived(sent);
    const place = child.is === 'unregistered' ? undefined : (placeOn(child, today)?.place ?? child.place);
    const locality = place === undefined ? undefined : await this.localityOf(place, today);
    const command: BreakGlass = {
      ...sent.command,
      by: { practitionerId: actor.practitionerId, agencyId: actor.agencyId, role: actor.role },
      at,
      childIsKnown: child.is !== 'unregistered',
      coordination: whomToTell(locality, actor.practitionerId),
    };
    return this.aggregates.handle(breakGlassAggregate, childId, {
      ...sent,
      command,
      locality: locality?.code ?? null,
    });
  }

  private async localityOf(place: string, today: CalendarDate): Promise<LocalityOfChild | undefined> {
    const map = await this.places.asAt(today);
    const code = map.localityOf(place);
    if (code === undefined) return undefined;
    const { state } = await this.aggregates.fold(localityAggregate, code);
    const post = state.is === 'established' ? inForce(state.post, today) : undefined;
    return { code, area: map.areaOf(code), coordinatorId: post?.practitionerId ?? undefined };
  }
}
