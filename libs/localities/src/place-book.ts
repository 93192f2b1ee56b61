import { Injectable } from '@nestjs/common';
import { type CalendarDate } from '@app/kernel';

/** Codes a child may have in place of a place: out of county, no fixed address, unknown. They belong to no locality. */
export const placesOutside = ['OOC', 'NFA', 'UNK'] as const;

export interface LocalityEntry {
  readonly code: string;
  readonly name: string;
  readonly area: string;
}

/** Which place belongs to which locality, and which locality to which area, on one day. */
export interface Places {
  /** All place codes, and OOC, NFA, UNK. */
  readonly codes: readonly string[];
  /** The localities established by that day, in order of area (as first established) and name. */
  readonly localities: readonly LocalityEntry[];
  /** @returns the locality code; undefined for OOC, NFA, UNK and for no place at all. */
  localityOf(place: string): string | undefined;
  /** @returns the area; undefined when there is no such locality on that day. */
  areaOf(locality: string): string | undefined;
}

@Injectable()
export class PlaceBook {
  /** The map of the county at the end of that day, read fresh. */
  asAt(on: CalendarDate): Promise<Places> {
    return Promise.reject(new Error(`the map of the county on ${on} is not connected yet`));
  }
}
