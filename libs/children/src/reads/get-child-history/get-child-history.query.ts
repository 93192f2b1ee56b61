import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Actor, EVENT_STORE, type EventStore } from '@app/event-store';
import { childCodec } from '../../children.codec';

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
  constructor(readonly childId: string) {
    super();
  }
}

/** Straight from the log: the history is what happened, not a view of it. */
@QueryHandler(GetChildHistory)
export class GetChildHistoryHandler implements IQueryHandler<GetChildHistory> {
  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  async execute({ childId }: GetChildHistory): Promise<ChildHistoryView | undefined> {
    const recorded = await this.store.read(`child-${childId}`);
    const entries = recorded.flatMap((event) => {
      const fact = childCodec.decode(event);
      return fact === undefined
        ? []
        : [
            {
              revision: event.revision.toString(),
              event: fact.type,
              recordedAt: event.meta.recordedAt,
              recordedBy: event.meta.actor,
              facts: fact.data,
              holdsPersonalData: event.sealed !== undefined,
            },
          ];
    });
    const revision = entries.at(-1)?.revision;
    return revision === undefined ? undefined : { childId, entries, revision };
  }
}
