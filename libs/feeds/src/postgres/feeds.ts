import { type Pool } from 'pg';
import { type EventFeed } from '@app/event-store';
import { type Automation } from '../automation';
import { type FeedReport, type Rhythm, usualRhythm } from '../feed-loop';
import { type Pause, realPause } from '../pause';
import { type Projection } from '../projection';
import { type ReadPositions } from '../read-positions';
import { AutomationRunner, redeliverParked, type Replayed } from './automation-runner';
import { FeedLocks } from './feed-locks';
import { feedStatus, type FeedStatus } from './feed-status';
import { parkedPositions } from './parked-events';
import { ProjectionRunner } from './projection-runner';
import { type Progress, rebuildProjection } from './rebuild';

export interface FeedsOptions {
  readonly pool: Pool;
  readonly feed: EventFeed;
  readonly projections: readonly Projection[];
  readonly automations?: readonly Automation[];
  /** Stored names that this release can read; an event of another name is parked. Absent: every name is read. */
  readonly storedNames?: ReadonlySet<string>;
  /** Where the feeds run, as operators see it: `worker@host:pid`. */
  readonly runner: string;
  readonly positions?: ReadPositions;
  readonly report?: (report: FeedReport) => void;
  readonly rhythm?: Rhythm;
  readonly pause?: Pause;
}

/** No feed has this name. */
export class UnknownFeed extends Error {
  override readonly name = 'UnknownFeed';
  constructor(name: string) {
    super(`there is no projection or automation called ${name}`);
  }
}

/** All feeds of a system: to be run by a worker, or to be looked at and put right by an operator while a worker runs them. */
export class Feeds {
  private readonly tools;
  private readonly runners: readonly (ProjectionRunner | AutomationRunner)[];

  /** @throws when two feeds share a name: they would share a checkpoint. */
  constructor(private readonly options: FeedsOptions) {
    const { pool, feed, projections, automations = [], storedNames, runner } = options;
    this.tools = {
      pool,
      feed,
      locks: new FeedLocks(pool, runner),
      pause: options.pause ?? realPause,
      rhythm: options.rhythm ?? usualRhythm,
      report: options.report ?? ((): void => undefined),
      knows: (type: string): boolean => storedNames?.has(type) ?? true,
      ...(options.positions === undefined ? {} : { positions: options.positions }),
    };
    const names = [...projections, ...automations].map(({ name }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) throw new Error(`two feeds are called ${twice}`);
    this.runners = [
      ...projections.map((projection) => new ProjectionRunner(projection, this.tools)),
      ...automations.map((automation) => new AutomationRunner(automation, this.tools)),
    ];
  }

  start(): void {
    for (const runner of this.runners) runner.start();
  }

  /** Every feed finishes the batch in hand; then all locks are given back. */
  async stop(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.stop()));
    await this.tools.locks.close();
  }

  status(): Promise<readonly FeedStatus[]> {
    const { pool, feed, projections, automations = [] } = this.options;
    return feedStatus(pool, feed, [
      ...projections.map(({ name, version }) => ({ name, version, kind: 'projection' as const })),
      ...automations.map(({ name }) => ({ name, version: 1, kind: 'automation' as const })),
    ]);
  }

  /**
   * Folds the log into a new table and puts it in the place of the live one.
   * @throws UnknownFeed, RebuildUnderWay
   */
  async rebuild(name: string, progress?: Progress): Promise<void> {
    const projection = this.options.projections.find((one) => one.name === name);
    if (projection === undefined) throw new UnknownFeed(name);
    await rebuildProjection(projection, this.tools, progress === undefined ? {} : { progress });
  }

  /**
   * Tries again what a feed has put aside, in order, after its cause was mended. Of a projection, that is a rebuild beside the
   * live table: a card may be fed by several streams, so only the order of the log gives what a clean rebuild would.
   * @throws UnknownFeed, RebuildUnderWay
   */
  async replayParked(name: string, progress?: Progress): Promise<Replayed> {
    const { pool, automations = [] } = this.options;
    const automation = automations.find((one) => one.name === name);
    if (automation !== undefined) return await redeliverParked(automation, this.tools);
    const before = (await parkedPositions(pool, name)).length;
    await this.rebuild(name, progress);
    const left = (await parkedPositions(pool, name)).length;
    return { applied: Math.max(0, before - left), left };
  }
}
