import { LRUCache } from 'lru-cache';
import {
  type AlreadyRecorded,
  dayInLondon,
  type Decider,
  type DomainEvent,
  type Fact,
  isAlreadyRecorded,
  isRefusal,
  refuse,
  type Refusal,
} from '@app/kernel';
import { type Codec, kindOf, sealedPart } from './codec';
import { derivedId } from './derived-id';
import { differences } from './differences';
import { StreamQueue } from './stream-queue';
import { type Actor, type EventStore, type NewEvent, type RecordedEvent, type Sealer, SubjectErased } from './ports';

/** One kind of stream and the rules over it. */
export interface Aggregate<C, E extends DomainEvent, S, R extends Refusal = Refusal> {
  /** Stream category, camelCase without a hyphen; the stream is `category-id`. */
  readonly category: string;
  readonly decider: Decider<C, E, S, R>;
  readonly codec: Codec<E>;
}

/** A command and all that must be known about its sending. */
export interface Envelope<C> {
  readonly command: C;
  /** UUID of this request; a repeat carries the same. */
  readonly commandId: string;
  readonly commandDigest: string;
  readonly actor: Actor;
  /** When it was received: ISO 8601 instant in UTC. */
  readonly at: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly purpose: string;
  readonly locality: string | null;
  /** Ids that derive from the command id, each with the name that it derives from; filled by whoever makes the command. */
  readonly made?: Map<string, string>;
  /** The revisions the caller looked at (`If-Match`): a stream at none of them is refused as `stale`. */
  readonly ifRevisions?: readonly bigint[];
}

/** The command was honoured, now or before. */
export interface Honoured {
  /** Last revision of this command's events, or of the stream when nothing had to be done. */
  readonly revision: bigint;
  /** Position to wait for in a read model. */
  readonly position: bigint;
  /** Whether this request, or the same one under another id, had been honoured before: nothing was written now. */
  readonly repeated: boolean;
  /** What the request recorded, now or the first time, in order: the numbers that it gave are in here. Nothing where nothing had to be done. */
  readonly facts: readonly Fact<DomainEvent>[];
  /** Of a repeat under another id: the ids in `made`, each with the one that the first request gave. */
  readonly firstIds?: ReadonlyMap<string, string>;
}
export type HandleRefusal = Refusal<'stale' | 'key-reused' | 'record-erased' | 'contended'>;
export type Outcome<R extends Refusal = Refusal> = Honoured | HandleRefusal | R;

interface Past {
  readonly digest: string;
  /** Whose keys the digest was made with. */
  readonly subjects: readonly string[];
  readonly revision: bigint;
  readonly position: bigint;
}
interface Folded<S> {
  readonly state: S;
  /** Last revision; -1 when there is no such stream. */
  readonly revision: bigint;
  readonly position: bigint;
  /** What each command that wrote here led to. Shared by the folds of one stream. */
  readonly commands: Map<string, Past>;
  /** When it was last seen to be what the log says, in ms of a clock that only goes forward. */
  seenAt: number;
}

/** A stream holds a stored name that this version does not know: it must not decide on what it cannot read. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
  constructor(readonly type: string) {
    super(`this version of the program does not know the stored name ${type}`);
  }
}

/** Rules answered a person's request with nothing at all: it would be told as done, and nothing would be on record. */
export class NothingDecided extends Error {
  override readonly name = 'NothingDecided';
  constructor(readonly category: string) {
    super(`the rules of ${category} decided nothing about the request of a person`);
  }
}

const decode = <E extends DomainEvent>(codec: Codec<E>, event: Pick<RecordedEvent, 'type' | 'data'>): Fact<E> => {
  const fact = codec.decode(event);
  if (fact === undefined) throw new UnknownEvent(event.type);
  return fact;
};

/** What one command recorded. */
const factsOf = <E extends DomainEvent>(
  codec: Codec<E>,
  recorded: readonly RecordedEvent[],
  commandId: string,
): readonly Fact<E>[] =>
  recorded.filter(({ meta }) => meta.commandId === commandId).map((event) => decode(codec, event));

/** A decision under contention from other processes is taken again this often. */
const ATTEMPTS = 10;
const unseen = -1n;
/** The role of whoever acts where no person does. */
const SYSTEM = 'system';
/** Of what others did meanwhile, no more than this is told. */
const MEANWHILE = 50;

/** Joins what one command wrote, event by event. */
const withEvent = (past: Past | undefined, { meta, subject, revision, position }: RecordedEvent): Past => ({
  digest: meta.commandDigest,
  subjects: subject === undefined ? (past?.subjects ?? []) : withSubject(past?.subjects ?? [], subject),
  revision,
  position,
});

const withSubject = (subjects: readonly string[], subject: string): readonly string[] =>
  subjects.includes(subject) ? subjects : [...subjects, subject];

