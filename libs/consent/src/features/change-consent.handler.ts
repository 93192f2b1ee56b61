import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ageOn, childAggregate, closedRecord, parentalResponsibilityOn } from '@app/children';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type CalendarDate, refuse } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { consentAggregate } from '../consent.codec';
import { type ConsentCommand, type ConsentRefusal } from '../domain/consent';
import { type Giver } from '../domain/consent.events';
import { type ChildKnown } from '../domain/decide/ground';

/** What the caller knows; the day and the child are found by the handler. */
export type ConsentRequest = Requested<ConsentCommand>;
type Requested<C> = C extends unknown ? Omit<C, 'today' | 'child'> : never;

/** Anything that the family of one child says about consent, and what is shared without. */
export class ChangeConsent extends Command<Outcome<ConsentRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<ConsentRequest>,
  ) {
    super();
  }
}

/** Who speaks in a request, and from which day it counts; nobody in a correction or a decision of our own. */
const speakerOf = (request: ConsentRequest): { readonly by: Giver; readonly from: CalendarDate } | undefined => {
  switch (request.type) {
    case 'RecordConsent':
      return { by: request.givenBy, from: request.validFrom };
    case 'RenewConsent':
      return { by: request.renewedBy, from: request.from };
    case 'RefuseConsent':
      return { by: request.refusedBy, from: request.from };
    case 'WithdrawConsent':
      return { by: request.withdrawnBy, from: request.from };
    case 'NarrowConsent':
      return { by: request.narrowedBy, from: request.from };
    case 'CorrectConsent':
    case 'ShareWithoutConsent':
      return undefined;
  }
};

@CommandHandler(ChangeConsent)
export class ChangeConsentHandler implements ICommandHandler<ChangeConsent> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
  ) {}

  async execute({ childId, sent }: ChangeConsent): Promise<Outcome<ConsentRefusal>> {
    const today = dayReceived(sent);
    const { child, locality } = await this.lookUp(childId, sent.command, today);
    const command = { ...sent.command, today, child };
    return this.aggregates.handle(consentAggregate, childId, { ...sent, command, locality });
  }

  private async lookUp(
    childId: string,
    request: ConsentRequest,
    today: CalendarDate,
  ): Promise<{ readonly child: ChildKnown; readonly locality: string | null }> {
    const { state } = await this.aggregates.fold(childAggregate, childId);
    if (state.is === 'unregistered') {
      const closed = refuse('child-not-found', 'this child is not on the register');
      return { child: { closed, age: 0, responsibility: 'not-named' }, locality: null };
    }
    const { by, from } = speakerOf(request) ?? { by: undefined, from: today };
    const named = by === undefined || by.kind === 'child' ? null : by.personId;
    const child: ChildKnown = {
      closed: closedRecord(state),
      age: ageOn(state, from),
      responsibility: named === null ? 'not-named' : (parentalResponsibilityOn(state, named, from) ?? 'not-on-record'),
    };
    return { child, locality: (await this.places.asAt(today)).localityOf(state.place) ?? null };
  }
}
