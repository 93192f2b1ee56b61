import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type IdentifierKind } from '../../domain/vocabulary';
import { identifierKey, identityKeys } from '../../personal/match-keys';
import { ChildMatches } from '../../postgres/child-matches';

/** What the practitioner knows of the child: a name with the day of birth, a number, or both. */
export interface SearchTerms {
  readonly name?: { readonly givenNames: string; readonly familyName: string; readonly birthDate: string };
  readonly identifiers: readonly { readonly kind: IdentifierKind; readonly value: string }[];
}

export class SearchChild extends Query<boolean> {
  constructor(readonly terms: SearchTerms) {
    super();
  }
}

/** Says whether such a child is on the register, and nothing else. */
@QueryHandler(SearchChild)
export class SearchChildHandler implements IQueryHandler<SearchChild> {
  constructor(private readonly matches: ChildMatches) {}

  execute({ terms: { name, identifiers } }: SearchChild): Promise<boolean> {
    return this.matches.exists([
      ...(name === undefined ? [] : identityKeys(name)),
      ...identifiers.map(({ kind, value }) => identifierKey(kind, value)),
    ]);
  }
}
