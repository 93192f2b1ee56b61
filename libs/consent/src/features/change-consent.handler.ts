import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AgesByTheDay, ageOn, childAggregate, closedRecord, parentalResponsibilityOn } from '@app/children';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type CalendarDate, refuse } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { agencyAggregate, agencyStandingOn } from '@app/practitioners';
import { consentAggregate } from '../consent.codec';
import { type ConsentCommand, type ConsentRefusal } from '../domain/consent';
import { type Giver } from '../domain/consent.events';
import { type AgenciesKnown } from '../domain/decide/agencies';
import { type ChildKnown } from '../domain/decide/ground';
import { recognised, type Spoken } from '../domain/speaker';
import { SpokenWords } from './spoken-words';

/** What the caller knows; the day, the child, the agencies named and who hears it are found by the handler. */
export type ConsentRequest = Requested<ConsentCommand>;
type Requested<C> = C extends unknown ? Omit<C, 'today' | 'child' | 'agencies' | 'receivedBy'> : never;

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
const speakerOf = (request: ConsentRequest): (Spoken & { readonly from: CalendarDate }) | undefined => {
  switch (request.type) {
    case 'RecordConsent':
      return { ...request, by: request.givenBy, from: request.validFrom };
    case 'RenewConsent':
      return { ...request, by: request.renewedBy };
    case 'WidenConsent':
      return { ...request, by: request.widenedBy };
    case 'RefuseConsent':
      return { ...request, by: request.refusedBy };
    case 'WithdrawConsent':
      return { ...request, by: request.withdrawnBy };
    case 'NarrowConsent':
      return { ...request, by: request.narrowedBy };
    case 'CorrectConsent':
    case 'ShareWithoutConsent':
      return undefined;
  }
};

/** The request with the speaker told from others. */
const saidBySpeaker = (request: ConsentRequest, by: Giver): ConsentRequest => {
  switch (request.type) {
    case 'RecordConsent':
      return { ...request, givenBy: by };
    case 'RenewConsent':
      return { ...request, renewedBy: by };
    case 'WidenConsent':
      return { ...request, widenedBy: by };
    case 'RefuseConsent':
      return { ...request, refusedBy: by };
    case 'WithdrawConsent':
      return { ...request, withdrawnBy: by };
    case 'NarrowConsent':
      return { ...request, narrowedBy: by };
    case 'CorrectConsent':
    case 'ShareWithoutConsent':
      return request;
  }
};

/** Agencies to which something would go by a request. */
const namedIn = (request: ConsentRequest): readonly string[] => {
  switch (request.type) {
    case 'RecordConsent':
      return request.allowedAgencies;
    case 'WidenConsent':
      return request.addedAgencies;
    default:
      return [];
  }
};

@CommandHandler(ChangeConsent)
export class ChangeConsentHandler implements ICommandHandler<ChangeConsent> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
    private readonly ages: AgesByTheDay,
    private readonly words: SpokenWords,
  ) {}

  async execute({ childId, sent }: ChangeConsent): Promise<Outcome<ConsentRefusal>> {
    const today = dayReceived(sent);
    const [{ child, locality }, request, agencies] = await Promise.all([
      this.lookUp(childId, sent.command, today),
      this.recognised(childId, sent.command),
      this.agencies(namedIn(sent.command), today),
    ]);
    const { practitionerId, agencyId } = sent.actor;
    const command = { ...request, today, child, agencies, receivedBy: { practitionerId, agencyId } };
    return this.aggregates.handle(consentAggregate, childId, { ...sent, command, locality });
  }

  /** Whoever speaks is told from others by name, where somebody speaks. */
  private async recognised(childId: string, request: ConsentRequest): Promise<ConsentRequest> {
    const speaker = speakerOf(request);
    if (speaker === undefined || speaker.by.kind === 'child') return request;
    const [{ state }, words] = await Promise.all([
      this.aggregates.fold(consentAggregate, childId),
      this.words.of(childId),
    ]);
    const earlier = state.sayings.flatMap(({ statementId, by }) => {
      const said = words.get(statementId);
      return said === undefined ? [] : [{ statementId, by, name: said.name }];
    });
    return saidBySpeaker(request, recognised(speaker, earlier));
  }

  private async agencies(ids: readonly string[], on: CalendarDate): Promise<AgenciesKnown> {
    const known = [...new Set(ids)].map(
      async (id) => [id, agencyStandingOn((await this.aggregates.fold(agencyAggregate, id)).state, on)] as const,
    );
    return Object.fromEntries(await Promise.all(known));
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
      age: by?.kind === 'child' ? await this.ages.on(childId, state, from) : ageOn(state, from),
      responsibility: named === null ? 'not-named' : (parentalResponsibilityOn(state, named, from) ?? 'not-on-record'),
    };
    return { child, locality: (await this.places.asAt(today)).localityOf(state.place) ?? null };
  }
}
