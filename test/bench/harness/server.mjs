import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The PostgreSQL to measure on: the one that DATABASE_URL names, else the product's embedded server in a temporary folder;
 * each with the durability that it has by default.
 * @returns its address, and how to stop it.
 */
export const startServer = async (say) => {
  const url = process.env.DATABASE_URL;
  if (url !== undefined && url !== '') return { url, stop: async () => undefined };
  const { startEmbeddedPostgres } = require('../../../dist/libs/database/src/index.js');
  const folder = await mkdtemp(path.join(tmpdir(), 'teamaround-bench-'));
  const server = await startEmbeddedPostgres({ folder, log: say });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(server.folder, { recursive: true, force: true });
    },
  };
};
