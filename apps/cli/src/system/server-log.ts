import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { collected, type Config, type Log, logTo } from '@app/runtime';
import { clock } from '../home/clock';
import { type Opened } from '../home/opened';

/**
 * Where the server's log goes: to the standard output in production, as a container wants it; else into a file of the data
 * folder, so that the terminal stays readable. The file of the start before is kept beside it.
 */
export const openServerLog = (config: Config, opened: Opened): { readonly log: Log; readonly file?: string } => {
  if (config.nodeEnv === 'production')
    return {
      log: logTo(
        collected((text) => process.stdout.write(text)),
        config.logLevel,
        clock,
      ),
    };
  const file = join(config.home, 'server.log');
  if (existsSync(file)) renameSync(file, join(config.home, 'server.before.log'));
  const stream = opened.add(createWriteStream(file, { mode: 0o600 }), async (open) => {
    open.end();
    await once(open, 'close');
  });
  return {
    log: logTo(
      collected((text) => stream.write(text)),
      config.logLevel,
      clock,
    ),
    file,
  };
};