const firstIds = ({ made }: Pick<Envelope<unknown>, 'made'>, commandId: string): ReadonlyMap<string, string> =>
  new Map([...(made ?? [])].map(([id, name]) => [id, derivedId(name, commandId)]));

const isSameActor = (one: Actor, other: Actor): boolean =>
  one.practitionerId === other.practitionerId && one.agencyId === other.agencyId;

const isAnswer = <A>(decided: readonly unknown[] | A): decided is A => !Array.isArray(decided);

const erased: HandleRefusal = refuse('record-erased', 'this record was erased');

/**
 * Joins rules and log: read, fold, decide, seal, append. The only place that does.
 * Commands on one stream run one after another in this process; folded streams are kept and validated by the append.
 */
export class Aggregates {
  private readonly queue = new StreamQueue();
  private readonly cache: LRUCache<string, Folded<unknown>>;

  constructor(
    private readonly store: EventStore,
    private readonly sealer: Sealer,
    options: { readonly cachedStreams?: number } = {},
  ) {
    this.cache = new LRUCache({ max: options.cachedStreams ?? 20_000 });
  }

  /**
   * Has the aggregate decide on a command and appends what it decides.
   * @returns where the stream stands, or a refusal: the aggregate's own, `stale`, `key-reused`, `record-erased` or `contended`.
   * @throws UnknownEvent when a newer version has written to the stream; NothingDecided; what the store and the sealer throw.
   */
  handle<C, E extends DomainEvent, S, R extends Refusal>(
    aggregate: Aggregate<C, E, S, R>,
    id: string,
    sent: Envelope<C>,
  ): Promise<Outcome<R>> {
    const stream = `${aggregate.category}-${id}`;
    return this.queue.run(stream, () => this.decideAndAppend(aggregate, stream, id, sent));
  }

  /**
   * The present state of a stream, read fresh: for commands that need a fact of another stream.
   * @returns the state and the last revision (-1n: no such stream).
   */
  async fold<C, E extends DomainEvent, S, R extends Refusal>(
    aggregate: Aggregate<C, E, S, R>,
    id: string,
  ): Promise<{ readonly state: S; readonly revision: bigint }> {
    return this.refresh(aggregate, `${aggregate.category}-${id}`);
  }

  /** A whole stream as recorded, oldest first: for the few look-ups that rest on where in the log something stands. */
  recorded(stream: string): Promise<readonly RecordedEvent[]> {
    return this.store.read(stream);
  }

  /**
   * The state of a stream as this process saw it last, and read only when it never did: for a command that needs of its own
   * stream what is settled by the first event. May be behind other processes; `handle` decides on the present state anyway.
   */
  async lastSeen<C, E extends DomainEvent, S, R extends Refusal>(
    aggregate: Aggregate<C, E, S, R>,
    id: string,
  ): Promise<S> {
    const stream = `${aggregate.category}-${id}`;
    const seen = this.cache.get(stream) as Folded<S> | undefined;
    // That a stream is not there settles nothing.
    return (seen === undefined || seen.revision === unseen ? await this.refresh(aggregate, stream) : seen).state;
  }

  /**
   * The state of a stream as the log had it at most so many milliseconds ago; what this process wrote itself is always in it.
   * For what has to follow other processes soon, and is asked too often to be read each time.
   */
  async foldWithin<C, E extends DomainEvent, S, R extends Refusal>(
    aggregate: Aggregate<C, E, S, R>,
    id: string,
    milliseconds: number,
  ): Promise<S> {
    const stream = `${aggregate.category}-${id}`;
    const seen = this.cache.get(stream) as Folded<S> | undefined;
    if (seen !== undefined && performance.now() - seen.seenAt < milliseconds) return seen.state;
    const folded = await this.refresh(aggregate, stream);
    if (!this.cache.has(stream)) this.cache.set(stream, folded);
    return folded.state;
  }

  /** Drops every folded stream, as after an erasure. */
  forget(): void {
    this.cache.clear();
  }

