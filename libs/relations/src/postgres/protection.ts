import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Sensitivity, STANDINGS_SHOWN, type StandingsShown } from '@app/access';
import { type Child, childAggregate, tiesOf } from '@app/children';
import { Aggregates } from '@app/event-store';
import { type Queries } from '@app/runtime';

/** How carefully a record has to be kept from view. */
export interface Protected {
  readonly sensitivity: Sensitivity;
  readonly isErased: boolean;
}

/** A record of the group to which a child belongs, as the read models have it. */
interface Member {
  readonly childId: string;
  /** Whether it is a record of the same child. */
  readonly merged: boolean;
  /** What the register knew of its ties; null: nothing yet. */
  readonly ties: string | null;
  readonly shielded: boolean;
  readonly sealed: boolean;
  readonly erased: boolean;
  /** Its addresses have not been compared with those of others yet. */
  readonly behind: boolean;
}

const membersSql = `
  SELECT child_id AS "childId", merged, ties, shielding IS NOT NULL AS shielded, sealed, erased, behind
    FROM read.protection_of($1)`;

/**
 * How carefully a record has to be kept from view, by the group to which the child belongs: its other records, and the children with
 * whom it shares a household or a dwelling. The group is looked up in the read models, and each member judged by its fold; where the
 * two do not agree, the read models are waited for, and as long as they stay behind the record counts as shielded.
 */
@Injectable()
export class Protection {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(DataSource) private readonly database: Queries,
    @Inject(STANDINGS_SHOWN) private readonly standingsShown: StandingsShown,
  ) {}

  /**
   * @param child as the log has it, or had it a moment ago.
   * @param fresh true: compared with the folds of all members. False: as the read models show it.
   * @returns undefined for a child who is not on the register. Of an erased record `isErased` is true.
   */
  async of(childId: string, child: Child, fresh: boolean): Promise<Protected | undefined> {
    const members = await this.members(childId);
    if (child.is === 'unregistered') return undefined;
    const own = child.status === 'adopted' ? 'sealed' : child.shielding === null ? 'open' : 'shielded';
    if (own === 'sealed' || !fresh) return strictest(own, members, childId);
    if (await this.agree(members)) return strictest(own, members, childId);
    await this.standingsShown();
    const again = await this.members(childId);
    return strictest((await this.agree(again)) ? own : 'shielded', again, childId);
  }

  private members(childId: string): Promise<readonly Member[]> {
    return this.database.query<readonly Member[]>(membersSql, [childId]);
  }

  /** Whether the read models show each member as its fold does. */
  private async agree(members: readonly Member[]): Promise<boolean> {
    const agreed = await Promise.all(
      members.map(async ({ childId, ties, behind }) => {
        const { state } = await this.aggregates.fold(childAggregate, childId);
        return !behind && (state.is === 'unregistered' ? null : tiesOf(state)) === ties;
      }),
    );
    return agreed.every(Boolean);
  }
}

const strictest = (own: Sensitivity, members: readonly Member[], childId: string): Protected => {
  const isErased = members.some((one) => one.erased && one.childId === childId);
  if (own === 'sealed' || members.some(({ sealed, merged }) => sealed && merged))
    return { sensitivity: 'sealed', isErased };
  const shielded = own === 'shielded' || members.some((one) => one.shielded || one.behind);
  return { sensitivity: shielded ? 'shielded' : 'open', isErased };
};
