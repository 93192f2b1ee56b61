import { type TokenVerifier } from '@app/access';
import { Feeds } from '@app/feeds';
import { type Runtime } from '@app/runtime';

export interface ReadinessReport {
  readonly ready: boolean;
  readonly database: 'reachable' | 'unreachable';
  /** Whether the identity provider's keys can be had, without which nobody is let in. */
  readonly issuer: 'known' | 'unknown';
  /** Whether the read models follow the log closely enough to be looked at. */
  readonly readModels: 'current' | 'behind' | 'unknown';
}

/** Read models more than so many positions behind the log show a picture that is too old. */
const FAR_BEHIND = 10_000n;
const ANSWER_WITHIN_MS = 2_000;

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
      readonly database: () => Promise<unknown>;
      readonly issuer: () => Promise<boolean>;
      /** How many positions the read model furthest behind has still to take in. */
      readonly lag: () => Promise<bigint>;
    },
  ) {}

  static of({ application: { pool }, feed, rooms }: Runtime, tokens: TokenVerifier): Readiness {
    const feeds = new Feeds({
      pool,
      feed,
      projections: rooms.flatMap(({ projections }) => projections),
      runner: 'api',
    });
    return new Readiness({
      database: () => pool.query('SELECT 1'),
      issuer: () => tokens.issuerKnown(),
      lag: async () => (await feeds.status()).reduce((most, { lag }) => (lag > most ? lag : most), 0n),
    });
  }

  /** Never throws; answers within a few seconds whatever hangs. */
  report(): Promise<ReadinessReport> {
    this.asking ??= this.ask().finally(() => (this.asking = undefined));
    return this.asking;
  }

  private async ask(): Promise<ReadinessReport> {
    const [reachable, known, lag] = await Promise.all([
      orElse(
        this.look.database().then(() => true),
        false,
      ),
      orElse(this.look.issuer(), false),
      orElse<bigint | undefined>(this.look.lag(), undefined),
    ]);
    const readModels = lag === undefined ? 'unknown' : lag > FAR_BEHIND ? 'behind' : 'current';
    return {
      ready: reachable && known && readModels === 'current',
      database: reachable ? 'reachable' : 'unreachable',
      issuer: known ? 'known' : 'unknown',
      readModels,
    };
  }
}
