import { type Type } from '@nestjs/common';
import { type Aggregates, type EventStore, type RecordedEvent, type Sealer } from '@app/event-store';
import { type Migration } from '@app/database';
import { type Automation, type Projection, type ReadPositions } from '@app/feeds';
import { type Clock } from '@app/kernel';
import { type KeyedDigests } from '@app/privacy';

/** The part of a codec that the running system needs: which names it knows, and that they decode. */
export interface RoomCodec {
  readonly storedNames: readonly string[];
  decode(recorded: Pick<RecordedEvent, 'type' | 'data'>): object | undefined;
}

/** What a room brings to the running system; the list of rooms is in libs/rooms. */
export interface Room {
  readonly name: string;
  /** Nest module with its routes, command and query handlers. */
  readonly module?: Type;
  readonly codecs: readonly RoomCodec[];
  readonly migrations: readonly Migration[];
  /** TypeORM entities of its cards. */
  readonly entities: readonly Type[];
  readonly projections: readonly Projection[];
  readonly automations?: (tools: AutomationTools) => readonly Automation[];
  /**
   * Removes whatever this room keeps of a child that the destruction of the child's key does not make unreadable: part of erasing.
   * Cards need none, because they keep personal parts sealed. Honoured any number of times.
   */
  readonly forget?: (childId: string, tools: Pick<AutomationTools, 'database' | 'digests'>) => Promise<void>;
}

/**
 * Erases subjects of the log (`child-<id>`, `team-<id>`) for good: their keys, and every trace that the keys do not cover.
 * Honoured any number of times; killed at any point, it is done by being called again.
 */
export type Erase = (subjects: readonly string[]) => Promise<void>;

/** What an automation may use. */
export interface AutomationTools {
  readonly aggregates: Aggregates;
  readonly clock: Clock;
  /** A whole stream as recorded, for the few reactions that rest on more than a fold. */
  readonly store: EventStore;
  /** Opens what an event holds sealed, for the few reactions that need it. */
  readonly sealer: Sealer;
  readonly digests: KeyedDigests;
  readonly database: Queries;
  /** Erases subjects for good, wherever anything of them is kept. */
  readonly erase: Erase;
  /** Waits until a read model shows an event, for the few reactions that look at what concerns many streams. */
  readonly positions: Pick<ReadPositions, 'reached'>;
}

/** Plain SQL on the application's database, as TypeORM's DataSource runs it. */
export interface Queries {
  query<Rows>(sql: string, parameters?: readonly unknown[]): Promise<Rows>;
}
