import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Grant, type Reading, SecuredReads } from '@app/access';
import { type Fact } from '@app/kernel';
import { type ChildEvent } from '../../domain/child.events';
import { type Actor, EVENT_STORE, type EventStore } from '@app/event-store';
import { childCodec } from '../../children.codec';
import { isShown, type NotShownBefore } from '../../personal/register-parts';

/** One thing that was recorded: what, by whom, when; its plain facts, and whether it holds anything personal. */
export interface HistoryEntry {
  readonly revision: string;
  readonly event: string;
  readonly recordedAt: string;
  readonly recordedBy: Actor;
  readonly facts: object;
  readonly holdsPersonalData: boolean;
}
export interface ChildHistoryView {
  readonly childId: string;
  readonly entries: readonly HistoryEntry[];
  readonly revision: string;
}

export class GetChildHistory extends Query<ChildHistoryView | undefined> {
  constructor(
    readonly childId: string,
    readonly shown: Pick<Grant, 'hidesWhere' | 'showsShielded'> & Reading,
  ) {
    super();
  }
}

/** What tells where a child lives, or with whom, beside the event itself. */
const tellingWhere: Readonly<Partial<Record<ChildEvent['type'], readonly string[]>>> = {
  ChildRegistered: ['place', 'localityBasis', 'twinOf'],
  TwinRecorded: ['place', 'localityBasis', 'twinId'],
  AddressRecorded: ['livesWith', 'shared'],
  HouseholdJoined: ['householdId'],
  PlaceChanged: ['place', 'localityBasis'],
  FactCorrected: ['old', 'new'],
  SiblingLinked: ['siblingId'],
  SiblingUnlinked: ['siblingId'],
  ChildMerged: ['survivorId'],
  ChildUnmerged: ['survivorId'],
  DuplicateAbsorbed: ['duplicateId'],
  DuplicateReleased: ['duplicateId'],
};

const without = (facts: object, fields: readonly string[]): object =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, fields.includes(name) ? null : (value as unknown)]),
  );

/** Who reported danger, and that somebody did, is for those who keep the child safe. */
const aboutDanger: readonly ChildEvent['type'][] = ['DangerReported', 'DangerDecided'];

/** Straight from the log: the history is what happened, not a view of it; without what would lead to a child who is protected. */
@QueryHandler(GetChildHistory)
export class GetChildHistoryHandler implements IQueryHandler<GetChildHistory> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly reads: SecuredReads,
  ) {}

  async execute({ childId, shown }: GetChildHistory): Promise<ChildHistoryView | undefined> {
    const recorded = await this.store.read(`child-${childId}`);
    const facts = recorded.flatMap((event) => {
      const fact = childCodec.decode(event);
      return fact === undefined ? [] : [{ event, fact }];
    });
    const hidden = await this.hiddenSiblings(
      facts.map(({ fact }) => fact),
      shown,
    );
    const before = await this.before(childId, shown);
    const known = facts.filter(({ event, fact }) => {
      const { agencyId } = event.meta.actor;
      const isOld = before !== undefined && !isShown({ agencyId, position: event.position.toString() }, before);
      return (fact.type === 'ChildRegistered' || !isOld) && (shown.showsShielded || !aboutDanger.includes(fact.type));
    });
    const entries = known.map(({ event, fact }) => ({
      revision: event.revision.toString(),
      event: fact.type,
      recordedAt: event.meta.recordedAt,
      recordedBy: event.meta.actor,
      facts: factsShown(fact, hidden, shown),
      holdsPersonalData: event.sealed !== undefined,
    }));
    const revision = facts.at(-1)?.event.revision.toString();
    return revision === undefined ? undefined : { childId, entries, revision };
  }

  /** @returns what is not shown of what was there before the work of whoever asks; undefined where all of it is. */
  private async before(
    childId: string,
    { showsShielded: _, ...reading }: GetChildHistory['shown'],
  ): Promise<NotShownBefore | undefined> {
    if (reading.showsEarlier === true) return undefined;
    const [began] = await this.reads.as(reading, (seen) =>
      seen.query<[{ position: string | null }]>('SELECT read.began_at($1) AS position', [childId]),
    );
    return { ...began, agencyId: reading.by.agencyId };
  }

  private async hiddenSiblings(
    facts: readonly Fact<ChildEvent>[],
    { showsShielded, ...reading }: GetChildHistory['shown'],
  ): Promise<ReadonlySet<string>> {
    const siblings = facts.flatMap(({ data }) => ('siblingId' in data ? (data.siblingId ?? []) : []));
    const rows = await this.reads.as(reading, (seen) =>
      seen.query<{ id: string }[]>(
        'SELECT s AS id FROM unnest($1::uuid[]) s WHERE read.leads_nowhere(s) OR NOT $2 AND read.is_shielded(s)',
        [siblings, showsShielded],
      ),
    );
    return new Set(rows.map(({ id }) => id));
  }
}

const factsShown = (
  { type, data }: Fact<ChildEvent>,
  hidden: ReadonlySet<string>,
  { hidesWhere }: GetChildHistory['shown'],
): object => {
  if (hidesWhere) return without(data, tellingWhere[type] ?? []);
  // As of a brother or sister who is not on the register.
  return 'siblingId' in data && data.siblingId !== null && hidden.has(data.siblingId)
    ? { ...data, siblingId: null }
    : data;
};
