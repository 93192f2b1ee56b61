import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type LegalHoldCommand, type LegalHoldRefusal } from '../../domain/legal-hold';
import { EVERY_RECORD, legalHoldAggregate } from '../../retention.codec';

type Asked<C> = C extends unknown ? Omit<C, 'today'> : never;

/** A hold on every record begins or ends. */
export class ChangeLegalHold extends Command<Outcome<LegalHoldRefusal>> {
  constructor(readonly sent: Envelope<Asked<LegalHoldCommand>>) {
    super();
  }
}

@CommandHandler(ChangeLegalHold)
export class ChangeLegalHoldHandler implements ICommandHandler<ChangeLegalHold> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ sent }: ChangeLegalHold): Promise<Outcome<LegalHoldRefusal>> {
    const command = { ...sent.command, today: dayReceived(sent) };
    return this.aggregates.handle(legalHoldAggregate, EVERY_RECORD, { ...sent, command });
  }
}
