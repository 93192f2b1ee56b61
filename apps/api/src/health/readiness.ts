import { type TokenVerifier } from '@app/access';
import { Feeds, type FeedStatus } from '@app/feeds';
import { type Clock, dayInLondon } from '@app/kernel';
import { automationsOf, type Runtime } from '@app/runtime';
import { holidaysEndSoon } from '@app/timescales';

export interface ReadinessReport {
  readonly ready: boolean;
  readonly database: 'reachable' | 'unreachable';
  /** Whether the identity provider's keys can be had, without which nobody is let in. */
  readonly issuer: 'known' | 'unknown';
  /** Whether the read models follow the log closely enough to be looked at. */
  readonly readModels: Keeping;
  /** The same of what follows from one event in another room, such as a team that ends with the consent it rested on. */
  readonly automations: Keeping;
  /** How many events were put aside, all feeds together: a person has to look at them. Null when that cannot be asked. */
  readonly parked: number | null;
  /** `ends-soon` from a year before the list of bank holidays ends: then deadlines become provisional, and nothing else happens. */
  readonly bankHolidays: 'known' | 'ends-soon';
}
/**
 * - holding-back: current, but for the records of which an event was put aside
 * - behind: what was recorded a while ago does not show, or has not had its effect, yet
 * - stopped: no worker follows the log at all
 */
export const keepings = ['current', 'holding-back', 'behind', 'stopped', 'unknown'] as const;
export type Keeping = (typeof keepings)[number];

/** What is more than so many positions behind the log shows, or does, what is too old. */
const FAR_BEHIND = 10_000n;
/** What was recorded so long ago has to show. */
const LONG_MS = 30_000;
const ANSWER_WITHIN_MS = 2_000;

/** What of a feed's status tells whether it keeps up. */
type Watched = Pick<FeedStatus, 'kind' | 'lag' | 'parked' | 'runner' | 'waitingSince'>;

const isBehind = ({ lag, waitingSince }: Watched, now: number): boolean =>
  lag > FAR_BEHIND || (lag > 0n && waitingSince !== undefined && now - Date.parse(waitingSince) > LONG_MS);

const keepingOf = (feeds: readonly Watched[], now: number): Keeping => {
  // The lock that a worker holds for each feed is its heartbeat: the server takes it away as soon as the worker is gone.
  if (feeds.some(({ runner }) => runner === undefined)) return 'stopped';
  if (feeds.some((feed) => isBehind(feed, now))) return 'behind';
  return feeds.some(({ parked }) => parked > 0) ? 'holding-back' : 'current';
};

const orElse = async <T>(asked: Promise<T>, otherwise: T): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<T>((resolve) => (timer = setTimeout(() => resolve(otherwise), ANSWER_WITHIN_MS)));
  try {
    return await Promise.race([asked, late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
};

/** Whether this process can do its work. However many ask at once, everything is looked at once. */
export class Readiness {
  private asking: Promise<ReadinessReport> | undefined;

  constructor(
    private readonly look: {
      readonly clock: Clock;
      readonly database: () => Promise<unknown>;
      readonly issuer: () => Promise<boolean>;
      readonly feeds: () => Promise<readonly Watched[]>;
    },
  ) {}

  static of(runtime: Runtime, tokens: TokenVerifier): Readiness {
    const { pool } = runtime.application;
    const feeds = new Feeds({
      pool,
      feed: runtime.feed,
      projections: runtime.rooms.flatMap(({ projections }) => projections),
      automations: automationsOf(runtime),
      runner: 'api',
    });
    return new Readiness({
      clock: runtime.clock,
      database: () => pool.query('SELECT 1'),
      issuer: () => tokens.issuerKnown(),
      feeds: () => feeds.status(),
    });
  }

  /** Never throws; answers within a few seconds whatever hangs. */
  report(): Promise<ReadinessReport> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async ask(): Promise<ReadinessReport> {
    const [reachable, known, feeds] = await Promise.all([
      orElse(
        this.look.database().then(() => true),
        false,
      ),
      orElse(this.look.issuer(), false),
      orElse<Awaited<ReturnType<typeof this.look.feeds>> | undefined>(this.look.feeds(), undefined),
    ]);
    const now = this.look.clock().getTime();
    const keeping = (kind: FeedStatus['kind']): Keeping =>
      feeds === undefined
        ? 'unknown'
        : keepingOf(
            feeds.filter((one) => one.kind === kind),
            now,
          );
    const keepsUp = (how: Keeping): boolean => how === 'current' || how === 'holding-back';
    const [readModels, automations] = [keeping('projection'), keeping('automation')];
    return {
      // One event that was put aside must not turn everybody away: it is counted, and its stream is held back.
      ready: reachable && known && keepsUp(readModels) && keepsUp(automations),
      database: reachable ? 'reachable' : 'unreachable',
      issuer: known ? 'known' : 'unknown',
      readModels,
      automations,
      parked: feeds?.reduce((all, { parked }) => all + parked, 0) ?? null,
      bankHolidays: holidaysEndSoon(dayInLondon(this.look.clock())) ? 'ends-soon' : 'known',
    };
  }
}
