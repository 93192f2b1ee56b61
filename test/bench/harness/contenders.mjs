import { TABLE } from '../peers/single-statement.mjs';
import { inChild } from './child.mjs';
import { copyOut } from './copy-out.mjs';
import { OURS } from './names.mjs';
import { installed, pgbenchAppends } from './pgbench.mjs';

const ALL = ['append', 'contend', 'read', 'catchup', 'project', 'live'];
const emmett = (params) => ({ module: '../peers/emmett.mjs', params });

/**
 * Who takes part in what. `log` names the seeded database that a reader uses (its own unless said), `copyOf` the one that
 * its own is copied from.
 */
const STORES = {
  [OURS]: { adapter: { module: '../adapter/index.mjs', params: {} }, groups: ALL },
  'single-statement': {
    adapter: { module: '../peers/single-statement.mjs', params: {} },
    groups: ['append', 'contend', 'live'],
  },
  emmett: { adapter: emmett({}), groups: ALL },
  'emmett+index': { adapter: emmett({ index: true }), groups: ['catchup', 'project'], copyOf: 'emmett' },
  'emmett+tuned': { adapter: emmett({ tuned: true }), groups: ['project'], log: 'emmett' },
  'emmett+index+tuned': {
    adapter: emmett({ index: true, tuned: true }),
    groups: ['project'],
    log: 'emmett+index',
  },
  castore: {
    adapter: { module: '../peers/castore.mjs', params: {} },
    groups: ['append', 'contend', 'read', 'catchup'],
  },
};
/** Everything that the product's feed reads, in its order. */
const WHOLE_LOG = `SELECT position, stream, revision, event_id, type, data, subject, sealed, meta
  FROM log.event ORDER BY position`;
const READING = ['read', 'catchup', 'project'];
const CHILD_TIMEOUT_MS = 240_000;

/**
 * @returns the contenders of this run by name: which groups they take part in, `open` (makes and fills their databases) and
 *   `measure` (one group, in a process of its own), and the names of those that cannot take part with the reason.
 */
export const contendersOn = async (databases, { groups, seconds, warmup, events }) => {
  const job = { seconds, warmup, events, limitMs: Math.max(2, seconds) * 1000 };
  const writing = groups.some((group) => !READING.includes(group));
  const reading = groups.some((group) => READING.includes(group));
  const contenders = new Map();
  const absent = {};

  for (const [name, { adapter, groups: part, log = name, copyOf }] of Object.entries(STORES)) {
    const logged = `${log} log`;
    contenders.set(name, {
      groups: part,
      async open() {
        if (writing && part.includes('append')) await databases.create(`${name} appends`);
        if (!reading || log !== name || !part.some((group) => READING.includes(group))) return undefined;
        if (copyOf !== undefined) {
          await databases.create(logged, `${copyOf} log`);
          return undefined;
        }
        const seed = { ...job, group: 'seed', adapter, connectionString: await databases.create(logged) };
        const answer = await inChild(seed, CHILD_TIMEOUT_MS);
        await databases.settle(logged);
        return answer;
      },
      measure: (group) => {
        const purpose = READING.includes(group) ? logged : `${name} appends`;
        return inChild({ ...job, group, adapter, connectionString: databases.urlOf(purpose) }, CHILD_TIMEOUT_MS);
      },
    });
  }

  const pgbench = await installed('pgbench');
  if (pgbench === undefined) absent.pgbench = 'not installed';
  else
    contenders.set('pgbench', {
      groups: ['append'],
      open: () => databases.create('pgbench').then(() => undefined),
      measure: async () => ({
        cells: await pgbenchAppends({ connectionString: databases.urlOf('pgbench'), table: TABLE, seconds }),
      }),
    });
  contenders.set('COPY out', {
    groups: ['catchup'],
    open: async () => undefined,
    measure: async () => ({
      cells: await copyOut({ connectionString: databases.urlOf(`${OURS} log`), query: WHOLE_LOG }),
    }),
  });
  return { contenders, absent };
};
