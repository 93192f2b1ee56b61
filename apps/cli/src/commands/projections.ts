import { type Feeds, type FeedStatus, type Replayed } from '@app/feeds';
import { feedsOf } from '../../../worker/src';
import { Failure } from '../failure';
import { withRuntime } from '../home/with-runtime';
import { print, printJson } from '../output/print';
import { type Progress, progressOf } from '../output/progress';
import { table } from '../output/table';

interface Output {
  readonly json?: boolean;
}

/** All feeds of the system, to be looked at and put right while a worker runs them. */
const withFeeds = (command: string, work: (feeds: Feeds) => Promise<void>): Promise<void> =>
  withRuntime(command, {}, async (runtime) => {
    const feeds = feedsOf(runtime);
    try {
      await work(feeds);
    } finally {
      await feeds.stop();
    }
  });

const runnerOf = ({ runner }: FeedStatus): string => runner ?? 'nobody';
const versionOf = ({ version, storedVersion }: FeedStatus): string =>
  storedVersion === undefined || storedVersion === version ? String(version) : `${storedVersion}, to become ${version}`;

/** Prints where each feed is. */
export const status = ({ json }: Output): Promise<void> =>
  withFeeds('projections status', async (feeds) => {
    const all = await feeds.status();
    if (json) {
      printJson(all);
      return;
    }
    const rows = all.map((feed) => [
      feed.name,
      feed.kind,
      versionOf(feed),
      Number(feed.position),
      Number(feed.lag),
      feed.parked,
      feed.heldStreams,
      runnerOf(feed),
    ]);
    print(table(['Name', 'Kind', 'Version', 'Position', 'Behind', 'Parked', 'Streams held', 'Run by'], rows));
  });

const shown = async <T>(title: string, work: (progress: Progress) => Promise<T>): Promise<T> => {
  const progress = progressOf(title);
  try {
    return await work(progress);
  } finally {
    progress.end();
  }
};

/** Rebuilds one projection or all of them, one after the other; the live tables are read meanwhile. */
export const rebuild = (name: string | undefined, { json }: Output): Promise<void> =>
  withFeeds('projections rebuild', async (feeds) => {
    const known = (await feeds.status()).filter(({ kind }) => kind === 'projection').map((feed) => feed.name);
    const names = name === undefined ? known : [name];
    for (const one of names) {
      await shown(one, (progress) => feeds.rebuild(one, (done, total) => progress.at(done, total)));
      if (!json) print(`${one}: rebuilt`);
    }
    if (json) printJson({ rebuilt: names });
  });

/**
 * Tries again what one feed has put aside, or what all have.
 * @throws Failure when something is still put aside afterwards.
 */
export const replayParked = (name: string | undefined, { json }: Output): Promise<void> =>
  withFeeds('projections replay-parked', async (feeds) => {
    const waiting = (await feeds.status()).filter(({ parked }) => parked > 0).map((feed) => feed.name);
    const results: (Replayed & { readonly name: string })[] = [];
    for (const one of name === undefined ? waiting : [name]) {
      const replayed = await shown(one, (progress) =>
        feeds.replayParked(one, (done, total) => progress.at(done, total)),
      );
      results.push({ name: one, ...replayed });
    }
    if (json) printJson({ replayed: results });
    else if (results.length === 0) print('Nothing is put aside.');
    else
      for (const { name: feed, applied, left } of results)
        print(`${feed}: ${applied} taken in, ${left} still put aside`);
    if (results.some(({ left }) => left > 0))
      throw new Failure('Some events still cannot be taken in: their cause is not mended yet.');
  });
