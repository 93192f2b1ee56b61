import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { DataSource } from 'typeorm';
import { ACCESS_RECORD, type AccessRecord, entriesAbout } from '@app/access';
import { childAggregate, parentalResponsibilityOn } from '@app/children';
import { consentAggregate } from '@app/consent';
import { Aggregates, EVENT_STORE, type EventStore, type Sealer, SEALER } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { type PackRequest } from '../../domain/held';
import { type PackRefusal, refusalOf, type Standing } from '../../domain/may-have';
import { packOf } from '../../domain/pack';
import { gather } from '../../gather';

type Made = ReturnType<typeof packOf>;

/** Everything that is held about one child, as one recipient may have it. It is written down before it is made. */
export class GetPack extends Query<Made | PackRefusal> {
  constructor(
    readonly childId: string,
    readonly request: PackRequest,
    readonly today: CalendarDate,
    /** Id of the asking, in the record of access as in the reference of the pack. */
    readonly correlationId: string,
  ) {
    super();
  }
}

@QueryHandler(GetPack)
export class GetPackHandler implements IQueryHandler<GetPack> {
  constructor(
    private readonly aggregates: Aggregates,
    private readonly database: DataSource,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(SEALER) private readonly sealer: Sealer,
    @Inject(ACCESS_RECORD) private readonly record: AccessRecord,
  ) {}

  /** @throws what the record of access throws: then there is no pack. */
  async execute({ childId, request, today, correlationId }: GetPack): Promise<Made | PackRefusal> {
    const refused = refusalOf(request, await this.standingOf(childId, request, today));
    const { practitionerId, role, agencyId } = request.madeBy;
    await this.record.write({
      ...{ at: request.madeAt, verb: 'export', action: 'export-record', practitionerId, role, agencyId },
      ...{ decision: refused === undefined ? 'allowed' : 'denied', reason: refused?.refused ?? request.ground },
      ...{ purpose: 'subject-access', children: [childId], fields: 'full', correlationId },
    });
    if (refused !== undefined) return refused;
    const { aggregates, store, sealer } = this;
    const held = await gather({ aggregates, store, sealer }, childId);
    const [looks, [group]] = await Promise.all([
      entriesAbout(this.database, held.records),
      this.database.query<[{ shielded: boolean }]>('SELECT read.is_shielded($1) AS shielded', [childId]),
    ]);
    return packOf({ ...held, looks, sharesProtection: group.shielded }, request);
  }

  private async standingOf(childId: string, { personId }: PackRequest, today: CalendarDate): Promise<Standing> {
    const { state: child } = await this.aggregates.fold(childAggregate, childId);
    if (child.is === 'unregistered')
      return { record: 'missing', responsibility: undefined, childDecides: false, today };
    const { state: consent } = await this.aggregates.fold(consentAggregate, childId);
    return {
      record: child.status === 'merged' ? 'merged' : child.status === 'adopted' ? 'sealed' : 'open',
      responsibility: personId === null ? undefined : parentalResponsibilityOn(child, personId, today),
      childDecides: consent.sayings.at(-1)?.by.kind === 'child',
      today,
    };
  }
}
