import { breakGlassCodec } from '@app/break-glass';
import { cafAggregate, cafCodec } from '@app/caf';
import { childCodec } from '@app/children';
import { consentCodec } from '@app/consent';
import {
  type Aggregates,
  type EventStore,
  type RecordedEvent,
  sealedPart,
  type Sealer,
  streamIdOf,
} from '@app/event-store';
import { leadProfessionalCodec } from '@app/lead-professional';
import { meetingCallsCodec } from '@app/meeting-calls';
import { remindersCodec } from '@app/reminders';
import { recordsOf, retentionCodec } from '@app/retention';
import { teamCodec } from '@app/team-around-the-child';
import { type Fields, type Held, type HeldEvent } from './domain/held';
import { otherChildrenIn } from './domain/view';

interface Tools {
  readonly aggregates: Aggregates;
  readonly store: EventStore;
  readonly sealer: Sealer;
}
/** What reading needs of a room's codec, whatever its events. */
interface Reading {
  readonly storedNames: readonly string[];
  decode(recorded: Pick<RecordedEvent, 'type' | 'data'>): { readonly data: object } | undefined;
  liftPersonal(type: string, personal: object): object;
}

const TEAM = 'teamAroundChild';
/** The streams in which something about a child is held: category, part of the pack, how it is read. */
const kept: Readonly<Record<string, { readonly section: HeldEvent['section']; readonly codec: Reading }>> = {
  child: { section: 'register', codec: childCodec },
  consent: { section: 'consent', codec: consentCodec },
  caf: { section: 'caf', codec: cafCodec },
  leadProfessional: { section: 'lead-professional', codec: leadProfessionalCodec },
  meetingCall: { section: 'meeting-calls', codec: meetingCallsCodec },
  reminders: { section: 'reminders', codec: remindersCodec },
  breakGlass: { section: 'break-glass', codec: breakGlassCodec },
  retention: { section: 'retention', codec: retentionCodec },
  [TEAM]: { section: 'team', codec: teamCodec },
};
const perChild = Object.keys(kept).filter((category) => category !== TEAM);

/** Every stored name that can stand in a pack. */
export const namesHeld = Object.values(kept).flatMap(({ codec }) => codec.storedNames);

const unversioned = (type: string): string => type.replace(/\.v\d+$/, '');

/** Opens what is sealed with the keys of these subjects; what is sealed with another's stays shut. */
const openedBy = async (
  sealer: Sealer,
  events: readonly RecordedEvent[],
  subjects: ReadonlySet<string>,
): Promise<readonly HeldEvent[]> => {
  const own = events.flatMap((event) => {
    const part = sealedPart(event);
    return part !== undefined && subjects.has(part.subject) ? [part] : [];
  });
  const opened = await sealer.open(own);
  const parts = new Map(own.map(({ eventId }, index) => [eventId, opened[index]]));
  return events.flatMap((event): readonly HeldEvent[] => {
    const { section, codec } = kept[event.stream.slice(0, event.stream.indexOf('-'))] as (typeof kept)[string];
    const fact = codec.decode(event);
    if (fact === undefined) return [];
    const part = parts.get(event.id) ?? (event.sealed === undefined ? null : 'of-another');
    return [
      {
        section,
        name: unversioned(event.type),
        of: streamIdOf(event.stream),
        data: fact.data as Fields,
        personal: part === null || typeof part === 'string' ? part : (codec.liftPersonal(event.type, part) as Fields),
        recordedAt: event.meta.recordedAt,
        by: event.meta.actor,
      },
    ];
  });
};

const readAll = async (store: EventStore, streams: readonly string[]): Promise<readonly RecordedEvent[]> => {
  const read = await Promise.all(streams.map((stream) => store.read(stream)));
  return read.flat().sort((one, other) => (one.position < other.position ? -1 : 1));
};

const named = ({ personal }: HeldEvent): readonly string[] => {
  if (personal === null || typeof personal === 'string') return [];
  const right = (personal['new'] ?? {}) as Fields;
  return [personal, right]
    .flatMap(({ givenNames, familyName, alsoKnownAs }) => [givenNames, familyName, alsoKnownAs].flat())
    .filter((name): name is string => typeof name === 'string');
};

/** What other children are called, or were: only to keep their names out. */
const namesOf = async ({ store, sealer }: Tools, children: readonly string[]): Promise<readonly string[]> => {
  const events = await readAll(
    store,
    children.map((childId) => `child-${childId}`),
  );
  const opened = await openedBy(sealer, events, new Set(children.map((childId) => `child-${childId}`)));
  return [...new Set(opened.flatMap(named))];
};

/**
 * Reads all that the log holds about one child, no read model between: its own streams and those of its duplicates, and the teams that
 * serve or served it.
 */
export const gather = async (tools: Tools, childId: string): Promise<Omit<Held, 'looks' | 'sharesProtection'>> => {
  const { aggregates, store, sealer } = tools;
  const records = await recordsOf(aggregates, childId);
  const files = await Promise.all(records.map((record) => aggregates.fold(cafAggregate, record)));
  const teams = [...new Set(files.flatMap(({ state }) => state.episodes.flatMap((episode) => episode.teams)))];
  const recorded = await readAll(store, [
    ...records.flatMap((record) => perChild.map((category) => `${category}-${record}`)),
    ...teams.map((tacId) => `${TEAM}-${tacId}`),
  ]);
  const subjects = new Set([...records.map((record) => `child-${record}`), ...teams.map((tacId) => `team-${tacId}`)]);
  const events = await openedBy(sealer, recorded, subjects);
  const others = await namesOf(tools, otherChildrenIn({ records, events }));
  return { childId, records, events, others };
};
