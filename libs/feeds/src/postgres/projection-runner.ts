import { type FeedPage } from '@app/event-store';
import { FeedLoop, type FeedWork, type LoopTools, type Readiness } from '../feed-loop';
import { type Projection } from '../projection';
import { type ReadPositions } from '../read-positions';
import { readCheckpoint } from './checkpoints';
import { ProjectionWriter } from './projection-writer';
import { parkedTypes } from './parked-events';
import { rebuildProjection, type RebuildTools, RebuildUnderWay } from './rebuild';
import { UNKNOWN_TYPE } from '../fold-page';

export interface ProjectionTools extends LoopTools, RebuildTools {
  /** Told after each commit, for those who wait for it in this process. */
  readonly positions?: ReadPositions;
}

/** Events folded and written at once. */
const PAGE = 2_000;

/** Keeps the cards of one projection up to date, on one process at a time. */
export class ProjectionRunner {
  private readonly loop: FeedLoop;

  constructor(projection: Projection, tools: ProjectionTools) {
    this.loop = new FeedLoop(new ProjectionWork(projection, tools), tools);
  }

  start(): void {
    this.loop.start();
  }

  /** Finishes the batch in hand. */
  stop(): Promise<void> {
    return this.loop.stop();
  }
}

class ProjectionWork implements FeedWork {
  readonly pageSize = PAGE;
  readonly name: string;
  readonly prefixes: readonly string[];
  private readonly writer: ProjectionWriter;

  constructor(
    private readonly projection: Projection,
    private readonly tools: ProjectionTools,
  ) {
    this.name = projection.name;
    this.prefixes = projection.prefixes;
    const target = { checkpoint: projection.name, table: projection.table.name };
    this.writer = new ProjectionWriter(tools.pool, projection, target, tools.knows);
  }

  /** A raised version, or stored shapes that this release has learned to read, ask for a rebuild; the old one runs on. */
  async prepare(stop: AbortSignal): Promise<Readiness> {
    const { name, projection, tools } = this;
    const need = await this.need();
    if (need !== 'rebuild') return need;
    try {
      tools.report({ feed: name, what: 'rebuilding', version: projection.version });
      await rebuildProjection(projection, tools, { stop, onlyIf: async () => (await this.need()) === 'rebuild' });
      tools.report({ feed: name, what: 'rebuilt', version: projection.version });
      return 'ready';
    } catch (error) {
      if (error instanceof RebuildUnderWay) return 'rebuilt-elsewhere';
      throw error;
    }
  }

  private async need(): Promise<'ready' | 'rebuild' | 'newer-release-runs'> {
    const { name, projection, tools } = this;
    const stored = await readCheckpoint(tools.pool, name);
    if (stored === undefined) return 'ready';
    if (stored.version > projection.version) return 'newer-release-runs';
    if (stored.version < projection.version) return 'rebuild';
    return (await parkedTypes(tools.pool, name, UNKNOWN_TYPE)).some(tools.knows) ? 'rebuild' : 'ready';
  }

  async load(): Promise<bigint | undefined> {
    const { version, position } = await this.writer.load();
    return version === this.projection.version ? position : undefined;
  }

  async take(page: FeedPage): Promise<bigint> {
    const { position, parked } = await this.writer.take(page);
    for (const { event, failure } of parked)
      this.tools.report({ feed: this.name, what: 'parked', stream: event.stream, position: event.position, failure });
    this.tools.positions?.moved(this.name, position);
    return position;
  }
}
