import { rooms } from '@app/rooms';
import { prepareDatabase } from '@app/runtime';
import { Failure } from '../failure';
import { print } from '../output/print';

/**
 * Does what the accounts of a running system may not: the schema, and those accounts. Only the address of the database is needed, so
 * that the owner's account is used nowhere else.
 */
export const prepare = async (): Promise<void> => {
  const url = process.env['DATABASE_URL'];
  if (url === undefined || !URL.canParse(url))
    throw new Failure('Set DATABASE_URL to the database, with the account that owns it.');
  const done = await prepareDatabase(url, rooms);
  print(
    `${done.length === 0 ? 'The schema is up to date' : `${done.length} schema changes made`}; the accounts teamaround_application and ` +
      'teamaround_worker have what they need. Give each a password.',
  );
};
