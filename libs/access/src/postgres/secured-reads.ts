import { Inject, Injectable, Optional } from '@nestjs/common';
import { escapeLiteral, type PoolClient, type QueryResult } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { type Clock, dayInLondon } from '@app/kernel';
import { CLOCK } from '@app/runtime';
import { type Grant } from '../may';
import { type Action } from '../policy/actions';
import { type HeldRole } from '../roles';

/** For whom rows are read, and what for. */
export type Reading = Pick<Grant, 'action' | 'held' | 'by' | 'children'> & Partial<Pick<Grant, 'showsEarlier'>>;

/** Where nobody asks but whoever runs the installation: what the role sees of its own, without standing to any record. */
export const operator = (action: Action, held: HeldRole): Reading => ({
  action,
  held,
  by: { practitionerId: NIL, agencyId: NIL, areas: [] },
  children: [],
});
const NIL = '00000000-0000-0000-0000-000000000000';

/** Waits, for a moment at most, until the tables show what has been recorded by now about who stands how to a record. */
export type StandingsShown = () => Promise<void>;
/** Nest injection token of it. */
export const STANDINGS_SHOWN = Symbol('StandingsShown');

/** What a transaction says about itself; the policies of the tables compare it with their rows. */
type Context = Readonly<Record<string, string>>;

/** One column, because a client describes and parses each one that comes back. */
const settings = (context: Context): string => {
  const set = Object.entries(context).map(
    ([name, value]) => `set_config(${escapeLiteral(`teamaround.${name}`)}, ${escapeLiteral(value)}, true)`,
  );
  return `concat(${set.join(', ')})`;
};

/**
 * The only way to rows about one child, team or person: a transaction that says for whom it reads. What it says ends with it, so that
 * nothing of it stays on the connection; without it the tables show nothing.
 */
@Injectable()
export class SecuredReads {
  constructor(
    private readonly database: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
    @Optional() @Inject(STANDINGS_SHOWN) private readonly standingsShown: StandingsShown = () => Promise.resolve(),
  ) {}

  /**
   * Who was let through by what the log says, and is not known to the tables yet, waits for them: whoever has just joined a team.
   * @param read one statement after the other, all of them in the transaction: it sees what the person may see, and no more.
   */
  as<T>(
    { action, held, by, children, showsEarlier = false }: Reading,
    read: (rows: EntityManager) => Promise<T>,
  ): Promise<T> {
    const { practitionerId, agencyId, areas } = by;
    const now = this.clock();
    return this.within(
      {
        action,
        role: held,
        earlier: showsEarlier ? 'shown' : '',
        practitioner: practitionerId,
        agency: agencyId,
        areas: areas.join('\n'),
        today: dayInLondon(now),
        now: now.toISOString(),
      },
      read,
      children,
    );
  }

  /** @param digests keyed digests of what is searched for: whoever has none of them finds nobody. */
  knowing<T>(digests: readonly string[], read: (rows: EntityManager) => Promise<T>): Promise<T> {
    return this.within({ digests: digests.join(',') }, read);
  }

  private async within<T>(
    context: Context,
    read: (rows: EntityManager) => Promise<T>,
    children: readonly string[] = [],
  ): Promise<T> {
    const runner = this.database.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const begin = `BEGIN READ ONLY; SELECT ${settings(context)}`;
      if (children.length === 0) await client.query(begin);
      else {
        const asked = `SELECT read.reaches_any(${escapeLiteral(`{${children.join()}}`)}) AS reached`;
        const answers = (await client.query(`${begin}; ${asked}`)) as unknown as readonly QueryResult<{
          reached: boolean;
        }>[];
        if (answers.at(-1)?.rows[0]?.reached === false) {
          await client.query('ROLLBACK');
          await this.standingsShown();
          await client.query(begin);
        }
      }
      const result = await read(runner.manager);
      await runner.query('COMMIT');
      return result;
    } catch (error) {
      // A connection that cannot even roll back is broken: the server has ended the transaction, and the pool drops it.
      await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}
