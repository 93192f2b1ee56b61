import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  EVENT_STORE,
  type EventStore,
  openParts,
  SEALER,
  type SealedParts,
  type Sealer,
  withSealedPart,
} from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { childCodec } from '../../children.codec';

/** A report of danger, with what became of it. */
export interface DangerReportView {
  readonly reportId: string;
  readonly on: CalendarDate;
  readonly reportedBy: string;
  readonly suspends: readonly string[];
  /** What is feared; 'erased' once the child's key is destroyed. */
  readonly inWords: object | 'erased';
  readonly decision: {
    readonly outcome: 'shielding' | 'no-danger';
    readonly decidedBy: string;
    readonly on: CalendarDate;
  } | null;
}
export interface DangerReportsView {
  readonly childId: string;
  readonly reports: readonly DangerReportView[];
}

export class ListDangerReports extends Query<DangerReportsView> {
  constructor(readonly childId: string) {
    super();
  }
}

/** Straight from the log: who decides must not wait for a read model, and no list holds what is feared. */
@QueryHandler(ListDangerReports)
export class ListDangerReportsHandler implements IQueryHandler<ListDangerReports> {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ childId }: ListDangerReports): Promise<DangerReportsView> {
    const facts = (await this.store.read(`child-${childId}`)).flatMap((event) => {
      const fact = childCodec.decode(event);
      return fact === undefined ? [] : [{ event, fact }];
    });
    const reported = facts.flatMap(({ event, fact }) =>
      fact.type === 'DangerReported' ? [{ event, ...fact.data }] : [],
    );
    const sealed = reported.reduce<SealedParts>(
      (parts, { event, reportId }) => withSealedPart(parts, reportId, event),
      {},
    );
    const words = await openParts(this.sealer, childCodec, sealed, [`child-${childId}`]);
    const reports = reported.map(({ reportId, on, reportedBy, suspends }) => {
      const decided = facts.flatMap(({ fact }) =>
        fact.type === 'DangerDecided' && fact.data.reportId === reportId ? [fact.data] : [],
      )[0];
      const { outcome, decidedBy, on: decidedOn } = decided ?? {};
      const decision =
        outcome === undefined || decidedBy === undefined || decidedOn === undefined
          ? null
          : { outcome, decidedBy, on: decidedOn };
      return { reportId, on, reportedBy, suspends, inWords: words[reportId] ?? 'erased', decision } as const;
    });
    return { childId, reports };
  }
}
