import { openDatabase } from '@app/database';
import { type CalendarDate, dayInLondon } from '@app/kernel';
import { recordsOf, verifyRecords } from '@app/integrity';
import { keyEncryptionKeysFrom, keyFilesOf, rotationDueOn } from '@app/privacy';
import { rooms } from '@app/rooms';
import { type Config, ConfigError, keyFilesGiven, logTo, openRuntime, readConfig, type Runtime } from '@app/runtime';
import { feedsOf } from '../../../worker/src';
import { Failure } from '../failure';
import { sentenceFor } from '../failure-sentences';
import { holidaysEndSoon, holidaysKnownTo } from '@app/timescales';
import { claimantOf } from '../home/claim';
import { clock } from '../home/clock';
import { dataFolder } from '../home/data-folder';
import { hasDatabase } from '../home/embedded-database';
import { requireFreePort } from '../home/free-port';
import { print, printJson } from '../output/print';
import { table } from '../output/table';

interface Check {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
}

/** Prints the settings in effect with their secrets masked, and one line for each thing that is needed. @throws Failure when one is amiss. */
export const doctor = async ({ json }: { readonly json?: boolean }): Promise<void> => {
  const { settings, checks } = await examine();
  const warnings = warningsOn(dayInLondon(new Date()));
  if (json) printJson({ settings, checks, warnings });
  else {
    if (settings !== undefined) print(`${table(['Setting', 'In effect'], Object.entries(settings))}\n`);
    print(
      table(
        ['', 'Check', 'Found'],
        checks.map(({ ok, check, found }) => [ok ? 'ok' : 'FAILED', check, found]),
      ),
    );
  }
  if (!json) for (const warning of warnings) print(`Warning: ${warning}`);
  const failed = checks.filter(({ ok }) => !ok).length;
  if (failed > 0) throw new Failure(`${failed} of ${checks.length} checks failed.`);
};

/** @returns what works still and will not for ever, in one sentence each. */
export const warningsOn = (today: CalendarDate): readonly string[] =>
  holidaysEndSoon(today)
    ? [`The list of bank holidays ends on ${holidaysKnownTo}: install a release with a newer one.`]
    : [];

const examine = async (): Promise<{ settings?: Readonly<Record<string, string>>; checks: readonly Check[] }> => {
  const node: Check = { check: 'Node.js', ok: true, found: process.versions.node };
  let config: Config;
  try {
    config = readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { checks: [node, ...error.problems.map((found) => ({ check: 'settings', ok: false, found }))] };
  }
  const checks = [node, { check: 'settings', ok: true, found: `usable for ${config.nodeEnv}` }];
  for (const [check, look] of Object.entries(looks)) checks.push(await answered(check, () => look(config)));
  return { settings: inEffect(config), checks };
};

const answered = async (check: string, look: () => Promise<string>): Promise<Check> => {
  try {
    return { check, ok: true, found: await look() };
  } catch (error) {
    return { check, ok: false, found: sentenceFor(error) };
  }
};

const withoutPassword = (text: string): string => {
  const url = new URL(text);
  if (url.password !== '') url.password = '***';
  // A password may also be given behind the question mark.
  for (const name of url.searchParams.keys()) if (/pass|secret|key/i.test(name)) url.searchParams.set(name, '***');
  return url.href;
};

const inEffect = (config: Config): Readonly<Record<string, string>> => ({
  NODE_ENV: config.nodeEnv,
  DATABASE_URL: config.databaseUrl === undefined ? '(embedded server)' : withoutPassword(config.databaseUrl),
  EVENT_STORE: config.eventStore,
  HOST: config.host,
  PORT: String(config.port),
  TEAMAROUND_HOME: dataFolder(config.home),
  OIDC_ISSUER: config.oidcIssuer ?? '(sign-in of development)',
  OIDC_AUDIENCE: config.oidcAudience,
  OIDC_CLAIM_PRACTITIONER: config.oidcClaims.practitioner,
  OIDC_CLAIM_AGENCY: config.oidcClaims.agency,
  OIDC_CLAIM_ROLES: config.oidcClaims.roles,
  OIDC_CLAIM_LOCALITIES: config.oidcClaims.localities,
  OIDC_CLAIM_AREAS: config.oidcClaims.areas,
  OIDC_ROLE_NAMES:
    config.oidcRoleNames === undefined
      ? '(ours)'
      : [...config.oidcRoleNames].map(([theirs, ours]) => `${theirs}=${ours}`).join('; '),
  KEY_ENCRYPTION_KEY_FILE: config.keyEncryptionKeyFile ?? '(generated into the data folder)',
  KEY_ROTATION_DAYS: String(config.rotation.rotateEveryDays),
  BACKUPS_KEPT_DAYS: String(config.rotation.backupsKeptDays),
  RATE_LIMIT_PER_MINUTE: String(config.rateLimits.general),
  RATE_LIMIT_SEARCH_PER_MINUTE: String(config.rateLimits.search),
  RATE_LIMIT_EXPORT_PER_MINUTE: String(config.rateLimits.export),
  RATE_LIMIT_BREAK_GLASS_PER_MINUTE: String(config.rateLimits.breakGlass),
  RATE_LIMIT_REPORT_PER_MINUTE: String(config.rateLimits.report),
  RATE_LIMIT_SIGN_IN_PER_MINUTE: String(config.rateLimits.signIn),
  ERASURE_REGISTER_FILE: config.erasureRegisterFile ?? '(in the data folder)',
  RECORD_HEADS_FILE: config.recordHeadsFile ?? '(in the data folder)',
  LOG_LEVEL: config.logLevel,
});

