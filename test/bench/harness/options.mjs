import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

export const ALL_GROUPS = ['append', 'contend', 'read', 'catchup', 'project', 'live', 'chain', 'http'];

const USAGE = `npm run bench -- [options]
  --quick            one short round, for a first look (about a minute and a half)
  --rounds N         rounds (5)
  --seconds S        length of one measurement (2)
  --events N         events in the log that is read (200000)
  --only a,b         only these groups: ${ALL_GROUPS.join(', ')}
  --out FILE         where the JSON goes (test/bench/out/bench.json)
  --no-gate          report only: missed targets do not fail the run`;

const positive = (text, name) => {
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} must be a number above 0`);
  return value;
};

/** @returns what this run is to do. @throws an Error with one plain sentence for an option that makes no sense. */
export const optionsOf = (args) => {
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      events: { type: 'string' },
      only: { type: 'string' },
      out: { type: 'string' },
      'no-gate': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const usual = values.quick
    ? { rounds: 1, seconds: 0.6, warmup: 0.2, events: 60_000, teams: 100 }
    : { rounds: 5, seconds: 2, warmup: 0.4, events: 200_000, teams: 600 };
  const groups = values.only?.split(',') ?? ALL_GROUPS;
  const unknown = groups.filter((group) => !ALL_GROUPS.includes(group));
  if (unknown.length > 0) throw new Error(`unknown group ${unknown.join(', ')}: there is ${ALL_GROUPS.join(', ')}`);
  const events = positive(values.events ?? usual.events, 'events');
  if (events < 40_000) throw new Error('--events must be at least 40000: the log holds streams of three lengths');
  return {
    help: values.help ? USAGE : undefined,
    groups,
    rounds: positive(values.rounds ?? usual.rounds, 'rounds'),
    seconds: positive(values.seconds ?? usual.seconds, 'seconds'),
    warmup: usual.warmup,
    events,
    teams: usual.teams,
    out: values.out ?? fileURLToPath(new URL('../out/bench.json', import.meta.url)),
    gate: !values['no-gate'],
  };
};
