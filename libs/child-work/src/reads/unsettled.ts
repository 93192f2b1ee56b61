import { type Queries } from '@app/runtime';

/** @returns the children for whom something is reserved that should have been settled by that instant, as the read model knows. */
export const unsettledAt = async (database: Queries, instant: string): Promise<readonly string[]> => {
  const rows = await database.query<readonly { readonly child_id: string }[]>(
    `SELECT child_id FROM read.reservation_card WHERE until <= $1 COLLATE "C" ORDER BY until COLLATE "C", child_id`,
    [instant],
  );
  return rows.map(({ child_id }) => child_id);
};
