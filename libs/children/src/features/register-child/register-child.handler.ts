import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Aggregates, dayReceived, type Envelope, type Outcome } from '@app/event-store';
import { PlaceBook } from '@app/localities';
import { childAggregate } from '../../children.codec';
import { type ChildRefusal } from '../../domain/child';
import { type RegisterChild } from '../../domain/decide/register-child';
import { plainNumber } from '../../domain/identifiers';
import { type IdentifierKind } from '../../domain/vocabulary';
import { newcomerKeys } from '../../personal/match-keys';
import { ChildFinder } from '../../postgres/child-finder';
import { ChildRefs } from '../../postgres/child-refs';
import { ChildFacts } from '../child-facts';

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
  ) {}

  async execute({ childId, sent }: RegisterChildCommand): Promise<Outcome<ChildRefusal>> {
    const request = sent.command;
    // Whoever sends the form twice in a row registers one child: the second must find the first.
    if (request.confirmedNew !== true) await this.facts.searchIsCurrent();
    const identifiers = (request.identifiers ?? []).map((given) => ({
      ...given,
      value: plainNumber(given.value),
      testNumbersAllowed: this.facts.testNumbersAllowed,
    }));
    const [map, place, { best }, ref] = await Promise.all([
      this.places.asAt(request.on),
      request.place ?? this.facts.placeOf(request.address?.postcode, request.on),
      this.finder.find(newcomerKeys(request, identifiers), childId),
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