  private async decideAndAppend<C, E extends DomainEvent, S, R extends Refusal>(
    aggregate: Aggregate<C, E, S, R>,
    stream: string,
    id: string,
    sent: Envelope<C>,
  ): Promise<Outcome<R>> {
    const cached = this.cache.get(stream) as Folded<S> | undefined;
    let folded = cached ?? (await this.refresh(aggregate, stream));
    let fresh = cached === undefined;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const decided = await this.decide(aggregate, stream, folded, sent);
      const events = isAnswer(decided) ? decided : await this.toStore(aggregate, decided, stream, id, sent);
      if (isAnswer(events)) {
        // A cached fold may be behind another process: no answer but an append may rest on it.
        if (fresh) return events;
      } else {
        const expected = folded.revision === unseen ? 'no-stream' : folded.revision;
        const outcome = await this.store.append(stream, events, expected);
        // Of a repeat, what was written the first time counts, and that may differ from what was decided now: read it.
        if (outcome.appended && !outcome.repeated) {
          this.cache.set(stream, this.advance(aggregate, folded, events, sent, outcome));
          const facts = events.map((event) => decode(aggregate.codec, event));
          return { revision: outcome.revision, position: outcome.position, repeated: false, facts };
        }
      }
      folded = await this.refresh(aggregate, stream);
      fresh = true;
    }
    return refuse('contended', 'others keep changing this record at the same moment: try again');
  }

  /** Events to append (never empty), or the answer. */
  private async decide<C, E extends DomainEvent, S, R extends Refusal>(
    aggregate: Aggregate<C, E, S, R>,
    stream: string,
    folded: Folded<S>,
    sent: Envelope<C>,
  ): Promise<readonly E[] | Outcome<R>> {
    const before = folded.commands.get(sent.commandId);
    if (before !== undefined) {
      const digest = await this.digest(before.subjects, sent);
      if (digest === undefined) return erased;
      if (before.digest !== digest)
        return refuse('key-reused', 'this idempotency key was used before with another request');
      const facts = factsOf(aggregate.codec, await this.store.read(stream), sent.commandId);
      return { revision: before.revision, position: before.position, repeated: true, facts };
    }
    if (sent.ifRevisions?.includes(folded.revision) === false)
      return this.stale(aggregate.codec, stream, sent.ifRevisions, folded.revision);
    const decided = aggregate.decider.decide(sent.command, folded.state);
    if (isRefusal(decided)) return decided;
    if (isAlreadyRecorded(decided)) return this.compare(aggregate, stream, decided, sent);
    if (decided.length > 0) return decided;
    if (sent.actor.role !== SYSTEM) throw new NothingDecided(aggregate.category);
    return { revision: folded.revision, position: folded.position, repeated: true, facts: [] };
  }

  /**
   * Tells a repeat from another request about the same thing. A repeat is the same request in every field, by the same person in the
   * same agency, as the one that recorded what stands; the digest of the request says so, also of what is sealed.
   */
  private async compare<C, E extends DomainEvent, S, R extends Refusal>(
    { codec }: Aggregate<C, E, S, R>,
    stream: string,
    { by, wanted, refusal, pointers }: AlreadyRecorded<E, R>,
    sent: Envelope<C>,
  ): Promise<readonly E[] | Outcome<R>> {
    const recorded = await this.store.read(stream);
    const past = new Map<string, Past>();
    for (const event of recorded) past.set(event.meta.commandId, withEvent(past.get(event.meta.commandId), event));
    const standing = recorded.map((event) => ({ event, fact: decode(codec, event) })).filter(({ fact }) => by(fact));
    for (const { event } of standing.toReversed()) {
      const { commandId, actor } = event.meta;
      const first = past.get(commandId) as Past;
      if (isSameActor(actor, sent.actor) && first.digest === (await this.digest(first.subjects, sent)))
        return {
          revision: first.revision,
          position: first.position,
          repeated: true,
          facts: factsOf(codec, recorded, commandId),
          firstIds: firstIds(sent, commandId),
        };
    }
    if (refusal === undefined) return wanted;
    const last = standing.at(-1);
    const other = wanted.find(({ type }) => type === last?.fact.type);
    if (last === undefined || other === undefined) return refusal;
    const personal =
      last.event.meta.actor.agencyId === sent.actor.agencyId ? await this.personalOf(codec, last.event) : undefined;
    const differs = differences(
      { ...last.fact.data, ...personal },
      { ...other.data, ...(personal === undefined ? {} : other.personal) },
      { except: refusal.existing, pointers },
    );
    return differs.length === 0 ? refusal : { ...refusal, differs };
  }

  /** Refuses a change of what has changed since, and says what others did meanwhile: kind, day and revision, nothing of what it says. */
  private async stale<E extends DomainEvent>(
    codec: Codec<E>,
    stream: string,
    seen: readonly bigint[],
    present: bigint,
  ): Promise<HandleRefusal> {
    const refusal: HandleRefusal = refuse('stale', 'the record has changed since you looked at it');
    const last = seen
      .filter((one) => one < present)
      .reduce<bigint | undefined>((max, one) => (max === undefined || one > max ? one : max), undefined);
    if (last === undefined) return refusal;
    const meanwhile = (await this.store.read(stream, last))
      .slice(0, MEANWHILE)
      .filter(({ type }) => codec.isOpenKind(type))
      .map(({ type, meta, revision }) => ({
        kind: kindOf(type),
        recordedOn: dayInLondon(new Date(meta.recordedAt)),
        revision: revision.toString(),
      }));
    return meanwhile.length === 0 ? refusal : { ...refusal, meanwhile };
  }

  /** What is sealed in an event; undefined when nothing is, or it was erased. */
  private async personalOf<E extends DomainEvent>(codec: Codec<E>, event: RecordedEvent): Promise<object | undefined> {
    const part = sealedPart(event);
    if (part === undefined) return {};
    const [opened] = await this.sealer.open([part]);
    return opened === undefined || opened === 'erased' ? undefined : codec.liftPersonal(event.type, opened);
  }

  /** The digest of a request under the keys of those of whom it tells; undefined once one of the keys was destroyed. */
  private async digest(
    subjects: readonly string[],
    { commandDigest }: Pick<Envelope<unknown>, 'commandDigest'>,
  ): Promise<string | undefined> {
    if (subjects.length === 0) return commandDigest;
    try {
      return await this.sealer.digest(subjects, commandDigest);
    } catch (error) {
      if (error instanceof SubjectErased) return undefined;
      throw error;
    }
  }

  private async toStore<C, E extends DomainEvent, S, R extends Refusal>(
    { codec }: Aggregate<C, E, S, R>,
    events: readonly E[],
    stream: string,
    id: string,
    sent: Envelope<C>,
  ): Promise<readonly NewEvent[] | HandleRefusal> {
    const encoded = events.map((event) => codec.encode(event, id));
    const ids = events.map((_, index) => derivedId(`${stream}#${index}`, sent.commandId));
    const toSeal = encoded.flatMap(({ type, subject, personal }, index) =>
      subject !== undefined && personal !== undefined
        ? [{ eventId: ids[index] as string, type, subject, personal }]
        : [],
    );
    const subjects = toSeal.reduce<readonly string[]>((known, { subject }) => withSubject(known, subject), []);
    const commandDigest = await this.digest(subjects, sent);
    if (commandDigest === undefined) return erased;
    const meta = {
      commandId: sent.commandId,
      commandDigest,
      actor: sent.actor,
      recordedAt: sent.at,
      correlationId: sent.correlationId,
      causationId: sent.causationId,
      purpose: sent.purpose,
      locality: sent.locality,
    };
    try {
      const sealed = toSeal.length > 0 ? await this.sealer.seal(toSeal) : [];
      let next = 0;
      return encoded.map(({ type, data, subject, personal }, index): NewEvent => {
        const event = { id: ids[index] as string, type, data, meta };
        return subject === undefined || personal === undefined
          ? event
          : { subject, sealed: sealed[next++] as string, ...event };
      });
    } catch (error) {
      if (error instanceof SubjectErased) return erased;
      throw error;
    }
  }

  private advance<C, E extends DomainEvent, S, R extends Refusal>(
    { codec, decider }: Aggregate<C, E, S, R>,
    folded: Folded<S>,
    events: readonly NewEvent[],
    sent: Envelope<C>,
    at: { readonly revision: bigint; readonly position: bigint },
  ): Folded<S> {
    let { state } = folded;
    for (const event of events) state = decider.evolve(state, decode(codec, event));
    const subjects = events.reduce<readonly string[]>(
      (known, { subject }) => (subject === undefined ? known : withSubject(known, subject)),
      [],
    );
    const digest = events[0]?.meta.commandDigest ?? sent.commandDigest;
    folded.commands.set(sent.commandId, { digest, subjects, revision: at.revision, position: at.position });
    const { commands } = folded;
    return { state, revision: at.revision, position: at.position, commands, seenAt: performance.now() };
  }

  /** Brings the cached fold up to the log, reading only what is new. */
  private async refresh<C, E extends DomainEvent, S, R extends Refusal>(
    { codec, decider }: Aggregate<C, E, S, R>,
    stream: string,
  ): Promise<Folded<S>> {
    const known = this.cache.get(stream) as Folded<S> | undefined;
    const seenAt = performance.now();
    const news = await this.store.read(stream, known?.revision ?? unseen);
    if (known !== undefined && news.length === 0) {
      known.seenAt = seenAt;
      return known;
    }
    let state = known?.state ?? decider.initial;
    const commands = known?.commands ?? new Map<string, Past>();
    let last: RecordedEvent | undefined;
    for (const recorded of news) {
      state = decider.evolve(state, decode(codec, recorded));
      const { commandId } = recorded.meta;
      commands.set(commandId, withEvent(commands.get(commandId), recorded));
      last = recorded;
    }
    const folded = {
      state,
      revision: last?.revision ?? known?.revision ?? unseen,
      position: last?.position ?? known?.position ?? 0n,
      commands,
      seenAt,
    };
    const meanwhile = this.cache.get(stream);
    if (last !== undefined && (meanwhile === undefined || meanwhile.revision < folded.revision))
      this.cache.set(stream, folded);
    return folded;
  }
}
