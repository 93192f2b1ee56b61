import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AgesByTheDay, ageOn, childAggregate, closedRecord, parentalResponsibilityOn } from '@app/children';
import { type Actor, Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { type CalendarDate, refuse } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { agencyAggregate, agencyStandingOn } from '@app/practitioners';
import { consentAggregate } from '../consent.codec';
import { consentOfChild } from '../consent-of-child';
import { type ConsentCommand, type ConsentRefusal } from '../domain/consent';
import { type Giver, type Wish } from '../domain/consent.events';
import { type SharingCommand } from '../domain/decide/share-without-consent';
import { type AgenciesKnown } from '../domain/decide/agencies';
import { type LapseEnding } from '../domain/decide/agree-ending';
import { type ChildKnown } from '../domain/decide/ground';
import { type ConfirmWish } from '../domain/decide/reported-wish';
import { recognised, type Spoken } from '../domain/speaker';
import { SpokenWords } from './spoken-words';
import { WorkWithChild } from './work-with-child';

/** What the caller knows; the day, the child, the agencies named, who hears it and the words of before are found by the handler. */
export type ConsentRequest = Requested<Exclude<ConsentCommand, LapseEnding | SharingCommand>>;
type Requested<C> = C extends unknown ? Omit<C, 'today' | 'child' | 'agencies' | 'receivedBy' | 'words'> : never;

/** A request with the words that it rests on. */
type InWords =
  Exclude<ConsentRequest, { type: 'ConfirmWish' }> | Omit<ConfirmWish, 'today' | 'child' | 'agencies' | 'receivedBy'>;

/** Anything that the family of one child says about consent, and what is corrected of it. */
export class ChangeConsent extends Command<Outcome<ConsentRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<ConsentRequest>,
  ) {
    super();
  }
}

/** Who speaks in a request, and from which day it counts; nobody in a correction or a decision of our own. */
const speakerOf = (request: InWords): (Spoken & { readonly from: CalendarDate }) | undefined => {
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
    case 'ReportWish':
      return { ...request, statementId: request.wishId, ...request.wish };
    default:
      return undefined;
  }
};

/** The request with the speaker told from others. */
const saidBySpeaker = (request: Exclude<ConsentRequest, { type: 'ConfirmWish' }>, by: Giver): InWords => {
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
    case 'ReportWish':
      return { ...request, wish: { ...request.wish, by } };
    default:
      return request;
  }
};

/** Agencies to which something would go by a request. */
const namedIn = (request: Exclude<InWords, { type: 'ConfirmWish' }>): readonly string[] => {
  switch (request.type) {
    case 'RecordConsent':
      return request.allowedAgencies;
    case 'ReportWish':
      return request.wish.kind === 'consent' ? request.wish.allowedAgencies : [];
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
    private readonly work: WorkWithChild,
  ) {}

  async execute({ childId, sent }: ChangeConsent): Promise<Outcome<ConsentRefusal>> {
    const today = dayReceived(sent);
    const request = await this.inItsWords(childId, sent.command);
    const [{ child, locality }, agencies] = await Promise.all([
      this.lookUp(childId, request, sent.actor, today),
      this.agencies(await this.named(childId, request), today),
    ]);
    const { practitionerId, agencyId } = sent.actor;
    const command = { ...request, today, child, agencies, receivedBy: { practitionerId, agencyId } };
    return this.aggregates.handle(consentAggregate, childId, { ...sent, command, locality });
  }

  /** Whoever speaks is told from others by name; what is confirmed is confirmed in the words that were reported. */
  private async inItsWords(childId: string, request: ConsentRequest): Promise<InWords> {
    const { state } = await this.aggregates.fold(consentAggregate, childId);
    if (request.type === 'ConfirmWish') {
      const words = (await this.words.of(childId)).get(request.wishId);
      return { ...request, words };
    }
    const speaker = speakerOf(request);
    if (speaker === undefined || speaker.by.kind === 'child') return request;
    const words = await this.words.of(childId);
    const spoken = [
      ...state.sayings.map(({ statementId, by }) => ({ statementId, by })),
      ...state.wishes.map(({ wishId, wish }) => ({ statementId: wishId, by: wish.by })),
    ];
    const earlier = spoken.flatMap((one) => {
      const said = words.get(one.statementId);
      return said === undefined ? [] : [{ ...one, name: said.name }];
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
    request: InWords,
    actor: Actor,
    today: CalendarDate,
  ): Promise<{ readonly child: ChildKnown; readonly locality: string | null }> {
    const { state } = await this.aggregates.fold(childAggregate, childId);
    const work = await this.work.of(childId, state, actor, today);
    if (state.is === 'unregistered') {
      const closed = refuse('child-not-found', 'this child is not on the register');
      return { child: { closed, age: 0, responsibility: 'not-named', work }, locality: null };
    }
    const { by, from } = (await this.speaks(childId, request)) ?? { by: undefined, from: today };
    const named = by === undefined || by.kind === 'child' ? null : by.personId;
    const child: ChildKnown = {
      closed: closedRecord(state),
      agreedElsewhere: await this.agreedElsewhere(childId),
      age: by?.kind === 'child' ? await this.ages.on(childId, state, from) : ageOn(state, from),
      responsibility: named === null ? 'not-named' : (parentalResponsibilityOn(state, named, from) ?? 'not-on-record'),
      work,
    };
    return { child, locality: (await this.places.asAt(today)).localityOf(state.place) ?? null };
  }

  /** Who speaks in a request, or spoke in the report that it confirms. */
  private async speaks(
    childId: string,
    request: InWords,
  ): Promise<{ readonly by: Giver; readonly from: CalendarDate } | undefined> {
    return request.type === 'ConfirmWish' ? this.reported(childId, request.wishId) : speakerOf(request);
  }

  private async named(childId: string, request: InWords): Promise<readonly string[]> {
    if (request.type !== 'ConfirmWish') return namedIn(request);
    const wish = await this.reported(childId, request.wishId);
    return wish?.kind === 'consent' ? wish.allowedAgencies : [];
  }

  private async reported(childId: string, wishId: string): Promise<Wish | undefined> {
    const { state } = await this.aggregates.fold(consentAggregate, childId);
    return state.wishes.find((one) => one.wishId === wishId)?.wish;
  }

  private async agreedElsewhere(childId: string): Promise<boolean> {
    const { alongside = [] } = await consentOfChild(this.aggregates, childId);
    return alongside.some(({ sayings }) => sayings.some(({ kind }) => kind === 'given'));
  }
}
