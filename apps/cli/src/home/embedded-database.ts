import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@app/database';

const folderIn = (home: string): string => join(home, 'database');

/** Whether a system ever ran on this data folder. */
export const hasDatabase = (home: string): boolean => existsSync(folderIn(home));

/**
 * Starts the embedded server on a data folder that the caller has claimed, or takes over the one that a killed process left running there.
 * @throws CannotStartDatabase
 */
export const openEmbeddedDatabase = (home: string, say: (line: string) => void): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ folder: folderIn(home), alone: true, log: say });
