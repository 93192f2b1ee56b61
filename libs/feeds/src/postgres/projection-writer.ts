import { type Pool } from 'pg';
import { sqlStateOf } from '@app/database';
import { type FeedPage } from '@app/event-store';
import { type Folding, foldPage, keyEvents, type KeyedEvent, type ParkedEvent } from '../fold-page';
import { type Projection } from '../projection';
import { CardStore, UnwritableCard } from './card-store';
import { misfitOf } from './column-types';
import { type Checkpoint, moveCheckpoint, openCheckpoint } from './checkpoints';
import { inTransaction } from './in-transaction';
import { heldStreams, park } from './parked-events';

/** Where the cards of a projection are written to: the live table, or the shadow of a rebuild. */
export interface Target {
  readonly checkpoint: string;
  readonly table: string;
}

export interface Taken {
  readonly position: bigint;
  readonly parked: readonly ParkedEvent[];
}

/**
 * Takes pages of the log into the cards of one projection. Cards, parked events and checkpoint change in one transaction,
 * and only if the checkpoint is where this writer left it.
 */
export class ProjectionWriter {
  private readonly cards: CardStore;
  private checkpoint: Checkpoint | undefined;
  private held: ReadonlySet<string> = new Set();
  private readonly folding: Folding;

  constructor(
    private readonly pool: Pool,
    private readonly projection: Projection,
    private readonly target: Target,
    knows: (type: string) => boolean,
  ) {
    this.cards = new CardStore(projection.table, target.table);
    this.folding = { projection, knows, misfit: misfitOf(projection.table) };
  }

  /** Reads where the projection stands: at the start, and after CheckpointMoved. */
  async load(): Promise<Checkpoint> {
    const { checkpoint: name } = this.target;
    this.checkpoint = await openCheckpoint(this.pool, name, this.projection.version);
    this.held = await heldStreams(this.pool, name);
    return this.checkpoint;
  }

  /**
   * Takes in one page. What a projection throws on, or the table does not accept, is parked; all else is written.
   * @throws CheckpointMoved when another has moved the checkpoint: nothing was written, load again.
   */
  async take({ events, upTo }: FeedPage): Promise<Taken> {
    const parked = await this.write(keyEvents(this.folding, events), upTo);
    return { position: upTo, parked };
  }

  private async write(events: readonly KeyedEvent[], upTo: bigint): Promise<readonly ParkedEvent[]> {
    const from = this.checkpoint;
    if (from === undefined) throw new Error('load the checkpoint first');
    const { checkpoint: name } = this.target;
    try {
      const folded = foldPage(this.folding, events, await this.present(events), this.held);
      await inTransaction(this.pool, async (tx) => {
        await moveCheckpoint(tx, name, from, upTo);
        await park(tx, name, folded.parked, 1);
        if (folded.changes.size > 0) await this.cards.write(tx, folded.changes);
      });
      this.checkpoint = { ...from, position: upTo };
      this.held = folded.held;
      return folded.parked;
    } catch (error) {
      const refused = refusalOfRow(error);
      if (refused === undefined) throw error;
      return await this.narrow(events, upTo, refused, error);
    }
  }

  /** The table did not take what some event of these leads to: halves the page until that event stands alone. */
  private async narrow(
    events: readonly KeyedEvent[],
    upTo: bigint,
    refused: string,
    error: unknown,
  ): Promise<readonly ParkedEvent[]> {
    const [first] = events;
    // Nothing was to be written of it: then it is not a row that was refused.
    if (first === undefined || (events.length === 1 && first.failure !== undefined)) throw error;
    if (events.length === 1) return await this.write([{ ...first, keys: [], failure: refused }], upTo);
    const middle = events.length >> 1;
    const last = events[middle - 1] as KeyedEvent;
    return [
      ...(await this.write(events.slice(0, middle), last.event.position)),
      ...(await this.write(events.slice(middle), upTo)),
    ];
  }

  private present(events: readonly KeyedEvent[]): ReturnType<CardStore['load']> {
    const keys = new Set<string>();
    for (const event of events) for (const key of event.keys) keys.add(key);
    return this.cards.load(this.pool, keys);
  }
}

/** @returns how the table refused a row (data exception or broken constraint); undefined for every other error. */
export const refusalOfRow = (error: unknown): string | undefined => {
  if (error instanceof UnwritableCard) return error.name;
  const code = sqlStateOf(error);
  return code !== undefined && /^2[23]/.test(code) ? `row-refused-${code}` : undefined;
};
