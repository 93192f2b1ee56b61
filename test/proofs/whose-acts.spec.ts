import { type consentAggregate } from '@app/consent';
import { isAlreadyRecorded, isRefusal } from '@app/kernel';
import {
  type Act,
  type Actor,
  actor,
  done,
  everyAct,
  type Fault,
  type Found,
  people,
  readBy,
  searched,
  startingWorlds,
  told,
  widest,
  type World,
} from './whose-acts';

/** Every person acts alone, so often, from every world. Where most can be done, `npm run proofs` alone goes one step further. */
const depthOf = ({ roles }: Actor, world: string): number =>
  roles.includes('locality-coordinator') || widest.includes(world) ? 2 : 3;

jest.setTimeout(300_000);

const outsider = actor('outsider', 'elsewhere');
const visitor = actor('health-visitor', 'health');
const school = actor('head-of-year', 'school');
const moved = actor('registrar', 'another-registry');
const coordinator = actor('coordinator', 'desk', 'locality-coordinator', 'practitioner');

const actOf = (name: string): Act | undefined => everyAct.find((one) => one.name === name);

const nothingBegun: Fault['standing'] = (standing) => ({ ...standing, work: () => Promise.resolve('none') });
/** Whoever speaks is believed, and what one person says ends work at once: the rules of before. */
const believesAnybody = (aggregate: typeof consentAggregate): typeof consentAggregate => ({
  ...aggregate,
  decider: {
    ...aggregate.decider,
    decide: (command, state) => {
      if (!('child' in command) || !('work' in command.child)) return aggregate.decider.decide(command, state);
      const { work } = command.child;
      const believed = { ...work, underWay: false, atWork: [], recorder: { ...work.recorder, isAtWork: true } };
      const child = { ...command.child, work: believed };
      const decided = aggregate.decider.decide({ ...command, child }, state);
      if (isRefusal(decided) || isAlreadyRecorded(decided)) return decided;
      return decided.map((event) => ({ ...event, data: { ...event.data, ending: undefined } }) as never);
    },
  },
});

describe('Nobody alone opens to themselves what others recorded, and nobody without work with a child ends anything', () => {
  let worlds: Readonly<Record<string, World>>;
  const world = (name: string, fault?: Fault): World => {
    const one = worlds[name];
    if (one === undefined) throw new Error(`there is no child who ${name}`);
    return fault === undefined ? one : one.with(fault);
  };
  const whatOf = (found: readonly Found[]): readonly string[] =>
    found.map(({ what }) => what.replace(/ [0-9a-f-]{36}/, ''));
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

  describe('would not be so, and is found,', () => {
    const finds = async (name: string, fault: Fault, by: typeof outsider): Promise<readonly string[]> =>
      whatOf((await searched(name, world(name, fault), by, 3)).found);

    it('if anybody could say that a family refuses, and the work ended at once (a)', async () => {
      const fault = { name: 'a', standing: nothingBegun, consent: believesAnybody };
      expect(await finds('has an open CAF', fault, outsider)).toContain('ends CAF 1');
    });
    it('if a yes to their own agency opened what was there before (b)', async () => {
      const standing: Fault['standing'] = (one) => ({
        ...one,
        consent: async () => ((agreed) => ({ ...agreed, confirmed: agreed.tier }))(await one.consent()),
      });
      expect(await finds('has a CAF that ended long ago', { name: 'b', standing }, outsider)).toContain(
        'reads view-caf-file of CAF 1 in full',
      );
    });
    it('if a member could share without consent with their own agency (c)', async () => {
      const name = 'has a team and a Lead Professional';
      const ownBenefit: Fault['consent'] = (aggregate) => ({
        ...aggregate,
        decider: {
          ...aggregate.decider,
          decide: (command, state) =>
            aggregate.decider.decide(
              command.type === 'ShareWithoutConsent'
                ? { ...command, by: { ...command.by, agencyId: 'another' }, managerWorksFor: 'another' }
                : command,
              state,
            ),
        },
      });
      const acts = [
        actOf('decides to share without consent with their agency'),
        actOf('says that the family takes it all back'),
      ];
      const [share, withdraw] = acts as [Act, Act];
      expect(await done(world(name), visitor, share)).toEqual({ why: 'own-agency-benefits' });
      const before = await told(world(name, { name: 'c', consent: ownBenefit }), [visitor, share], [school, withdraw]);
      expect([...(await readBy(before, visitor))]).toContain('CAF 1 in full');
      const now = await told(world(name), [school, withdraw]);
      expect([...(await readBy(now, visitor))]).toEqual([]);
    });
    it('if whoever once was the author stayed it (d)', async () => {
      const standing: Fault['standing'] = (one, asker, at) => ({
        ...one,
        holds: async (relation) =>
          relation === 'author'
            ? (await at.caf()).episodes.some(({ authorId }) => authorId === asker.practitionerId)
            : one.holds(relation),
      });
      const name = 'has a CAF of another agency again';
      expect([...(await readBy(world(name), school))]).toEqual([]);
      expect([...(await readBy(world(name, { name: 'd', standing }), school))]).toContain('CAF 2 in full');
    });
    it('if a registrar kept the record after a change of agency (e)', async () => {
      const standing: Fault['standing'] = (one, asker, at) => ({
        ...one,
        holds: async (relation) => {
          const known = await at.child();
          return relation === 'registrar' && known.is === 'registered'
            ? known.registeredBy === asker.practitionerId
            : one.holds(relation);
        },
      });
      const name = 'is on the register';
      expect([...(await readBy(world(name), moved))]).toEqual([]);
      expect([...(await readBy(world(name, { name: 'e', standing }), moved))]).not.toEqual([]);
    });
    it('if a coordinator who works for an agency too could ask it to join (f)', async () => {
      const standing: Fault['standing'] = (one) => ({
        ...one,
        holds: (relation) => one.holds(relation === 'member' ? 'invited' : relation),
      });
      expect(await finds('has an open CAF', { name: 'f', standing }, coordinator)).toContain('reads CAF 1 in full');
    });
    it('if a CAF could rest on what the family said to others (g)', async () => {
      const fault: Fault = { name: 'g', standing: nothingBegun, opensOnAnyConsent: true };
      expect(await finds('has a family that agreed', fault, outsider)).toContain(
        'opens a CAF that rests on nothing the family said',
      );
    });
    it('if a statement that names their own agency only put the others out (h)', async () => {
      const fault = { name: 'h', standing: nothingBegun, consent: believesAnybody };
      const ended = await finds('has a team and a Lead Professional', fault, outsider);
      expect(ended.some((what) => what.startsWith('ends '))).toBe(true);
    });
  });
});
