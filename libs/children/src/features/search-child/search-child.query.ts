import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Grant, STANDINGS, type Standings } from '@app/access';
import { type IdentifierKind } from '../../domain/vocabulary';
import { type Contact } from '@app/kernel';
import { KeyedDigests } from '@app/privacy';
import { identifierKey, identityKeys } from '../../personal/match-keys';
import { type Search, SearchIds } from '../../personal/search-ids';
import { ChildFinder } from '../../postgres/child-finder';

/** What the practitioner knows of the child: a name with the day of birth, a number, or both. */
export interface SearchTerms {
  readonly name?: { readonly givenNames: string; readonly familyName: string; readonly birthDate: string };
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
  readonly found: readonly FoundChild[];
}

export class SearchChild extends Query<SearchAnswer> {
  constructor(
    readonly terms: SearchTerms,
    readonly search: Search,
    readonly shown: Pick<Grant, 'showsShielded'>,
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
    digests: KeyedDigests,
    @Inject(STANDINGS) private readonly standings: Standings,
  ) {
    this.searchIds = new SearchIds(digests);
  }

  async execute({ terms: { name, identifiers }, search, shown }: SearchChild): Promise<SearchAnswer> {
    const keys = [
      ...(name === undefined ? [] : identityKeys(name)),
      ...identifiers.map(({ kind, value }) => identifierKey(kind, value)),
    ];
    const ids = await this.finder.find(keys);
    const found = await Promise.all(ids.map((childId) => this.look(childId, shown)));
    return { searchId: this.searchIds.idOf(search, keys, ids), found: found.flatMap((one) => one ?? []) };
  }

  private async look(childId: string, { showsShielded }: SearchChild['shown']): Promise<FoundChild | undefined> {
    const found = await this.standings.found(childId);
    if (found === undefined) return undefined;
    const { shielded, cafOpen, contact } = found;
    return shielded && !showsShielded ? { cafOpen, contact } : { childId, cafOpen, contact };
  }
}
