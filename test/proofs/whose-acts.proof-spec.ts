import { type Actor, type Found, people, searched, startingWorlds, widest, type World } from './whose-acts';

/** One step further than in `npm test`. */
const depthOf = ({ roles }: Actor, world: string): number =>
  roles.includes('locality-coordinator') || widest.includes(world) ? 3 : 4;

jest.setTimeout(900_000);

describe('Nobody alone opens to themselves what others recorded, and nobody without work with a child ends anything', () => {
  let worlds: Readonly<Record<string, World>>;
  beforeAll(async () => (worlds = await startingWorlds()));

  it.each(people.map((by) => [`${by.name} of ${by.agency}, ${by.roles.join(' and ')}`, by] as const))(
    'is so for %s, from every world',
    async (_, by) => {
      const found: Found[] = [];
      for (const [name, start] of Object.entries(worlds))
        found.push(...(await searched(name, start, by, depthOf(by, name))).found);
      expect(found).toEqual([]);
    },
  );
});
