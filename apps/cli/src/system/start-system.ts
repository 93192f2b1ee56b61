import { type DevelopmentIssuer, type HowOften, limitedInDatabase, startDevelopmentIssuer } from '@app/access';
import { recordsOf, requireHeads } from '@app/integrity';
import { dayInLondon } from '@app/kernel';
import { loadReferenceLocalities } from '@app/localities';
import { rooms } from '@app/rooms';
import { type Config, openRuntime, readConfig, type Runtime } from '@app/runtime';
import { createApi } from '../../../api/src';
import { keepKeys, keepRecords, settleRegularly, startDays, startWorker } from '../../../worker/src';
import { claim } from '../home/claim';
import { clock } from '../home/clock';
import { dataFolder } from '../home/data-folder';
import { openEmbeddedDatabase } from '../home/embedded-database';
import { requireFreePort } from '../home/free-port';
import { type Opened } from '../home/opened';
import { print } from '../output/print';
import { caughtUp } from './caught-up';
import { launchCounty, loadDemonstration, unfinishedCounty } from './demonstration';
import { openServerLog } from './server-log';
import { welcome } from './welcome';

/** Read models that were behind are given so long before the board is shown as it is. */
const CATCH_UP_MS = 60_000;

/**
 * Starts everything in this process and says what it does: database, sign-in, log and read models, worker, API, demonstration county.
 * Whatever is opened is left in `opened`, for the caller to close; told to stop meanwhile, it ends early.
 * @throws ConfigError, Failure and the other errors that have a sentence for whoever started it.
 */
export const startSystem = async (opened: Opened, stop: AbortSignal): Promise<void> => {
  const since = clock().getTime();
  const read = readConfig(process.env);
  const home = dataFolder(read.home);
  const settings: Config = { ...read, home };
  await requireFreePort(settings.host, settings.port);
  const claimed = opened.add(
    claim(home, 'start', () =>
      print('An earlier run on this data folder ended without stopping; going on from there.'),
    ),
    (held) => held.release(),
  );
  const database = await openDatabaseFor(settings, opened);
  stop.throwIfAborted();
  const config: Config = { ...settings, databaseUrl: database.url };
  const { log, file: logFile } = openServerLog(config, opened);
  const runtime = opened.add(await openRuntime(config, rooms, { clock, log }), (open) => open.close());
  const signIns = limitedInDatabase(runtime.application.pool, 'sign-in', settings.rateLimits.signIn);
  const issuer = await openIssuerFor(settings, signIns, opened);
  stop.throwIfAborted();

  const records = recordsOf(runtime);
  await requireHeads(records);
  const isNew = (await runtime.feed.head()) === 0n;
  await loadReferenceLocalities(runtime);
  opened.add(await startWorker(runtime), (worker) => worker.close());
  await loadDemonstrationInto(runtime, settings, isNew, stop);
  // After the county is there, so that its reminders are of today.
  opened.add(startDays(runtime), (days) => days.close());
  opened.add(settleRegularly(runtime), (settling) => settling.close());
  opened.add(keepRecords(records, runtime), (keeping) => keeping.close());
  // The only process here: whatever was wrapped with an older key is wrapped with the current one at once.
  await runtime.keyring.rotate(dayInLondon(clock()));
  opened.add(keepKeys(runtime), (keeping) => keeping.close());
  const served: Runtime = { ...runtime, config: { ...config, oidcIssuer: issuer } };
  const api = opened.add(await createApi(served), (open) => open.close());
  if (!(await caughtUp(runtime, stop, CATCH_UP_MS)))
    print('The read models are not up to date yet; "npm run projections" shows how far they are.');
  stop.throwIfAborted();
  const issuerIsOurs = settings.oidcIssuer === undefined;
  claimed.publish({ address: api.url, issuer, issuerIsOurs, databaseUrl: database.url, ...database.process });
  await welcome(runtime, { address: api.url, issuerIsOurs, logFile, tookMs: clock().getTime() - since });
};

interface OpenDatabase {
  readonly url: string;
  readonly process?: { readonly databasePid: number };
}

const openDatabaseFor = async ({ databaseUrl, home }: Config, opened: Opened): Promise<OpenDatabase> => {
  if (databaseUrl !== undefined) return { url: databaseUrl };
  print('Starting the database ...');
  const { url, pid } = opened.add(await openEmbeddedDatabase(home, print), (server) => server.stop());
  return { url, process: { databasePid: pid } };
};

/** The one that is set, else that of development: next to the API's port when it is free, so that tokens outlive a restart. */
const openIssuerFor = async (
  { oidcIssuer, oidcAudience: audience, port, home }: Config,
  signIns: HowOften,
  opened: Opened,
): Promise<string> => {
  if (oidcIssuer !== undefined) return oidcIssuer;
  const startOn = (wanted: number): Promise<DevelopmentIssuer> =>
    startDevelopmentIssuer({ home, audience, port: wanted, signIns });
  const issuer = await startOn(port === 0 ? 0 : port + 1).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    return startOn(0);
  });
  return opened.add(issuer, (open) => open.stop()).issuer;
};

const loadDemonstrationInto = async (
  runtime: Runtime,
  settings: Config,
  isNew: boolean,
  stop: AbortSignal,
): Promise<void> => {
  const county = isNew ? launchCounty : unfinishedCounty(settings);
  // Nobody invented belongs into a production log.
  if (settings.nodeEnv === 'production' || county === undefined) return;
  print(`Loading the demonstration county of ${county.children} invented families ...`);
  await loadDemonstration(runtime, settings, county, stop);
};
