import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SharedRead } from '@app/database';
import { ReadPositions } from '@app/feeds';
import { type CalendarDate } from '@app/kernel';
import { placesOutside } from '../domain/locality';
import { localityProjection, placeAssignmentProjection } from './locality.projections';

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

/**
 * The map at the end of that day, for whoever has no more than SQL: the processes across rooms.
 * @param database runs SQL as TypeORM's DataSource does.
 */
export const readMap = async (
  database: { query<Rows>(sql: string): Promise<Rows> },
  on: CalendarDate,
): Promise<Places> => {
  const [history] = await database.query<[MapHistory]>(mapHistory);
  return mapAsAt(history, on);
};

/** The longest prefix wins: a divided district names its sectors. */
const placeOfPostcode = `
  SELECT place FROM read.postcode_area WHERE prefix = ANY($1) AND mapped_from <= $2
   ORDER BY length(prefix) DESC, mapped_from DESC LIMIT 1`;

/** @returns `mapAsAt` of one history, worked out once for all days between two changes of the map. */
export const mapsOf = (history: MapHistory): ((on: CalendarDate) => Places) => {
  const changes = [...new Set([...history.localities, ...history.assignments].map(({ from }) => from))].sort();
  const maps = new Map<CalendarDate, Places>();
  return (on) => {
    const since = changes.findLast((from) => from <= on) ?? '';
    const known = maps.get(since) ?? mapAsAt(history, on);
    maps.set(since, known);
    return known;
  };
};

/** The map as it was read. */
interface Kept {
  readonly asAt: (on: CalendarDate) => Places;
  /** How far the cards were before it was read, as far as this process knew. */
  readonly cards: string;
  /** On the clock of `performance.now()`. */
  readonly until: number;
}

/** For how long another process may go on with the map before a change: it is later than the cards by so much at most. */
const KEPT_MS = 1_000;

/** The map of the county for other rooms. */
@Injectable()
export class PlaceBook {
  private kept: Kept | undefined;
  /** Nearly every command needs the map: those of the same moment share one read. */
  private readonly history: SharedRead<Kept>;

  constructor(
    private readonly database: DataSource,
    private readonly positions: ReadPositions,
  ) {
    this.history = new SharedRead(async () => {
      const cards = this.cards();
      const until = performance.now() + KEPT_MS;
      const [history] = await this.database.query<[MapHistory]>(mapHistory);
      this.kept = { asAt: mapsOf(history), cards, until };
      return this.kept;
    });
  }

  /** The map at the end of that day; read fresh when the cards have moved, and otherwise at most a second old. */
  async asAt(on: CalendarDate): Promise<Places> {
    const { kept } = this;
    const holds = kept !== undefined && kept.cards === this.cards() && performance.now() < kept.until;
    return (holds ? kept : await this.history.get()).asAt(on);
  }

  private cards(): string {
    const [localities, assignments] = [localityProjection, placeAssignmentProjection].map(({ name }) =>
      this.positions.position(name),
    );
    return `${localities} ${assignments}`;
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