const ISSUER_MS = 5_000;

const running = (config: Config) => claimantOf(config.home)?.running;

/** What there is to check in a database that answers; without one there is nothing yet. */
const withRecord = async (config: Config, work: (runtime: Runtime) => Promise<string>): Promise<string> => {
  const databaseUrl = config.databaseUrl ?? running(config)?.databaseUrl;
  if (databaseUrl === undefined) return 'not running';
  const log = logTo(() => undefined, 'silent', clock);
  const options = { clock, log, name: 'teamaround doctor', schema: 'required' as const };
  const runtime = await openRuntime({ ...config, databaseUrl }, rooms, options);
  try {
    return await work(runtime);
  } finally {
    await runtime.close();
  }
};

const looks: Readonly<Record<string, (config: Config) => Promise<string>>> = {
  'data folder': (config) => Promise.resolve(`${dataFolder(config.home)}, writable`),
  port: async (config) => {
    const address = running(config)?.address;
    if (address !== undefined) return `Teamaround runs at ${address}`;
    await requireFreePort(config.host, config.port);
    return `${config.port} is free`;
  },
  database: async (config) => {
    const url = config.databaseUrl ?? running(config)?.databaseUrl;
    if (url === undefined)
      return hasDatabase(config.home) ? 'embedded, not running' : 'embedded, made at the first start';
    const database = await openDatabase({ url, poolSize: 1, applicationName: 'teamaround doctor' });
    try {
      const { rows } = await database.pool.query<{ version: string }>(
        `SELECT current_setting('server_version') AS version`,
      );
      return `PostgreSQL ${rows[0]?.version ?? ''} answers`;
    } finally {
      await database.close();
    }
  },
  'key files': async (config) => {
    if (config.keyEncryptionKeyFile === undefined) return 'generated into the data folder';
    // Several while an older one is needed: the current one, and those that still unwrap.
    const paths = await keyFilesOf(keyFilesGiven(config));
    await keyEncryptionKeysFrom({ files: paths });
    return paths.length === 1 ? 'usable' : `${paths.length} usable, the first is current`;
  },
  records: (config) =>
    withRecord(config, async (runtime) => {
      const { log, access } = await verifyRecords(recordsOf(runtime));
      const [fault] = log.faults;
      if (fault !== undefined)
        throw new Failure(
          `The log is damaged in ${log.faultCount} places, first: ${fault.kind} ${fault.stream ?? fault.position}. "verify-log" names all.`,
        );
      if (access.broken !== undefined)
        throw new Failure(`The record of access is broken: ${access.broken.kind} at entry ${access.broken.entry}.`);
      return `${log.events} events and ${access.entries} looks are what was written`;
    }),
  'key rotation': (config) =>
    withRecord(config, async ({ keyring }) => {
      const due = rotationDueOn(await keyring.wrappingKeys(), config.rotation);
      if (due === undefined) return 'not begun: the worker notes the key when it starts';
      if (due <= dayInLondon(clock()))
        throw new Failure(
          `A new key-encryption key is due since ${due}: make a file, put it first in KEY_ENCRYPTION_KEY_FILE of every process, restart them.`,
        );
      return `the next key is due on ${due}`;
    }),
  'read models and automations': (config) =>
    withRecord(config, async (runtime) => {
      const feeds = feedsOf(runtime);
      try {
        const parked = (await feeds.status()).filter((feed) => feed.parked > 0);
        if (parked.length > 0)
          throw new Failure(
            `Events were put aside by ${parked.map(({ name, parked: count }) => `${name} (${count})`).join(', ')}: mend the cause, then "projections replay-parked".`,
          );
        return 'nothing is put aside';
      } finally {
        await feeds.stop();
      }
    }),
  'identity provider': async (config) => {
    const issuer = config.oidcIssuer ?? running(config)?.issuer;
    if (issuer === undefined) return 'sign-in of development, not running';
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const response = await fetch(address, { signal: AbortSignal.timeout(ISSUER_MS) }).catch((error: unknown) => {
      throw new Failure(`${address} does not answer (${(error as Error).name}).`);
    });
    if (!response.ok) throw new Failure(`${address} answers with status ${response.status}.`);
    return `${issuer} answers`;
  },
};
