import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, dayReceived, type Envelope, EVENT_FEED, type EventFeed, type Outcome } from '@app/event-store';
import { ReadPositions } from '@app/feeds';
import { PlaceBook } from '@app/localities';
import { SEARCH_INDEX } from '../../automations/when-identity-known-then-index-for-search';
import { childAggregate } from '../../children.codec';
import { type ChildRefusal } from '../../domain/child';
import { type RegisterChild } from '../../domain/decide/register-child';
import { plainNumber } from '../../domain/identifiers';
import { type IdentifierKind } from '../../domain/vocabulary';
import { identifierKey, identityKeys, type MatchKey, soughtKeys, type SoughtKey } from '../../personal/match-keys';
import { ChildFinder } from '../../postgres/child-finder';
import { ChildRefs } from '../../postgres/child-refs';
import { ChildFacts } from '../child-facts';

/** What is known of a newcomer and would match somebody on the register: the names it goes by, and its numbers. */
const asksOf: readonly MatchKey['kind'][] = ['name-and-birth', 'nhs-number', 'upn', 'social-care-id'];

type LookedUp =
  | 'ref'
  | 'place'
  | 'knownPlaces'
  | 'twinOf'
  | 'registeredBy'
  | 'registeredByAgency'
  | 'identifiers'
  | 'probableDuplicate'
  | 'confirmedNew'
  | 'today';
/** What the caller knows; reference, places and possible duplicates are looked up. */
export interface RegisterChildRequest extends Omit<RegisterChild, LookedUp> {
  /** Left out: found from the postcode of the address. */
  readonly place?: string;
  readonly identifiers?: readonly {
    readonly recordingId: string;
    readonly kind: IdentifierKind;
    readonly value: string;
  }[];
  readonly confirmedNew?: boolean;
}

export class RegisterChildCommand extends Command<Outcome<ChildRefusal>> {
  constructor(
    readonly childId: string,
    readonly sent: Envelope<RegisterChildRequest>,
  ) {
    super();
  }
}

@CommandHandler(RegisterChildCommand)
export class RegisterChildHandler implements ICommandHandler<RegisterChildCommand> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
    private readonly facts: ChildFacts,
    private readonly refs: ChildRefs,
    private readonly finder: ChildFinder,
    private readonly positions: ReadPositions,
    @Inject(EVENT_FEED) private readonly feed: EventFeed,
  ) {}

  async execute({ childId, sent }: RegisterChildCommand): Promise<Outcome<ChildRefusal>> {
    const request = sent.command;
    // Whoever sends the form twice in a row registers one child: the second must find the first.
    if (request.confirmedNew !== true) await this.positions.reached(SEARCH_INDEX, await this.feed.head());
    const identifiers = (request.identifiers ?? []).map((given) => ({
      ...given,
      value: plainNumber(given.value),
      testNumbersAllowed: this.facts.testNumbersAllowed,
    }));
    const sought: readonly SoughtKey[] = [
      ...soughtKeys(request),
      ...[...identityKeys(request), ...identifiers.map(({ kind, value }) => identifierKey(kind, value))].flatMap(
        (key): SoughtKey[] => (asksOf.includes(key.kind) ? [{ key, grade: 'match' }] : []),
      ),
    ];
    const [map, place, { best }, ref] = await Promise.all([
      this.places.asAt(request.on),
      request.place ?? this.facts.placeOf(request.address?.postcode, request.on),
      this.finder.find(sought, childId),
      this.refs.next(),
    ]);
    const command: RegisterChild = {
      ...request,
      ref,
      place,
      knownPlaces: map.codes,
      twinOf: null,
      registeredBy: sent.actor.practitionerId,
      registeredByAgency: sent.actor.agencyId,
      identifiers,
      probableDuplicate: best === 'match' || best === 'probable',
      confirmedNew: request.confirmedNew ?? false,
      today: dayReceived(sent),
    };
    const locality = place === undefined ? null : (map.localityOf(place) ?? null);
    return this.aggregates.handle(childAggregate, childId, { ...sent, command, locality });
  }
}
