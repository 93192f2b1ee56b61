import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SharedRead } from '@app/database';
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

interface Established {
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly from: CalendarDate;
}
interface Assignment {
  readonly place: string;
  readonly name: string;
  readonly locality: string;
  readonly from: CalendarDate;
}
/** Every state that the map ever had. It is small: a county has some dozen localities, and places seldom change hands. */
interface MapHistory {
  /** In the order in which they were established. */
  readonly localities: readonly Established[];
  /** By place, the earliest first. */
  readonly assignments: readonly Assignment[];
}

const mapHistory = `
  SELECT coalesce((SELECT json_agg(json_build_object('code', code, 'name', name, 'area', area, 'from', established_from)
                          ORDER BY listed_at) FROM read.locality), '[]') AS localities,
         coalesce((SELECT json_agg(json_build_object('place', place, 'name', name, 'locality', locality, 'from', assigned_from)
                          ORDER BY place, assigned_from) FROM read.place_assignment), '[]') AS assignments`;

/** @returns the map as it was at the end of that day. */
export const mapAsAt = ({ localities, assignments }: MapHistory, on: CalendarDate): Places => {
  const assigned = new Map<string, Assignment>();
  for (const assignment of assignments) if (assignment.from <= on) assigned.set(assignment.place, assignment);
  return placesOf(
    localities
      .filter(({ from }) => from <= on)
      .map(({ code, name, area }) => ({
        code,
        name,
        area,
        places: [...assigned.values()]
          .filter(({ locality }) => locality === code)
          .map(({ place, name: placeName }) => ({ code: place, name: placeName })),
      })),
  );
};

/** The longest prefix wins: a divided district names its sectors. */
const placeOfPostcode = `
  SELECT place FROM read.postcode_area WHERE prefix = ANY($1) AND mapped_from <= $2
   ORDER BY length(prefix) DESC, mapped_from DESC LIMIT 1`;

/** The map of the county for other rooms. */
@Injectable()
export class PlaceBook {
  /** Nearly every command needs the map: those of the same moment share one read. */
  private readonly history: SharedRead<MapHistory>;

  constructor(private readonly database: DataSource) {
    this.history = new SharedRead(async () => {
      const [history] = await this.database.query<[MapHistory]>(mapHistory);
      return history;
    });
  }

  /** The map at the end of that day, read fresh from the cards. */
  async asAt(on: CalendarDate): Promise<Places> {
    return mapAsAt(await this.history.get(), on);
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
