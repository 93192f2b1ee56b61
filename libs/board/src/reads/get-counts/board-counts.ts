import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Reading, SecuredReads } from '@app/access';
import { type CalendarDate } from '@app/kernel';
import { placesOutside } from '@app/localities';
import { countsSql } from './counts.sql';

/** The three published counts, and how many different people the Lead Professionals are. */
export interface Counts {
  readonly cafsInProgress: number;
  readonly tacsInProgress: number;
  readonly leadProfessionalsIdentified: number;
  readonly leadProfessionalPeople: number;
}
export interface BoardView {
  /** The counts hold at the end of this day in London. */
  readonly asAt: CalendarDate;
  /** Position of the log up to which it was known: the same question with the same position has the same answer for ever. */
  readonly knownAt: string;
  /** False while an event that the counts rest on is parked: then a figure may be wrong and is not to be published. */
  readonly complete: boolean;
  readonly county: Counts;
  readonly areas: readonly ({ readonly area: string } & Counts)[];
  readonly localities: readonly ({ readonly code: string; readonly name: string; readonly area: string } & Counts)[];
  /** Children who belong to no locality: out of county, no fixed address, unknown. County = localities + outside. */
  readonly outside: readonly ({ readonly code: string } & Counts)[];
}

interface CountRow extends Counts {
  readonly level: 'county' | 'area' | 'unit';
  readonly key: string | null;
}
interface LocalityRow {
  readonly code: string;
  readonly name: string;
  readonly area: string;
}

/** Everything that the counts are made of. */
export const boardFeeds = ['board-locality', 'board-place', 'board-caf', 'board-team', 'board-lead'] as const;

const none: Counts = {
  cafsInProgress: 0,
  tacsInProgress: 0,
  leadProfessionalsIdentified: 0,
  leadProfessionalPeople: 0,
};

const localitiesSql = `
  SELECT code, name, area FROM read.board_locality
   WHERE established_from <= $1 AND known_from <= $2 AND (known_to IS NULL OR known_to > $2) ORDER BY listed_at`;
const knownSql = 'SELECT coalesce(min(position), 0) AS known FROM feeds.checkpoint WHERE name = ANY($1)';
const parkedSql = 'SELECT EXISTS (SELECT FROM feeds.parked WHERE name = ANY($1) AND position <= $2) AS parked';

/** Counts for managers and the board: counted each time from dated facts, never added up. Formulas: dossier 12.1 R2, R5, R6. */
@Injectable()
export class BoardCounts {
  constructor(
    private readonly database: DataSource,
    private readonly reads: SecuredReads,
  ) {}

  /** @returns the position up to which all facts of the board have been taken in. */
  async knownNow(): Promise<bigint> {
    const [row] = await this.database.query<[{ known: string }]>(knownSql, [boardFeeds]);
    return BigInt(row.known);
  }

  /**
   * @param asAt end of that day, Europe/London
   * @param knownAt as it was known at this position of the log; not beyond `knownNow()`
   * @param reading for whom: only `view-counts` sees what is counted
   */
  async asAt(asAt: CalendarDate, knownAt: bigint, reading: Reading): Promise<BoardView> {
    const facts = [asAt, knownAt.toString()];
    const countyOnly = await this.countyOnly(reading);
    const [localities, rows, [state]] = await Promise.all([
      this.database.query<LocalityRow[]>(localitiesSql, facts),
      this.reads.as(reading, (seen) => seen.query<CountRow[]>(countsSql, [...facts, countyOnly])),
      this.database.query<[{ parked: boolean }]>(parkedSql, [boardFeeds, knownAt.toString()]),
    ]);
    const counted = (level: CountRow['level'], key: string | null): Counts => {
      const row = rows.find((one) => one.level === level && one.key === key);
      if (row === undefined) return none;
      const { level: _level, key: _key, ...counts } = row;
      return counts;
    };
    return {
      asAt,
      knownAt: knownAt.toString(),
      complete: !state.parked,
      county: counted('county', null),
      areas: [...new Set(localities.map(({ area }) => area))].map((area) => ({ area, ...counted('area', area) })),
      localities: localities.map((locality) => ({ ...locality, ...counted('unit', locality.code) })),
      outside: placesOutside.map((code) => ({ code, ...counted('unit', code) })),
    };
  }

  /** Whoever is shielded counts for the board in the county's total only: a smaller place would help to find the child. */
  private async countyOnly({ held }: Reading): Promise<readonly string[]> {
    if (held !== 'board') return [];
    const [{ children }] = await this.database.query<[{ children: string[] }]>(
      'SELECT read.shielded_children() AS children',
    );
    return children;
  }
}
