import { type Pool } from 'pg';
import { type EventFeed } from '@app/event-store';
import { type FeedReport, usualRhythm } from '../feed-loop';
import { Feeds, type FeedsOptions } from '../postgres/feeds';
import { visitProjection } from './visits';

/** Feeds whose reports are kept, and can be waited for. */
export interface WatchedFeeds {
  readonly feeds: Feeds;
  readonly reports: readonly FeedReport[];
  /** Resolves as soon as such a report has come, now or before. */
  readonly reported: (what: FeedReport['what']) => Promise<void>;
}

/** Standbys try again at once; nothing polls unless a test asks for it, so what is not woken is not done. */
const rhythm = { ...usualRhythm, pollMs: 3_600_000, standbyMs: 20, failureMs: [10, 100] as const };

export const watchedFeeds = (pool: Pool, feed: EventFeed, options: Partial<FeedsOptions> = {}): WatchedFeeds => {
  const reports: FeedReport[] = [];
  const waiting = new Set<() => void>();
  const feeds = new Feeds({
    pool,
    feed,
    projections: [visitProjection()],
    runner: 'spec',
    rhythm,
    report: (report) => {
      reports.push(report);
      for (const look of waiting) look();
    },
    ...options,
  });
  return {
    feeds,
    reports,
    reported: (what) =>
      new Promise((done) => {
        const look = (): void => {
          if (!reports.some((report) => report.what === what)) return;
          waiting.delete(look);
          done();
        };
        waiting.add(look);
        look();
      }),
  };
};
