import { Inject, Injectable } from '@nestjs/common';
import { STANDINGS, type Standings } from '@app/access';
import { Aggregates, EVENT_FEED, type EventFeed } from '@app/event-store';
import { ReadPositions } from '@app/feeds';
import { type CalendarDate } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { type Config, CONFIG } from '@app/runtime';
import { SEARCH_INDEX } from '../automations/when-identity-known-then-index-for-search';
import { childAggregate } from '../children.codec';
import { type ChildCommand } from '../domain/child';
import { type Identity } from '../domain/child.events';
import { type Shielding } from '../domain/child.state';
import { currentHousehold } from '../domain/protection';
import { type LinkSibling } from '../domain/decide/family';
import { type RegisterChild } from '../domain/decide/register-child';
import { type AbsorbDuplicate, hasEnded, type MergeChild, type ReleaseDuplicate } from '../domain/decide/merge';
import { type CorrectFact, type PersonalFacts } from '../domain/decide/correct-fact';
import { type RecordTwin } from '../domain/decide/birth';
import { type RecordIdentifier } from '../domain/decide/record-identifier';
import { plainNumber } from '../domain/identifiers';
import { type PersonalRecord } from '../personal/register-parts';
import { ChildRecords } from '../personal/child-records';
import { better, identifierKey, isNamedAlike, newcomerKeys } from '../personal/match-keys';
import { ChildFinder } from '../postgres/child-finder';
import { ProtectionGroups } from '../postgres/protection-groups';

/** Facts that a command needs and the caller does not say. */
type LookedUp =
  | 'today'
  | 'knownPlaces'
  | 'placeOfPostcode'
  | 'shieldingLeftBehind'
  | 'mother'
  | 'childId'
  | 'siblingKnown'
  | 'survivor'
  | 'survivorEnded'
  | 'personalBefore'
  | 'bornOn'
  | 'probableDuplicate'
  | 'namedAsFirst'
  | 'testNumbersAllowed';
type OfTwin = Pick<RecordTwin, 'mother' | 'bornOn' | 'namedAsFirst' | 'probableDuplicate'>;
type Requested<C> = C extends unknown ? Omit<C, LookedUp> : never;
/** Any change of a registered child, as the caller says it. */
export type ChildRequest = Requested<Exclude<ChildCommand, RegisterChild | AbsorbDuplicate | ReleaseDuplicate>>;

