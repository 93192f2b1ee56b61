import { Inject, Injectable } from '@nestjs/common';
import { Aggregates } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { PlaceBook } from '@app/localities';
import { type Config, CONFIG } from '@app/runtime';
import { childAggregate } from '../children.codec';
import { type ChildCommand } from '../domain/child';
import { type Shielding } from '../domain/child.state';
import { currentHousehold } from '../domain/protection';
import { type RegisterChild } from '../domain/decide/register-child';
import { type AbsorbDuplicate, type MergeChild, type ReleaseDuplicate } from '../domain/decide/merge';
import { type CorrectFact, type PersonalFacts } from '../domain/decide/correct-fact';
import { type RecordTwin } from '../domain/decide/birth';
import { type RecordIdentifier } from '../domain/decide/record-identifier';
import { plainNumber } from '../domain/identifiers';
import { type PersonalRecord } from '../personal/register-parts';
import { ChildRecords } from '../personal/child-records';
import { identifierKey } from '../personal/match-keys';
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
  | 'personalBefore'
  | 'probableDuplicate'
  | 'testNumbersAllowed';
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
    @Inject(CONFIG) private readonly config: Config,
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
    if (request.type === 'RecordTwin') return { ...request, today, mother: await this.motherOf(childId) };
    if (request.type === 'LinkSibling')
      return { ...request, childId, siblingKnown: (await this.standingOf(request.siblingId)) !== 'not-found' };
    if (request.type === 'MergeChild')
      return { ...request, today, childId, survivor: await this.standingOf(request.survivorId) };
    if (request.type === 'CorrectFact') return this.correction(childId, request, today);
    if (request.type === 'RecordIdentifier') return this.identifier(childId, request);
    const dated = { ...request, today };
    return dated;
  }

  /** @returns the place of a postcode on that day; undefined where the map does not say. */
  async placeOf(postcode: string | undefined, on: CalendarDate): Promise<string | undefined> {
    return postcode === undefined ? undefined : this.places.placeOfPostcode(postcode, on);
  }

  private async standingOf(childId: string | null): Promise<MergeChild['survivor']> {
    if (childId === null) return 'not-found';
    const { state } = await this.aggregates.fold(childAggregate, childId);
    if (state.is === 'unregistered') return 'not-found';
    return state.survivorId === null ? 'open' : 'merged';
  }

  private async shieldingLeftBehind(childId: string): Promise<Shielding | null> {
    const { state } = await this.aggregates.fold(childAggregate, childId);
    return state.is === 'unregistered' ? null : this.groups.shieldingLeftBehind(childId, currentHousehold(state));
  }

  private async motherOf(childId: string): Promise<RecordTwin['mother']> {
    const { state } = await this.aggregates.fold(childAggregate, childId);
    if (state.is === 'unregistered') return undefined;
    const personId = state.adults.find(
      ({ relationship, until }) => relationship === 'mother' && until === null,
    )?.personId;
    const record = await this.records.read(childId);
    const details = personId === undefined || record === 'erased' ? undefined : record.adults[personId];
    return personId === undefined || details === undefined ? undefined : { personId, ...details };
  }

  private async correction(
    childId: string,
    request: Requested<CorrectFact>,
    today: CalendarDate,
  ): Promise<CorrectFact> {
    const [map, record] = await Promise.all([
      this.places.asAt(request.plain.from ?? today),
      this.records.read(childId),
    ]);
    const personalBefore: PersonalFacts = record === 'erased' ? {} : { ...personalFactsOf(record, request.of) };
    return { ...request, today, knownPlaces: map.codes, personalBefore };
  }

  private async identifier(childId: string, request: Requested<RecordIdentifier>): Promise<RecordIdentifier> {
    const value = plainNumber(request.value);
    const probableDuplicate = await this.finder.exists([identifierKey(request.kind, value)], childId);
    return { ...request, value, testNumbersAllowed: this.testNumbersAllowed, probableDuplicate };
  }
}

const personalFactsOf = (record: PersonalRecord, of: CorrectFact['of']): object | undefined => {
  switch (of.fact) {
    case 'identity':
      return record.identity;
    case 'address':
      return record.addresses[of.addressId];
    case 'parent-or-carer':
      return record.adults[of.personId];
    case 'registration':
    case 'ending':
    case 'place':
      return undefined;
  }
};
