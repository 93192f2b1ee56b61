import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ageAt, childAggregate } from '@app/children';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { consentAggregate } from '../consent.codec';
import { type ChildKnown, type ConsentCommand, type ConsentRefusal } from '../domain/consent';

/** What the caller knows; the day and the child are found by the handler. */
export type ConsentRequest = Requested<ConsentCommand>;
type Requested<C> = C extends unknown ? Omit<C, 'today' | 'child'> : never;

/** Anything that the family of one child says about consent. */
export class ChangeConsent extends Command<Outcome<ConsentRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<ConsentRequest>,
  ) {
    super();
  }
}

@CommandHandler(ChangeConsent)
export class ChangeConsentHandler implements ICommandHandler<ChangeConsent> {
  constructor(private readonly aggregates: Aggregates) {}

  async execute({ childId, sent }: ChangeConsent): Promise<Outcome<ConsentRefusal>> {
    const request = sent.command;
    const from = request.type === 'RecordConsent' ? request.validFrom : request.from;
    const command = { ...request, today: dayReceived(sent), child: await this.childOn(childId, from) };
    return this.aggregates.handle(consentAggregate, childId, { ...sent, command });
  }

  private async childOn(childId: string, on: CalendarDate): Promise<ChildKnown> {
    const { state } = await this.aggregates.fold(childAggregate, childId);
    return state.is === 'registered'
      ? { registered: true, age: ageAt(state.birthMonth, on) }
      : { registered: false, age: 0 };
  }
}
