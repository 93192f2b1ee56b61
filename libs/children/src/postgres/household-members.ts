import { type Queries } from '@app/runtime';

/** Which children live in one household now, as the automation that shields households has read so far. */
export class HouseholdMembers {
  constructor(private readonly database: Queries) {}

  /** The child lives in this household from now on; null: in none. */
  async keep(childId: string, householdId: string | null): Promise<void> {
    await this.database.query(
      householdId === null
        ? 'DELETE FROM read.household_member WHERE child_id = $1'
        : `INSERT INTO read.household_member (child_id, household_id) VALUES ($1, $2)
           ON CONFLICT (child_id) DO UPDATE SET household_id = excluded.household_id`,
      householdId === null ? [childId] : [childId, householdId],
    );
  }

  /** @returns the ids of the other children there. */
  async others(childId: string, householdId: string): Promise<readonly string[]> {
    const rows = await this.database.query<{ child_id: string }[]>(
      'SELECT child_id FROM read.household_member WHERE household_id = $1 AND child_id <> $2 ORDER BY child_id',
      [householdId, childId],
    );
    return rows.map(({ child_id }) => child_id);
  }
}
