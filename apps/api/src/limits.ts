import { limitedInDatabase, limitedInMemory } from '@app/access';
import { type Limits } from '@app/http';
import { type Runtime } from '@app/runtime';

/**
 * How often one person may ask. What takes out records, or has to be followed up by others, is counted in the database: by all
 * processes together, and going on after a restart. Everything else is counted where it is answered, which costs no round trip.
 */
export const limitsOf = ({ application: { pool }, config: { rateLimits } }: Runtime): Limits => ({
  general: limitedInMemory(rateLimits.general),
  search: limitedInDatabase(pool, 'search', rateLimits.search),
  export: limitedInDatabase(pool, 'export', rateLimits.export),
  breakGlass: limitedInDatabase(pool, 'break-glass', rateLimits.breakGlass),
  report: limitedInDatabase(pool, 'report', rateLimits.report),
});
