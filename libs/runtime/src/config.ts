import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type CalendarDate } from '@app/kernel';
import { isDevelopmentKey, type KeyFiles, type RotationPlan } from '@app/privacy';
import {
  type ClaimNames,
  claimName,
  defaultClaimNames,
  roleNames,
  type RoleNames,
  sharedClaim,
} from './claim-settings';
import { type LogLevel, logLevels } from './log';

/** Everything that can be set from outside, checked. What is undefined has a stand-in that only development may use. */
export interface Config {
  readonly nodeEnv: 'development' | 'test' | 'production';
  /** undefined: the embedded server of development. */
  readonly databaseUrl: string | undefined;
  readonly eventStore: 'postgres';
  /** The interface to listen on: loopback unless set. */
  readonly host: string;
  readonly port: number;
  /** Folder of what development keeps on disk: the embedded server's data, the generated key. */
  readonly home: string;
  /** undefined: the identity provider of development. */
  readonly oidcIssuer: string | undefined;
  readonly oidcAudience: string;
  readonly oidcClaims: ClaimNames;
  /** undefined: the identity provider calls roles as we do. */
  readonly oidcRoleNames: RoleNames | undefined;
  /** undefined: a key generated into `home`. Several, separated by commas: the first is current, the others only unwrap. */
  readonly keyEncryptionKeyFile: string | undefined;
  /** File that lists who was erased, outside the database and its backups; undefined: in `home`. */
  readonly erasureRegisterFile: string | undefined;
  /** File in which the ends of log and record of access are noted, outside the database and its backups; undefined: in `home`. */
  readonly recordHeadsFile: string | undefined;
  /** How often the key-encryption key is exchanged, and how long backups are kept. */
  readonly rotation: RotationPlan;
  readonly rateLimits: RateLimits;
  readonly logLevel: LogLevel;
}

/** How many requests one person, or program, may send in a minute. */
export interface RateLimits {
  readonly general: number;
  /** Looking whether a child is on the register. */
  readonly search: number;
  /** Taking a whole record out. */
  readonly export: number;
  /** Giving a reason to see a record that is closed. */
  readonly breakGlass: number;
  /** Reporting what a family said, which others have to answer. */
  readonly report: number;
  /** Asking the built-in sign-in of development for a token. */
  readonly signIn: number;
}

/** Nest injection token of the settings. */
export const CONFIG = Symbol('Config');

/** The settings cannot be used. `problems` has one plain sentence for each fault, without any value that was set. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  constructor(readonly problems: readonly string[]) {
    super(`the settings cannot be used:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
}

/** Settings as they were given, by name. */
type Given = Readonly<Record<string, string | undefined>>;

const HOME = '.teamaround';

/** Settings that hold a secret may be given by `<NAME>_FILE` instead, the path of a file with the value. */
const secrets = ['DATABASE_URL'] as const;

const url = (protocols: readonly string[], problem: string): z.ZodOptional<z.ZodString> =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), problem)
    .optional();

const count = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be a whole number of at least 1')
  .transform(Number);

const schema = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'], 'must be development, test or production')
    .default('development'),
  DATABASE_URL: url(['postgres:', 'postgresql:'], 'must be an address such as postgres://user:password@host:5432/name'),
  EVENT_STORE: z
    .string()
    .refine(
      (text) => !text.startsWith('esdb:'),
      'EventStoreDB cannot be used by this version; leave it unset, and the log is kept in PostgreSQL',
    )
    .refine((text) => text.startsWith('esdb:') || text === 'postgres', 'must be postgres')
    .transform(() => 'postgres' as const)
    .default('postgres'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number, at most 65535')
    .default(3000),
  TEAMAROUND_HOME: z.string().default(HOME),
  OIDC_ISSUER: url(['http:', 'https:'], 'must be the address of the identity provider'),
  OIDC_AUDIENCE: z.string().optional(),
  OIDC_CLAIM_PRACTITIONER: claimName.default(defaultClaimNames.practitioner),
  OIDC_CLAIM_AGENCY: claimName.default(defaultClaimNames.agency),
  OIDC_CLAIM_ROLES: claimName.default(defaultClaimNames.roles),
  OIDC_CLAIM_LOCALITIES: claimName.default(defaultClaimNames.localities),
  OIDC_CLAIM_AREAS: claimName.default(defaultClaimNames.areas),
  OIDC_ROLE_NAMES: roleNames.optional(),
  KEY_ENCRYPTION_KEY_FILE: z.string().optional(),
  KEY_ROTATION_DAYS: count.default(30),
  BACKUPS_KEPT_DAYS: count.default(35),
  RATE_LIMIT_PER_MINUTE: count.default(1_200),
  RATE_LIMIT_SEARCH_PER_MINUTE: count.default(60),
  RATE_LIMIT_EXPORT_PER_MINUTE: count.default(10),
  RATE_LIMIT_BREAK_GLASS_PER_MINUTE: count.default(5),
  RATE_LIMIT_REPORT_PER_MINUTE: count.default(5),
  RATE_LIMIT_SIGN_IN_PER_MINUTE: count.default(60),
  ERASURE_REGISTER_FILE: z.string().optional(),
  RECORD_HEADS_FILE: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});

