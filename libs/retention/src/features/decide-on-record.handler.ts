import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { childAggregate } from '@app/children';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { type DecisionCommand, type RetentionRefusal } from '../domain/retention';
import { heldElsewhere, recordOf, recordOfHold } from '../record-facts';
import { retentionAggregate } from '../retention.codec';

/** What the caller knows; the day, the record and the holds on all records are found by the handler. */
export type Decision = Asked<DecisionCommand>;
type Asked<C> = C extends unknown ? Omit<C, 'today' | 'record' | 'heldElsewhere'> : never;

/** What somebody decides about keeping or destroying one child's record. */
export class DecideOnRecord extends Command<Outcome<RetentionRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<Decision>,
  ) {
    super();
  }
}

@CommandHandler(DecideOnRecord)
export class DecideOnRecordHandler implements ICommandHandler<DecideOnRecord> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
  ) {}

  async execute({ childId, sent }: DecideOnRecord): Promise<Outcome<RetentionRefusal>> {
    const today = dayReceived(sent);
    const record = await recordOf(this.aggregates, childId);
    const { state: child } = await this.aggregates.fold(childAggregate, childId);
    const locality = child.is === 'registered' ? (await this.places.asAt(today)).localityOf(child.place) : undefined;
    const held = await heldElsewhere(this.aggregates, childId);
    const command = { ...sent.command, today, record, heldElsewhere: held };
    const stream =
      command.type === 'ReleaseHold' && record === 'open'
        ? await recordOfHold(this.aggregates, childId, command.holdId)
        : childId;
    return this.aggregates.handle(retentionAggregate, stream, { ...sent, command, locality: locality ?? null });
  }
}
