import { type Aggregates, dayReceived, derivedId } from '@app/event-store';
import { systemActor } from '@app/feeds';
import { type Clock, isRefusal } from '@app/kernel';
import { type LocalityCommand } from '../domain/locality';
import { localityAggregate } from '../localities.codec';
import reference from './localities-2007.json';
import postcodes from './postcodes-2007.json';

export interface LoadingTools {
  readonly aggregates: Aggregates;
  readonly clock: Clock;
}

/** The trust's first day; the reference localities count from it. */
const FROM = '2006-04-01';
/** Names the commands of this load: the same on every run, so that a second run writes nothing. */
const COMMANDS = '5e1d5c0e-6a0f-5b3c-9d54-2f8b7c1e4a90';

/** How each locality of the reference file comes about, as commands of its stream. */
const commandsFor = (today: string): readonly (readonly [code: string, command: LocalityCommand])[] =>
  reference.localities.flatMap(({ code, name, area, places }) => [
    [code, { type: 'EstablishLocality', code, name, area, from: FROM, today }] as const,
    ...places.map(
      (place) =>
        [
          code,
          { type: 'AssignPlace', place: place.code, name: place.name, from: FROM, today, heldBy: undefined },
        ] as const,
    ),
    ...places.flatMap((place) => {
      const prefixes = postcodes.find((entry) => entry.place === place.code)?.prefixes;
      return prefixes === undefined
        ? []
        : [[code, { type: 'MapPostcodes', place: place.code, prefixes, from: FROM, today }] as const];
    }),
  ]);

/**
 * Puts the localities of 2007 and their places on the map, by ordinary commands. Writes nothing the second time, and never
 * undoes what was changed since.
 * @returns the position up to which a projection must have read for the whole map to be seen, and whether anything was written.
 * @throws when a locality of the reference file is refused: the file contradicts what is on the map.
 */
export const loadReferenceLocalities = async ({
  aggregates,
  clock,
}: LoadingTools): Promise<{ readonly position: bigint; readonly wrote: boolean }> => {
  const at = clock().toISOString();
  const loaded = { position: 0n, wrote: false };
  for (const [id, command] of commandsFor(dayReceived({ at }))) {
    const commandId = derivedId(`${command.type} ${id} ${'place' in command ? command.place : ''}`, COMMANDS);
    const outcome = await aggregates.handle(localityAggregate, id, {
      command,
      commandId,
      commandDigest: 'reference-localities-2007',
      actor: { ...systemActor, role: 'reference-data' },
      at,
      correlationId: COMMANDS,
      causationId: commandId,
      purpose: 'reference-data',
      locality: id,
    });
    // What somebody has changed on the map since stays as they left it.
    if (isRefusal(outcome) && outcome.existing !== undefined) continue;
    if (isRefusal(outcome)) throw new Error(`the reference locality ${id} was refused: ${outcome.refused}`);
    if (outcome.position > loaded.position) loaded.position = outcome.position;
    loaded.wrote ||= !outcome.repeated;
  }
  return loaded;
};
