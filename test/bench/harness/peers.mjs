import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const FOLDER = fileURLToPath(new URL('../peers', import.meta.url));

/** Installs the stores of others from their lock file, where that has not been done; runs none of their install scripts. */
export const installPeers = async (say) => {
  if (existsSync(`${FOLDER}/node_modules/.package-lock.json`)) return;
  say('installing the peers from their lock file');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  await promisify(execFile)(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: FOLDER });
};
