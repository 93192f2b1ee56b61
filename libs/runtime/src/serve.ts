import { type Clock } from '@app/kernel';
import { type Config, readConfig } from './config';
import { collected, logTo } from './log';
import { type Room } from './room';
import { openRuntime, type Runtime } from './runtime';

/** A part of the system that works until it is closed. */
export interface Service {
  close(): Promise<void>;
}

const clock: Clock = () => new Date();

/**
 * Runs one service as a process of its own: settings from the environment, log to standard output, stops cleanly on SIGTERM and
 * SIGINT. A failure to start is one sentence on standard error and exit code 1.
 * @param name what this process is, for `pg_stat_activity`.
 */
export const serveUntilStopped = (
  name: string,
  rooms: readonly Room[],
  start: (runtime: Runtime) => Promise<Service>,
): void => {
  const run = async (config: Config): Promise<void> => {
    const log = logTo(
      collected((text) => process.stdout.write(text)),
      config.logLevel,
      clock,
    );
    const runtime = await openRuntime(config, rooms, { clock, log, name });
    const service = await start(runtime).catch(async (error: unknown) => {
      await runtime.close();
      throw error;
    });
    log.info('started', { service: name });
    await new Promise<void>((stop) => {
      process.once('SIGTERM', stop);
      process.once('SIGINT', stop);
    });
    log.info('stopping', { service: name });
    await service.close();
    await runtime.close();
    log.info('stopped', { service: name });
  };
  // Not async itself: settings that cannot be used are told in the same way.
  Promise.resolve()
    .then(() => run(readConfig(process.env)))
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    });
};
