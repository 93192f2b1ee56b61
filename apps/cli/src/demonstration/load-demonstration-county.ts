import { type CommandBus, type QueryBus } from '@nestjs/cqrs';
import { SearchChild } from '@app/children';
import { type Aggregates, derivedId, type Envelope } from '@app/event-store';
import { type Clock, dayInLondon, isRefusal, type Refusal } from '@app/kernel';
import { localityAggregate } from '@app/localities';
import {
  atWorkSince,
  type Colleague,
  colleaguesOf,
  demonstration,
  type Family,
  planCounty,
  type Practitioner,
} from './county.plan';
import { demonstrationRole, searcherOf, stepsOf } from './family.commands';
import { registerColleagues } from './register-colleagues';

export interface DemonstrationTools {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly aggregates: Aggregates;
  readonly clock: Clock;
}
export interface DemonstrationOptions {
  /** Families to invent; 100 comes to the published launch figures. */
  readonly children?: number;
  readonly seed?: number;
  /** Place codes in which the families live. */
  readonly places: readonly string[];
  /** Who else is on the register of practitioners, besides those who work with the families. */
  readonly colleagues: readonly Colleague[];
  /** Localities with a coordinator in post, and who it is. */
  readonly coordinators: Readonly<Record<string, string>>;
  readonly onProgress?: (done: number, total: number) => void;
}

/** A step of the plan was refused: the plan contradicts the rules. */
export class DemonstrationRefused extends Error {
  override readonly name = 'DemonstrationRefused';
  constructor(step: string, { refused, why }: Refusal) {
    super(`the demonstration county cannot be loaded: ${step} was refused as ${refused}: ${why}`);
  }
}

/** Families at work side by side: enough to fill the batches of the log. */
const AT_ONCE = 32;

/**
 * Loads an invented county by sending the commands that its practitioners would have sent, with the dates of their day.
 * Every command has an id that follows from the plan, so a load that was cut short can be run again and writes only what is missing.
 * @returns the position in the log up to which a read model must have read to show all of it.
 * @throws DemonstrationRefused when a rule says no to a step.
 */
export const loadDemonstrationCounty = async (
  tools: DemonstrationTools,
  { children = 100, seed = 2007, places, colleagues, coordinators, onProgress }: DemonstrationOptions,
): Promise<bigint> => {
  const families = planCounty(children, seed, places);
  await register(tools, [...colleagues, ...colleaguesOf(families)]);
  let last = await appointCoordinators(tools, coordinators);
  let done = 0;
  const waiting = householdsOf(families).values();
  const worker = async (): Promise<void> => {
    for (const household of waiting)
      for (const family of household) {
        const position = await loadFamily(tools, family, coordinatorFor(family.place, coordinators));
        if (position > last) last = position;
        done += 1;
        onProgress?.(done, families.length);
      }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return last;
};

/** Siblings one after the other, those without a team of their own first: the team of the others serves them too. */
const householdsOf = (families: readonly Family[]): readonly (readonly Family[])[] => {
  const households = new Map<string, Family[]>();
  for (const family of families) {
    const known = households.get(family.household) ?? [];
    households.set(family.household, family.episode?.team === undefined ? [family, ...known] : [...known, family]);
  }
  return [...households.values()];
};

/** The coordinator in post where the family lives, or one from elsewhere who covers the vacancy. */
const coordinatorFor = (place: string, coordinators: Readonly<Record<string, string>>): Practitioner => ({
  practitionerId: coordinators[place] ?? Object.values(coordinators)[0] ?? demonstration,
  agencyId: demonstration,
  agencyType: 'other',
});

/** @returns the id of the search that is made before a CAF is opened; undefined where nobody makes one. */
const searchFor = async ({ queries, clock }: DemonstrationTools, family: Family): Promise<string | undefined> => {
  const searcher = searcherOf(family);
  if (searcher === undefined) return undefined;
  const { givenNames, familyName, birthDate, childId: correlationId } = family;
  const { practitionerId } = searcher;
  const search = { correlationId, practitionerId, at: clock().toISOString() };
  const terms = { name: { givenNames, familyName, birthDate }, identifiers: [] };
  const answer = await queries.execute(
    new SearchChild(terms, search, { showsShielded: false }, () => Promise.resolve()),
  );
  if (isRefusal(answer)) throw new Error(`the search was refused: ${answer.refused}`);
  return answer.searchId;
};

const loadFamily = async (tools: DemonstrationTools, family: Family, coordinator: Practitioner): Promise<bigint> => {
  const { commands, clock } = tools;
  const searchId = await searchFor(tools, family);
  let last = 0n;
  const seal = <C>(name: string, by: Practitioner, command: C): Envelope<C> =>
    enveloped(derivedId(name, family.childId), family.childId, by, demonstrationRole, command, clock);
  for (const step of stepsOf(family, seal, { coordinator, searchId })) {
    const outcome = await commands.execute(step);
    if (isRefusal(outcome)) throw new DemonstrationRefused(step.constructor.name, outcome);
    if (outcome.position > last) last = outcome.position;
  }
  return last;
};

const register = async ({ commands, clock }: DemonstrationTools, colleagues: readonly Colleague[]): Promise<void> => {
  const editor = { practitionerId: demonstration, agencyId: demonstration };
  const outcomes = await registerColleagues(commands, colleagues, (name, command) =>
    enveloped(derivedId(name, demonstration), demonstration, editor, 'directory-editor', command, clock),
  );
  for (const outcome of outcomes) if (isRefusal(outcome)) throw new DemonstrationRefused('registering', outcome);
};

const appointCoordinators = async (
  { aggregates, clock }: DemonstrationTools,
  coordinators: Readonly<Record<string, string>>,
): Promise<bigint> => {
  let last = 0n;
  for (const [locality, practitionerId] of Object.entries(coordinators)) {
    const by = { practitionerId, agencyId: demonstration };
    const today = dayInLondon(clock());
    const command = { type: 'AppointCoordinator' as const, practitionerId, from: atWorkSince, today };
    const commandId = derivedId(`coordinator of ${locality}`, demonstration);
    const outcome = await aggregates.handle(
      localityAggregate,
      locality,
      enveloped(commandId, demonstration, by, 'locality-coordinator', command, clock),
    );
    if (isRefusal(outcome)) throw new DemonstrationRefused('AppointCoordinator', outcome);
    if (outcome.position > last) last = outcome.position;
  }
  return last;
};

const enveloped = <C>(
  commandId: string,
  correlationId: string,
  { practitionerId, agencyId }: Pick<Practitioner, 'practitionerId' | 'agencyId'>,
  role: string,
  command: C,
  clock: Clock,
): Envelope<C> => ({
  command,
  commandId,
  commandDigest: 'demonstration-county',
  actor: { practitionerId, role, agencyId },
  at: clock().toISOString(),
  correlationId,
  causationId: commandId,
  purpose: 'demonstration',
  locality: null,
});
