import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demonstrationCoordinators, demonstrationPeople } from '@app/access';
import { PlaceBook } from '@app/localities';
import { type Config, type Runtime } from '@app/runtime';
import { launchDay } from '../demonstration/county.plan';
import { loadDemonstrationCounty } from '../demonstration/load-demonstration-county';
import { progressOf } from '../output/progress';
import { caughtUp } from './caught-up';
import { commandsOver } from './commands-over';

/** How big the invented county is, and which one. */
export interface County {
  readonly children: number;
  readonly seed: number;
}
/** The one whose board shows the published launch figures. */
export const launchCounty: County = { children: 100, seed: 2007 };

/** Left in the data folder while a county is being loaded, so that a load which was cut short is finished at the next start. */
interface Unfinished extends County {
  readonly database: string;
}
const markIn = (home: string): string => join(home, 'demonstration.unfinished.json');

/** Which log it is: the embedded one has another port at each start. */
const databaseOf = (databaseUrl: string | undefined): string =>
  databaseUrl === undefined ? 'embedded' : `${new URL(databaseUrl).host}${new URL(databaseUrl).pathname}`;

/** @returns the county whose loading into the log of these settings was cut short. */
export const unfinishedCounty = ({ home, databaseUrl }: Pick<Config, 'home' | 'databaseUrl'>): County | undefined => {
  const mark = markIn(home);
  if (!existsSync(mark)) return undefined;
  const { database, ...county } = JSON.parse(readFileSync(mark, 'utf8')) as Unfinished;
  return database === databaseOf(databaseUrl) ? county : undefined;
};

/** Those who can sign in and work with families; the others act in their role alone. */
const demonstrationColleagues = demonstrationPeople
  .filter(({ roles }) =>
    roles.some((role) => ['practitioner', 'locality-coordinator', 'social-care-duty'].includes(role)),
  )
  .map(({ practitionerId, agencyId, agencyName, agencyType, displayName }) => ({
    ...{ practitionerId, agencyId, agencyName, agencyType, name: displayName },
  }));

/** The read models of the localities are small; longer than this they are stuck, and `projections status` says why. */
const LOCALITIES_MS = 30_000;

/**
 * Loads the invented county by sending its practitioners' commands, with a bar on a terminal. A worker must be running.
 * Writes only what is missing. Stops early when told to.
 * @param settings as they were given, without the address that the embedded database has this time
 */
export const loadDemonstration = async (
  runtime: Runtime,
  settings: Pick<Config, 'home' | 'databaseUrl'>,
  county: County,
  stop: AbortSignal,
): Promise<void> => {
  const mark = markIn(settings.home);
  const unfinished: Unfinished = { ...county, database: databaseOf(settings.databaseUrl) };
  writeFileSync(mark, JSON.stringify(unfinished));
  await caughtUp(runtime, stop, LOCALITIES_MS);
  const { localities } = await new PlaceBook(runtime.dataSource, runtime.positions).asAt(launchDay);
  const inPost = new Map(demonstrationCoordinators.map(({ localities: [of], practitionerId }) => [of, practitionerId]));
  const context = await commandsOver(runtime);
  const progress = progressOf(`Loading ${county.children} invented families`);
  try {
    await loadDemonstrationCounty(
      {
        commands: context.commands,
        queries: context.queries,
        aggregates: runtime.aggregates,
        clock: runtime.clock,
      },
      {
        ...county,
        places: localities.flatMap(({ places }) => places.map(({ code }) => code)),
        colleagues: demonstrationColleagues,
        coordinators: Object.fromEntries(inPost) as Record<string, string>,
        onProgress: (done, total) => {
          stop.throwIfAborted();
          progress.at(done, total);
        },
      },
    );
  } finally {
    progress.end();
    await context.close();
  }
  rmSync(mark);
};
