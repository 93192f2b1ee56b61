import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { STANDINGS, type Standings } from '@app/access';
import { childAggregate } from '@app/children';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { cafAggregate } from '../caf.codec';
import { withContact } from './with-contact';
import { type RecordChecklist, type RecordNotProceeded } from '../domain/decide/record-checklist';

/** What the caller knows; the child is looked up. */
export type EnquiryRequest = Omit<RecordChecklist, 'today' | 'child'> | Omit<RecordNotProceeded, 'today' | 'child'>;

/** What is thought about before there is an episode. */
export class RecordEnquiry extends Command<Outcome> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<EnquiryRequest>,
  ) {
    super();
  }
}

@CommandHandler(RecordEnquiry)
export class RecordEnquiryHandler implements ICommandHandler<RecordEnquiry> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
    @Inject(STANDINGS) private readonly standings: Standings,
  ) {}

  async execute({ childId, sent }: RecordEnquiry): Promise<Outcome> {
    const { state } = await this.aggregates.fold(childAggregate, childId);
    const child = state.is === 'unregistered' ? null : state;
    const command = { ...sent.command, child, today: dayReceived(sent) };
    const locality = child && ((await this.places.asAt(command.on)).localityOf(child.place) ?? null);
    const outcome = await this.aggregates.handle(cafAggregate, childId, { ...sent, command, locality });
    return withContact(this.standings, childId, outcome);
  }
}
