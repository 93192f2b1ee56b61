import { type Config, logTo, openRuntime, readConfig, type Runtime } from '@app/runtime';
import { rooms } from '@app/rooms';
import { clock } from './clock';
import { dataFolder } from './data-folder';
import { findDatabase } from './find-database';

interface Needs {
  /** The command makes its database where there is none yet, and its schema; every other changes no schema and no account. */
  readonly mayBeNew?: boolean;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** @param settings as they were given, with the data folder as an absolute path */
type Work<T> = (runtime: Runtime, settings: Config) => Promise<T>;

/**
 * Does a command's work over an opened system and puts everything back, also when Ctrl-C ends it early.
 * @param command its name, for whoever wants the data folder meanwhile
 */
export const withRuntime = async <T>(command: string, { mayBeNew = false }: Needs, work: Work<T>): Promise<T> => {
  const read = readConfig(process.env);
  const settings: Config = { ...read, home: dataFolder(read.home) };
  const found = await findDatabase(settings, command, mayBeNew);
  const interrupted = (): void => void found.release().finally(() => process.exit(130));
  for (const signal of signals) process.once(signal, interrupted);
  try {
    const log = logTo((line) => process.stderr.write(line), 'warn', clock);
    const config: Config = { ...settings, databaseUrl: found.url };
    const schema = mayBeNew ? 'up-to-date' : 'required';
    const runtime = await openRuntime(config, rooms, { clock, log, name: `teamaround ${command}`, schema });
    try {
      return await work(runtime, settings);
    } finally {
      await runtime.close();
    }
  } finally {
    for (const signal of signals) process.off(signal, interrupted);
    await found.release();
  }
};
