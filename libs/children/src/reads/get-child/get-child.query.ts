import { Inject } from '@nestjs/common';
import { In } from 'typeorm';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Reading, SecuredReads } from '@app/access';
import { SEALER, type Sealer } from '@app/event-store';
import { type CalendarDate } from '@app/kernel';
import { openRecord } from '../../personal/child-records';
import { partsShown } from '../../personal/register-parts';
import { ChildCardRow } from './child-card.row';
import { type ChildView, childView, type Protected, type RecordOfChild, type Shown } from './child-view';

export class GetChild extends Query<ChildView | undefined> {
  constructor(
    readonly childId: string,
    readonly on: CalendarDate,
    readonly shown: Shown & Reading,
  ) {
    super();
  }
}

/** $1 the child, $2 its brothers and sisters. A record that the read models do not show yet counts as shielded. */
const groupSql = `
  SELECT coalesce(bool_or(p.ties IS NULL OR p.behind OR p.shielding IS NOT NULL), true) AS "isShielded",
    coalesce(bool_or(p.sealed AND p.merged), false) AS "isSealed",
    (array_agg(p.shielding ORDER BY p.child_id <> $1::uuid, p.child_id) FILTER (WHERE p.shielding IS NOT NULL))[1] AS shielding,
    to_json(read.addresses_of_shielded($1)) AS "addressesOfShielded",
    to_json(ARRAY(SELECT s FROM unnest($2::uuid[]) s WHERE read.is_shielded(s))) AS "siblingsShielded",
    to_json(ARRAY(SELECT s FROM unnest($2::uuid[]) s WHERE read.leads_nowhere(s))) AS "siblingsSealed",
    (SELECT coalesce(json_object_agg(u.record, u.used), '{}') FROM read.used_records($2::uuid[]) u) AS "siblingsUsed"
    FROM read.protection_of($1) p`;

@QueryHandler(GetChild)
export class GetChildHandler implements IQueryHandler<GetChild> {
  constructor(
    private readonly reads: SecuredReads,
    @Inject(SEALER) private readonly sealer: Sealer,
  ) {}

  async execute({ childId, on, shown }: GetChild): Promise<ChildView | undefined> {
    const found = await this.reads.as(shown, async (rows) => {
      const cards = rows.getRepository(ChildCardRow);
      const row = await cards.findOneBy({ childId });
      if (row === null) return undefined;
      const absorbed =
        row.child.absorbed.length === 0 ? [] : await cards.findBy({ childId: In([...row.child.absorbed]) });
      const siblings = [row, ...absorbed].flatMap(({ child }) =>
        child.siblings.flatMap(({ siblingId }) => siblingId ?? []),
      );
      const [group] = await rows.query<[Protected]>(groupSql, [childId, siblings]);
      const [began] = await rows.query<[{ position: string | null }]>('SELECT read.began_at($1) AS position', [
        childId,
      ]);
      return { row, absorbed, group, began };
    });
    if (found === undefined) return undefined;
    const { row, absorbed, group, began } = found;
    const before = { ...began, agencyId: shown.by.agencyId };
    const opened = async (one: ChildCardRow): Promise<RecordOfChild> => ({
      childId: one.childId,
      child: one.child,
      record: await openRecord(
        this.sealer,
        one.childId,
        shown.showsEarlier === true ? one.parts : partsShown(one.parts, before),
      ),
    });
    const [used, ...others] = await Promise.all([row, ...absorbed].map(opened));
    return used && childView(used, others, group, { on, revision: row.revision }, shown);
  }
}
