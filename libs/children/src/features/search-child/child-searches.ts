import { Injectable } from '@nestjs/common';
import { Aggregates } from '@app/event-store';
import { KeyedDigests } from '@app/privacy';
import { ChildRecords } from '../../personal/child-records';
import { recordsOfChild } from '../../records-of-child';
import { recordKeys } from '../../personal/match-keys';
import { type ProvenSearch, SearchIds } from '../../personal/search-ids';

/** A search that was made, and what it has to do with a child. */
export interface SearchMade {
  /** UUID under which it stands in the record of access. */
  readonly searchId: string;
  /** ISO 8601 instant in UTC. */
  readonly at: string;
  /** Whether it answered with the child, or would have had the child been on the register by then. */
  readonly findsChild: boolean;
}

/** Tells other rooms whether somebody has looked for a child before beginning something. */
@Injectable()
export class ChildSearches {
  private readonly ids: SearchIds;

  constructor(
    digests: KeyedDigests,
    private readonly records: ChildRecords,
    private readonly aggregates: Aggregates,
  ) {
    this.ids = new SearchIds(digests);
  }

  /** @returns the search of this practitioner that the id names; undefined when there was none. */
  async made(searchId: string, practitionerId: string, childId: string): Promise<SearchMade | undefined> {
    const search = this.ids.read(searchId, practitionerId);
    if (search === undefined) return undefined;
    const { correlationId, at } = search;
    return { searchId: correlationId, at, findsChild: search.found(childId) || (await this.fits(search, childId)) };
  }

  /** @returns ids of the children with whom this practitioner's search answered; undefined when there was none. Not for telling. */
  foundBy(searchId: string, practitionerId: string): readonly string[] | undefined {
    return this.ids.read(searchId, practitionerId)?.children;
  }

  /** What was looked for is compared with the record itself: the index follows it by a moment. */
  private async fits({ askedFor }: ProvenSearch, childId: string): Promise<boolean> {
    const { used, duplicates } = await recordsOfChild(this.aggregates, childId);
    const all = await Promise.all([used, ...duplicates].map((id) => this.records.read(id)));
    // Whoever wants to begin something with an erased record is told so where it is written.
    return all.some((record) => record === 'erased' || askedFor(recordKeys(record)));
  }
}
