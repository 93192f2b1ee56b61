import { Injectable } from '@nestjs/common';
import { type CalendarDate } from '@app/kernel';

/** Which place belongs to which locality, and which locality to which area, on one day. */
export interface Places {
  /** All place codes, and OOC, NFA, UNK. */
  readonly codes: readonly string[];
  /** @returns the locality code; undefined for OOC, NFA, UNK and for no place at all. */
  localityOf(place: string): string | undefined;
}

@Injectable()
export class PlaceBook {
  asAt(_on: CalendarDate): Promise<Places> {
    throw new Error('written by the localities helper');
  }
}