/** Looks up what a command has to know of the rest of the world. */
@Injectable()
export class ChildFacts {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly places: PlaceBook,
    private readonly records: ChildRecords,
    private readonly finder: ChildFinder,
    private readonly groups: ProtectionGroups,
    private readonly positions: ReadPositions,
    @Inject(EVENT_FEED) private readonly feed: EventFeed,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(STANDINGS) private readonly standings: Standings,
  ) {}

  /** NHS numbers of the range for invented people are for development and tests. */
  get testNumbersAllowed(): boolean {
    return this.config.nodeEnv !== 'production';
  }

  /** @returns the command with everything it rests on, as it stands now. */
  async complete(childId: string, request: ChildRequest, today: CalendarDate): Promise<ChildCommand> {
    if (request.type === 'RecordAddress')
      return {
        ...request,
        today,
        placeOfPostcode: await this.placeOf(request.postcode, request.from),
        shieldingLeftBehind: await this.shieldingLeftBehind(childId),
      };
    if (request.type === 'JoinHousehold')
      return {
        ...request,
        today,
        shieldingLeftBehind: await this.groups.shieldingLeftBehind(childId, request.householdId),
      };
    if (request.type === 'ChangePlace')
      return { ...request, today, knownPlaces: (await this.places.asAt(request.from)).codes };
    if (request.type === 'RecordTwin') return { ...request, today, ...(await this.besides(childId, request)) };
    if (request.type === 'LinkSibling') return { ...request, childId, siblingKnown: await this.mayBeLinked(request) };
    if (request.type === 'MergeChild')
      return { ...request, today, childId, ...(await this.survivorOf(request.survivorId)) };
    if (request.type === 'CorrectFact') return this.correction(childId, request, today);
    if (request.type === 'RecordIdentifier') return this.identifier(childId, request);
    const dated = { ...request, today };
    return dated;
  }

  /** Waits until the search shows everybody who is on record by now: of two requests in a row the second finds the first. */
  async searchIsCurrent(): Promise<void> {
    await this.positions.reached(SEARCH_INDEX, await this.feed.head());
  }

  /** @returns the place of a postcode on that day; undefined where the map does not say. */
  async placeOf(postcode: string | undefined, on: CalendarDate): Promise<string | undefined> {
    return postcode === undefined ? undefined : this.places.placeOfPostcode(postcode, on);
  }

  /** Who is shielded, sealed or erased is answered as if there were nobody, but to those who keep shielded children safe. */
  private async mayBeLinked({ siblingId, showsShielded }: Requested<LinkSibling>): Promise<boolean> {
    const found = siblingId === null ? undefined : await this.standings.found(siblingId);
    return found !== undefined && (!found.shielded || showsShielded === true);
  }

  private async survivorOf(childId: string): Promise<Pick<MergeChild, 'survivor' | 'survivorEnded'>> {
    const { state } = await this.aggregates.fold(childAggregate, childId);
    return {
      survivor: await this.standingOf(childId),
      survivorEnded: state.is === 'registered' && hasEnded(state),
    };
  }

  private async standingOf(childId: string | null): Promise<MergeChild['survivor']> {
    if (childId === null) return 'not-found';
    const { state } = await this.aggregates.fold(childAggregate, childId);
    if (state.is === 'unregistered') return 'not-found';
    if (state.status === 'adopted') return 'sealed';
    return state.survivorId === null ? 'open' : 'merged';
  }

  private async shieldingLeftBehind(childId: string): Promise<Shielding | null> {
    const { state } = await this.aggregates.fold(childAggregate, childId);
    return state.is === 'unregistered' ? null : this.groups.shieldingLeftBehind(childId, currentHousehold(state));
  }

  /** What a twin shares with the child on this record, mother and birth, and whom else it could be. */
  private async besides(childId: string, twin: Requested<RecordTwin>): Promise<OfTwin> {
    if (!twin.confirmedNew) await this.searchIsCurrent();
    const [family, { best }] = await Promise.all([
      this.familyOf(childId, twin),
      this.finder.find(newcomerKeys(twin), childId),
    ]);
    return { ...family, probableDuplicate: better(best, 'probable') === best };
  }

  private async familyOf(childId: string, twin: Identity): Promise<Omit<OfTwin, 'probableDuplicate'>> {
    const [{ state }, record] = await Promise.all([
      this.aggregates.fold(childAggregate, childId),
      this.records.read(childId),
    ]);
    if (state.is === 'unregistered' || record === 'erased')
      return { mother: undefined, bornOn: undefined, namedAsFirst: false };
    const personId = state.adults.find(
      ({ relationship, until }) => relationship === 'mother' && until === null,
    )?.personId;
    const details = personId === undefined ? undefined : record.adults[personId];
    const mother = personId === undefined || details === undefined ? undefined : { personId, ...details };
    const { identity } = record;
    return {
      mother,
      bornOn: identity?.birthDate,
      namedAsFirst: identity !== undefined && isNamedAlike(identity, { ...lastNameOf(identity), ...twin }),
    };
  }

  private async correction(
    childId: string,
    request: Requested<CorrectFact>,
    today: CalendarDate,
  ): Promise<CorrectFact> {
    const { of, plain, personal } = request;
    const [{ state }, map, record] = await Promise.all([
      this.aggregates.fold(childAggregate, childId),
      this.places.asAt(plain.from ?? today),
      this.records.read(childId),
    ]);
    const personalBefore: PersonalFacts = record === 'erased' ? {} : { ...personalFactsOf(record, of) };
    const address =
      of.fact === 'address' && state.is === 'registered'
        ? state.addresses.find(({ addressId }) => addressId === of.addressId)
        : undefined;
    const postcode = { ...personalBefore, ...personal }['postcode'] as string | undefined;
    return {
      ...request,
      ...(personal.value === undefined ? {} : { personal: { ...personal, value: plainNumber(personal.value) } }),
      today,
      knownPlaces: map.codes,
      personalBefore,
      placeOfPostcode: address === undefined ? undefined : await this.placeOf(postcode, plain.from ?? address.from),
      testNumbersAllowed: this.testNumbersAllowed,
    };
  }

  private async identifier(childId: string, request: Requested<RecordIdentifier>): Promise<RecordIdentifier> {
    const value = plainNumber(request.value);
    const probableDuplicate =
      (await this.finder.find([{ key: identifierKey(request.kind, value), grade: 'match' }], childId)).matches.length >
      0;
    return { ...request, value, testNumbersAllowed: this.testNumbersAllowed, probableDuplicate };
  }
}

/** Who is named without a family name is taken to have the other's. */
const lastNameOf = ({ familyName }: Identity): Pick<Identity, 'familyName'> =>
  familyName === undefined ? {} : { familyName };

/** Of a registration it is the identity: the day of birth is compared with that of the registration. */
const personalFactsOf = (record: PersonalRecord, of: CorrectFact['of']): object | undefined => {
  switch (of.fact) {
    case 'identity':
    case 'registration':
      return record.identity;
    case 'identifier':
      return record.numbers.find(({ recordingId }) => recordingId === of.recordingId);
    case 'address':
      return record.addresses[of.addressId];
    case 'parent-or-carer':
      return record.adults[of.personId];
    case 'ending':
    case 'place':
      return undefined;
  }
};
