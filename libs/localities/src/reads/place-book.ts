import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type CalendarDate } from '@app/kernel';
import { placesOutside } from '../domain/locality';

export interface LocalityEntry {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  /** The places it serves on that day. */
  readonly places: readonly { readonly code: string; readonly name: string }[];
}

/** Which place belongs to which locality, and which locality to which area, on one day. */
export interface Places {
  /** All place codes, and OOC, NFA, UNK. */
  readonly codes: readonly string[];
  /** The localities established by that day, in the order in which they were established. */
  readonly localities: readonly LocalityEntry[];
  /** @returns the locality code; undefined for OOC, NFA, UNK and for no place at all. */
  localityOf(place: string): string | undefined;
  /** @returns the area; undefined when there is no such locality on that day. */
  areaOf(locality: string): string | undefined;
}

/** @returns the map made of these localities. */
export const placesOf = (localities: readonly LocalityEntry[]): Places => {
  const byPlace = new Map(localities.flatMap(({ code, places }) => places.map((place) => [place.code, code] as const)));
  const byLocality = new Map(localities.map(({ code, area }) => [code, area] as const));
  return {
    codes: [...byPlace.keys(), ...placesOutside],
    localities,
    localityOf: (place) => byPlace.get(place),
    areaOf: (locality) => byLocality.get(locality),
  };
};

const mapAsAt = `
  SELECT l.code, l.name, l.area, coalesce(
      json_agg(json_build_object('code', p.place, 'name', p.name) ORDER BY p.place) FILTER (WHERE p.place IS NOT NULL),
      '[]') AS places
    FROM read.locality l
    LEFT JOIN (SELECT DISTINCT ON (place) place, name, locality FROM read.place_assignment
                WHERE assigned_from <= $1 ORDER BY place, assigned_from DESC) p ON p.locality = l.code
   WHERE l.established_from <= $1
   GROUP BY l.code, l.name, l.area, l.listed_at ORDER BY l.listed_at`;

/** The longest prefix wins: a divided district names its sectors. */
const placeOfPostcode = `
  SELECT place FROM read.postcode_area WHERE prefix = ANY($1) AND mapped_from <= $2
   ORDER BY length(prefix) DESC, mapped_from DESC LIMIT 1`;

/** The map of the county for other rooms. */
@Injectable()
export class PlaceBook {
  constructor(private readonly database: DataSource) {}

  /** The map at the end of that day, read fresh from the cards. */
  async asAt(on: CalendarDate): Promise<Places> {
    return placesOf(await this.database.query<LocalityEntry[]>(mapAsAt, [on]));
  }

  /**
   * The place that a home with this postcode is taken to lie in on that day.
   * @param postcode in capitals with one space.
   * @returns undefined where the map does not say.
   */
  async placeOfPostcode(postcode: string, on: CalendarDate): Promise<string | undefined> {
    const [district, sector] = [postcode.slice(0, postcode.indexOf(' ')), postcode.slice(0, -2)];
    const [row] = await this.database.query<{ place: string }[]>(placeOfPostcode, [[district, sector], on]);
    return row?.place;
  }
}
