import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type FollowUpRefusal, type SettleStep } from '../../domain/follow-up';
import { followUpAggregate } from '../../processes.codec';

/** Somebody has seen to a step that waited for a person. */
export class SettleFollowUp extends Command<Outcome<FollowUpRefusal>> {
  constructor(
    readonly followUpId: string,
    readonly sent: Envelope<Omit<SettleStep, 'today'>>,
  ) {
    super();
  }
}

@CommandHandler(SettleFollowUp)
export class SettleFollowUpHandler implements ICommandHandler<SettleFollowUp> {
  constructor(private readonly aggregates: Aggregates) {}

  execute({ followUpId, sent }: SettleFollowUp): Promise<Outcome<FollowUpRefusal>> {
    const command = { ...sent.command, today: dayReceived(sent) };
    return this.aggregates.handle(followUpAggregate, followUpId, { ...sent, command });
  }
}
