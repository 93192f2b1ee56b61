import { contendersOn } from './contenders.mjs';

/** No further round begins after this, so that a slow machine ends in bounded time. */
const LAST_ROUND_MINUTES = 13;
const IN_ROUNDS = ['append', 'contend', 'read', 'catchup', 'project'];

const brief = ({ error, cells }) =>
  error ??
  Object.entries(cells)
    .map(([cell, { rate, missed, error: failure }]) => {
      if (failure !== undefined) return `${cell} FAILED`;
      return rate === undefined ? `${missed} missed` : `${cell} ${Math.round(rate)}`;
    })
    .join('  ');

/**
 * Measures every contender in every group it takes part in, round by round and one at a time.
 * @param run `{databases, options, figures, probe, clock}`; `clock` says the time since the start and who has had enough.
 * @returns how many rounds there were, and who could not take part.
 */
export const measureStores = async ({ databases, options, figures, probe, clock }) => {
  const { contenders, absent } = await contendersOn(databases, options);
  for (const [name, { groups, open }] of contenders) {
    if (clock.stopped() || !options.groups.some((group) => groups.includes(group))) continue;
    const seeded = await open();
    if (seeded === undefined) continue;
    figures.add(name, 'seed', seeded);
    clock.say(`${name}: ${brief(seeded)}`);
  }

  const taking = (group) => [...contenders].filter(([, { groups }]) => groups.includes(group)).map(([name]) => name);
  const measure = async (name, group) => {
    if (clock.stopped()) return;
    await databases.checkpoint();
    const micros = probe();
    const answer = await contenders.get(name).measure(group);
    figures.add(name, group, answer);
    clock.say(`${name}: ${brief(answer)}  (fdatasync ${micros} us)`);
  };

  const inRounds = IN_ROUNDS.filter((group) => options.groups.includes(group));
  let longest = 0;
  let rounds = 0;
  for (; inRounds.length > 0 && rounds < options.rounds && !clock.stopped(); rounds += 1) {
    const began = clock.seconds();
    if (began + longest > LAST_ROUND_MINUTES * 60) {
      clock.say(`no time for round ${rounds + 1} of ${options.rounds}`);
      break;
    }
    clock.say(`round ${rounds + 1} of ${options.rounds}`);
    for (const group of inRounds) {
      const names = taking(group);
      // A slow patch of the machine must not always hit the same one.
      for (let turn = 0; turn < names.length; turn += 1) await measure(names[(turn + rounds) % names.length], group);
    }
    longest = Math.max(longest, clock.seconds() - began);
  }
  if (options.groups.includes('live')) for (const name of taking('live')) await measure(name, 'live');
  return { rounds, absent };
};
