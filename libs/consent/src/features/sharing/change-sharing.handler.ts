import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { childAggregate, closedRecord } from '@app/children';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type CalendarDate, refuse } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { agencyAggregate, agencyStandingOn, practitionerAggregate, worksFor } from '@app/practitioners';
import { addMonths, workingDays } from '@app/timescales';
import { consentAggregate } from '../../consent.codec';
import { type ConsentRefusal } from '../../domain/consent';
import { type AgenciesKnown } from '../../domain/decide/agencies';
import { type ChildKnown } from '../../domain/decide/ground';
import { type SharingCommand } from '../../domain/decide/share-without-consent';
import { sharingGroundsInForce } from '../../sharing-grounds';

/** What is looked up: the day, the child, the register of agencies and people, what is in force. */
type LookedUp =
  'today' | 'child' | 'by' | 'agencies' | 'grounds' | 'managerWorksFor' | 'worksFor' | 'confirmBy' | 'latestEnd';
type KnownChild = Pick<ChildKnown, 'closed'>;
type Requested<C> = C extends unknown ? Omit<C, LookedUp> : never;
export type SharingRequest = Requested<SharingCommand>;

/** A decision to share without consent or not to, and what becomes of it. */
export class ChangeSharing extends Command<Outcome<ConsentRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<SharingRequest>,
  ) {
    super();
  }
}

/** A decision is looked at again within so many months. */
const REVIEWED_WITHIN_MONTHS = 3;

@CommandHandler(ChangeSharing)
export class ChangeSharingHandler implements ICommandHandler<ChangeSharing> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
  ) {}

  async execute({ childId, sent }: ChangeSharing): Promise<Outcome<ConsentRefusal>> {
    const today = dayReceived(sent);
    const { child, locality } = await this.child(childId, today);
    const command = await this.complete(sent, today, child);
    return this.aggregates.handle(consentAggregate, childId, { ...sent, command, locality });
  }

  private async complete(
    { command: request, actor: { practitionerId, agencyId } }: Envelope<SharingRequest>,
    today: CalendarDate,
    child: KnownChild,
  ): Promise<SharingCommand> {
    const known = { today, child, by: { practitionerId, agencyId } };
    switch (request.type) {
      case 'ShareWithoutConsent':
        return {
          ...request,
          ...known,
          agencies: await this.agency(request.agencyId, today),
          grounds: sharingGroundsInForce,
          managerWorksFor: request.decidedBy === null ? null : await this.worksFor(request.decidedBy, today),
          confirmBy: workingDays.add(today, 1),
          latestEnd: addMonths(request.on, REVIEWED_WITHIN_MONTHS),
        };
      case 'DecideNotToShare':
        return {
          ...request,
          ...known,
          agencies: await this.agency(request.agencyId, today),
          grounds: sharingGroundsInForce,
        };
      case 'ConfirmSharing':
        // Whoever is asked may stand in no relation to the child: whether there is such a child is not told either.
        return {
          ...request,
          ...known,
          child: { closed: undefined },
          worksFor: await this.worksFor(practitionerId, today),
        };
      case 'ReviewSharing':
        return { ...request, ...known, latestEnd: addMonths(today, REVIEWED_WITHIN_MONTHS) };
      case 'ChallengeSharing':
      case 'AnswerChallenge':
        return { ...request, ...known };
    }
  }

  private async agency(agencyId: string, on: CalendarDate): Promise<AgenciesKnown> {
    const { state } = await this.aggregates.fold(agencyAggregate, agencyId);
    return { [agencyId]: agencyStandingOn(state, on) };
  }

  private async worksFor(practitionerId: string, on: CalendarDate): Promise<string | null> {
    return worksFor((await this.aggregates.fold(practitionerAggregate, practitionerId)).state, on);
  }

  private async child(
    childId: string,
    today: CalendarDate,
  ): Promise<{ readonly child: KnownChild; readonly locality: string | null }> {
    const { state } = await this.aggregates.fold(childAggregate, childId);
    if (state.is === 'unregistered') {
      const closed = refuse('child-not-found', 'this child is not on the register');
      return { child: { closed }, locality: null };
    }
    return {
      child: { closed: closedRecord(state) },
      locality: (await this.places.asAt(today)).localityOf(state.place) ?? null,
    };
  }
}
