import { loadReferenceLocalities } from '@app/localities';
import { startWorker } from '../../../worker/src';
import { Failure } from '../failure';
import { withRuntime } from '../home/with-runtime';
import { print } from '../output/print';
import { caughtUp } from '../system/caught-up';
import { type County, loadDemonstration, unfinishedCounty } from '../system/demonstration';

/** Read models of a large county take a while; they go on by themselves after that. */
const CATCH_UP_MS = 10 * 60_000;

/**
 * Loads an invented county of a given size into an empty log, or finishes one whose loading was cut short.
 * @throws Failure when the log holds something else, or in production.
 */
export const demo = (county: County): Promise<void> =>
  withRuntime('demo', { mayBeNew: true }, async (runtime, settings) => {
    if (settings.nodeEnv === 'production') throw new Failure('Invented families have no place in a production log.');
    const unfinished = unfinishedCounty(settings);
    const isUnfinished = unfinished?.children === county.children && unfinished.seed === county.seed;
    if ((await runtime.feed.head()) > 0n && !isUnfinished)
      throw new Failure(
        `The log already holds records: load this county into a data folder of its own, such as TEAMAROUND_HOME=.demo-${county.children} npm run demo -- --children ${county.children}.`,
      );
    const never = new AbortController().signal;
    await loadReferenceLocalities(runtime);
    const worker = await startWorker(runtime);
    try {
      await loadDemonstration(runtime, settings, county, never);
      await caughtUp(runtime, never, CATCH_UP_MS);
    } finally {
      await worker.close();
    }
    print(`${county.children} invented families are loaded.`);
  });
