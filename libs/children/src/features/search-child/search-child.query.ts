import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Grant, STANDINGS, type Standings } from '@app/access';
import { type IdentifierKind } from '../../domain/vocabulary';
import { type Contact, type Refusal, refuse } from '@app/kernel';
import { KeyedDigests } from '@app/privacy';
import { spanOf } from '../../domain/birth-date';
import { identifierRefused } from '../../domain/decide/record-identifier';
import { plainNumber } from '../../domain/identifiers';
import { type Grade, identifierKey, type Sought, soughtKeys, type SoughtKey } from '../../personal/match-keys';
import { type Search, SearchIds } from '../../personal/search-ids';
import { ChildFinder } from '../../postgres/child-finder';
import { ChildFacts } from '../child-facts';

/** What the practitioner knows of the child: a name with the day of birth, a number, or both. */
export interface SearchTerms {
  readonly name?: Sought;
  readonly identifiers: readonly { readonly kind: IdentifierKind; readonly value: string }[];
}

/** A child who was found: whom to speak to. Nothing of the record itself. */
export interface FoundChild {
  /** Left out for a shielded child, unless the searcher is one of those who keep it safe. */
  readonly childId?: string;
  readonly cafOpen: boolean;
  readonly contact: Contact;
}

export interface SearchAnswer {
  /** Names this search where something may only begin after one, for the practitioner who made it. */
  readonly searchId: string;
  /** Those who match; below a match nobody is named. */
  readonly found: readonly FoundChild[];
  /** How well the best of those on the register fits. */
  readonly grade: Grade;
}

export class SearchChild extends Query<SearchAnswer | Refusal> {
  constructor(
    readonly terms: SearchTerms,
    readonly search: Search,
    readonly shown: Pick<Grant, 'showsShielded'>,
    /** Writes the search down with the children it found, named or not, before anything is told. */
    readonly writeDown: (found: readonly string[]) => Promise<void>,
  ) {
    super();
  }
}

/** Says whether such a child is on the register and whom to contact, and nothing else. */
@QueryHandler(SearchChild)
export class SearchChildHandler implements IQueryHandler<SearchChild> {
  private readonly searchIds: SearchIds;

  constructor(
    private readonly finder: ChildFinder,
    private readonly facts: ChildFacts,
    digests: KeyedDigests,
    @Inject(STANDINGS) private readonly standings: Standings,
  ) {
    this.searchIds = new SearchIds(digests);
  }

  async execute({
    terms: { name, identifiers },
    search,
    shown,
    writeDown,
  }: SearchChild): Promise<SearchAnswer | Refusal> {
    const numbers = identifiers.map((given) => ({ ...given, value: plainNumber(given.value) }));
    for (const [at, given] of numbers.entries()) {
      const wrong = identifierRefused(
        { ...given, testNumbersAllowed: this.facts.testNumbersAllowed },
        `/identifiers/${at}/value`,
      );
      if (wrong !== undefined) return wrong;
    }
    if (name !== undefined && spanOf(name) === undefined)
      return refuse('impossible-birth-date', 'say the date of birth, or as much as is known of it', '/name/birthDate');
    const sought: readonly SoughtKey[] = [
      ...(name === undefined ? [] : soughtKeys(name)),
      ...numbers.map(({ kind, value }): SoughtKey => ({ key: identifierKey(kind, value), grade: 'match' })),
    ];
    const asked = sought.filter(({ grade }) => grade === 'match').map(({ key }) => key);
    const { matches, best } = await this.finder.find(sought);
    await writeDown(matches);
    const found = await Promise.all(matches.map((childId) => this.look(childId, shown)));
    return {
      searchId: this.searchIds.idOf(search, asked, matches),
      found: found.flatMap((one) => one ?? []),
      grade: best,
    };
  }

  private async look(childId: string, { showsShielded }: SearchChild['shown']): Promise<FoundChild | undefined> {
    const found = await this.standings.found(childId);
    if (found === undefined) return undefined;
    const { shielded, cafOpen, contact } = found;
    return shielded && !showsShielded ? { cafOpen, contact } : { childId, cafOpen, contact };
  }
}