/** What production must say itself, because the stand-in of development is not safe there. */
const unsafeInProduction = (read: Given): readonly string[] => {
  const { DATABASE_URL: database, OIDC_ISSUER: issuer, KEY_ENCRYPTION_KEY_FILE: keyFiles } = read;
  const home = resolve(read['TEAMAROUND_HOME'] ?? HOME);
  const demands: readonly (readonly [boolean, string])[] = [
    [database !== undefined, 'DATABASE_URL must be set in production: the embedded server is for development'],
    [issuer !== undefined, 'OIDC_ISSUER must be set in production: the built-in sign-in is for development'],
    [!/^http:/i.test(issuer ?? ''), 'OIDC_ISSUER must be an https address in production: tokens rest on it'],
    [read['OIDC_AUDIENCE'] !== undefined, 'OIDC_AUDIENCE must be set in production'],
    [keyFiles !== undefined, 'KEY_ENCRYPTION_KEY_FILE must be set in production: a generated key is for development'],
    [
      !(keyFiles ?? '').split(',').some((file) => isDevelopmentKey(resolve(file), home)),
      'KEY_ENCRYPTION_KEY_FILE names the generated key of development: make one for production',
    ],
    [
      read['ERASURE_REGISTER_FILE'] !== undefined,
      'ERASURE_REGISTER_FILE must be set in production: it has to outlive the database and this machine',
    ],
    [
      read['RECORD_HEADS_FILE'] !== undefined,
      'RECORD_HEADS_FILE must be set in production: whoever keeps the database must not be able to change it',
    ],
  ];
  return demands.filter(([met]) => !met).map(([, problem]) => problem);
};

const claimsIn = (data: z.output<typeof schema>): ClaimNames => ({
  practitioner: data.OIDC_CLAIM_PRACTITIONER,
  agency: data.OIDC_CLAIM_AGENCY,
  roles: data.OIDC_CLAIM_ROLES,
  localities: data.OIDC_CLAIM_LOCALITIES,
  areas: data.OIDC_CLAIM_AREAS,
});

const withSecretsFromFiles = (env: Given, problems: string[]): Given => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  for (const name of secrets) {
    const path = given[`${name}_FILE`];
    if (path === undefined) continue;
    if (given[name] !== undefined) problems.push(`${name} and ${name}_FILE are both set: set one of them`);
    try {
      given[name] = readFileSync(path, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE names a file that cannot be read`);
    }
  }
  return given;
};

/**
 * Reads the settings from the environment. An empty value counts as not set.
 * @throws ConfigError with every problem at once.
 */
export const readConfig = (env: Given): Config => {
  const problems: string[] = [];
  const given = withSecretsFromFiles(env, problems);
  const read = schema.safeParse(given);
  if (!read.success) problems.push(...read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  // Also when another setting cannot be read: whoever sets up production mends everything at once.
  if (given['NODE_ENV'] === 'production') problems.push(...unsafeInProduction(given));
  const oidcClaims = read.success ? claimsIn(read.data) : defaultClaimNames;
  const shared = sharedClaim(oidcClaims);
  if (shared !== undefined) problems.push(shared);
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  const { data } = read;
  return {
    nodeEnv: data.NODE_ENV,
    databaseUrl: data.DATABASE_URL,
    eventStore: data.EVENT_STORE,
    host: data.HOST,
    port: data.PORT,
    home: data.TEAMAROUND_HOME,
    oidcIssuer: data.OIDC_ISSUER,
    oidcAudience: data.OIDC_AUDIENCE ?? 'teamaround',
    oidcClaims,
    oidcRoleNames: data.OIDC_ROLE_NAMES,
    keyEncryptionKeyFile: data.KEY_ENCRYPTION_KEY_FILE,
    erasureRegisterFile: data.ERASURE_REGISTER_FILE,
    recordHeadsFile: data.RECORD_HEADS_FILE,
    rotation: { rotateEveryDays: data.KEY_ROTATION_DAYS, backupsKeptDays: data.BACKUPS_KEPT_DAYS },
    rateLimits: {
      general: data.RATE_LIMIT_PER_MINUTE,
      search: data.RATE_LIMIT_SEARCH_PER_MINUTE,
      export: data.RATE_LIMIT_EXPORT_PER_MINUTE,
      breakGlass: data.RATE_LIMIT_BREAK_GLASS_PER_MINUTE,
      report: data.RATE_LIMIT_REPORT_PER_MINUTE,
      signIn: data.RATE_LIMIT_SIGN_IN_PER_MINUTE,
    },
    logLevel: data.LOG_LEVEL,
  };
};

/**
 * @param renewOn the day on which a key of development that is old enough gives way to a new one; left out by what only looks.
 * @returns where the key-encryption keys are.
 */
export const keyFilesGiven = (
  { keyEncryptionKeyFile, nodeEnv, home, rotation }: Config,
  renewOn?: CalendarDate,
): KeyFiles => ({
  files: keyEncryptionKeyFile?.split(',') ?? [],
  ...(nodeEnv === 'production'
    ? {}
    : {
        development: {
          home,
          ...(renewOn === undefined ? {} : { renew: { today: renewOn, everyDays: rotation.rotateEveryDays } }),
        },
      }),
});

/** @returns the file that lists who was erased. */
export const erasureRegisterOf = ({ erasureRegisterFile, home }: Config): string =>
  erasureRegisterFile ?? join(home, 'erasures.register');

/**
 * @param installation tells databases apart that share a data folder.
 * @returns the file in which the ends of log and record of access are noted.
 */
export const headsFileOf = ({ recordHeadsFile, home }: Config, installation: string): string =>
  recordHeadsFile ?? join(home, 'heads', `${Buffer.from(installation, 'base64').toString('hex').slice(0, 16)}.heads`);
